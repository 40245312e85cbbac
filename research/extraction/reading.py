"""Asks the sandboxed reader about one file and turns every failure into `FileRefused`."""

import json
import logging
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from . import sandbox
from .limits import FILE_LIMITS, ORDINARY, FileLimits, Limits
from .refusal import HINTS, FileRefused

READER = Path(__file__).with_name("reader")
log = logging.getLogger(__name__)


def read(
    file: BinaryIO,
    *,
    kind: str,
    task: str,
    limits: Limits = ORDINARY,
    file_limits: FileLimits = FILE_LIMITS,
    optional_after: str = "",
) -> list[dict]:
    """Return the reader's messages for one real, open file.

    `kind` is "pdf" or "docx"; `task` is "check", "look" or "extract". Once a message with the key
    `optional_after` has come, what follows may fail without harm.
    """
    file.seek(0)
    arguments = [kind, task, json.dumps(file_limits.as_options())]
    report = sandbox.run(READER, arguments, file, limits)
    if refusal := _refusal(report):
        log.debug("%s of a %s refused: %s %s", task, kind, refusal.code, refusal.detail)
        if not optional_after or not any(optional_after in said for said in report.messages):
            raise refusal
    return report.messages


def _refusal(report: sandbox.Report) -> FileRefused | None:
    last = report.messages[-1] if report.messages else {}
    if "refused" in last:
        return _in_words(last)
    if report.failure:
        return FileRefused(report.failure, detail="the reader was stopped")
    return None if "done" in last else FileRefused("damaged", detail="no answer")


def _in_words(said: dict) -> FileRefused:
    code = said["refused"]
    reason: Any = HINTS.get(said.get("hint", ""))
    if code == "too_many_pages" and "pages" in said:
        reason = _(
            "The file has %(pages)s pages; at most %(most)s can be taken. "
            "Please upload it in parts."
        ) % {"pages": said["pages"], "most": FILE_LIMITS.max_pages}
    return FileRefused(code, reason, detail=said.get("detail", ""))
