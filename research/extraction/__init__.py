"""Reading a paper's file: checks by content, text page by page, proposals for the upload screen.

Untrusted bytes are parsed only by `reader/`, in a process of its own (`sandbox.py`); the rest of
this package works on the text that comes back. Knows no model and needs no database.
"""

from .file_check import check_paper_file
from .first_look import FirstLook, read_first_look
from .language import detect_language
from .pages import ExtractedPage, extract_pages
from .refusal import FileRefused

__all__ = [
    "ExtractedPage",
    "FileRefused",
    "FirstLook",
    "check_paper_file",
    "detect_language",
    "extract_pages",
    "read_first_look",
]
