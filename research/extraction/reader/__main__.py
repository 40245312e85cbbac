"""Reads one untrusted file from standard input; runs in the sandbox and knows nothing of the site.

Arguments: the kind of file (`pdf` or `docx`), the task (`check`, `look` or `extract`) and the
limits as JSON. The only place where libraries parse what strangers sent.
"""

import json
import sys
from importlib import import_module

from report import run_reporting

MODULES = {"pdf": "pdf_file", "docx": "word_file"}


def main() -> None:
    """Read the file and do the task."""
    kind, task, options = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
    reader = import_module(MODULES[kind])
    getattr(reader, task)(sys.stdin.buffer.read(), options)


run_reporting(main)
