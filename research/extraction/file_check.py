"""Decides whether an uploaded file is a paper that can be taken, by its content."""

from pathlib import PurePath
from typing import BinaryIO

from django.utils.translation import gettext as _

from .limits import MEGABYTE
from .reading import read
from .refusal import FileRefused
from .signatures import (
    OLE_ENCRYPTED,
    OLE_HEADER,
    ZIP_HEADER,
    contains,
    is_pdf,
    read_head,
    recognise,
)
from .source import open_source

NAMES = {"pdf": "PDF", "docx": "Word"}


def check_paper_file(file: BinaryIO, *, name: str, max_bytes: int) -> str:
    """Return "pdf" or "docx", or raise `FileRefused` with a sentence for the researcher.

    `name` is the file's name as the person sees it, or empty when it has none; its ending must
    agree with the content, since browsers go by it. The file is opened in the sandbox, every page
    once. Leaves `file` at its beginning.
    """
    _check_size(file, max_bytes)
    with open_source(file) as copy:
        kind = _kind(copy)
        read(copy, kind=kind, task="check")
    _check_name(name, kind)
    return kind


def _check_size(file: BinaryIO, max_bytes: int) -> None:
    size = file.seek(0, 2)
    file.seek(0)
    if not size:
        raise FileRefused("empty", _("The file is empty. Please choose the finished paper."))
    if size > max_bytes:
        raise FileRefused(
            "too_large",
            _(
                "The file has %(size)s MB; at most %(most)s MB can be taken. Please make its "
                "images smaller, or upload it in parts."
            )
            % {"size": f"{size / MEGABYTE:.1f}", "most": f"{max_bytes / MEGABYTE:g}"},
        )


def _kind(file: BinaryIO) -> str:
    head = read_head(file)
    if is_pdf(head):
        return "pdf"
    if head.startswith(ZIP_HEADER):
        return "docx"
    if head.startswith(OLE_HEADER):
        raise _old_office(file)
    raise _disguised(head)


def _old_office(file: BinaryIO) -> FileRefused:
    if contains(file, OLE_ENCRYPTED):
        return FileRefused("encrypted")
    return FileRefused(
        "unsupported",
        _("The file is in an old Office format. Please save it as PDF or .docx."),
    )


def _disguised(head: bytes) -> FileRefused:
    what = recognise(head)
    if what is None:
        return FileRefused("disguised")
    return FileRefused(
        "disguised",
        _(
            "The file is %(what)s, whatever its name says. Please upload the paper as PDF or "
            "Word file (.docx)."
        )
        % {"what": what},
    )


def _check_name(name: str, kind: str) -> None:
    if name and PurePath(name).suffix.lower() != f".{kind}":
        raise FileRefused(
            "disguised",
            _(
                "The file is a %(kind)s file, but its name does not end in .%(ending)s. Please "
                "rename it and upload it again."
            )
            % {"kind": NAMES[kind], "ending": kind},
        )
