"""The one exception of this package, and the sentence for each reason a file is refused."""

from typing import Any

from django.utils.translation import gettext_lazy as _

REASONS = {
    "empty": _("The file is empty: it has no pages. Please choose the finished paper."),
    "too_large": _("The file holds more text than can be stored. Please upload it in parts."),
    "disguised": _("The file is not a PDF or a Word file (.docx), whatever its name says."),
    "damaged": _(
        "The file is damaged and cannot be read. Please open it in your own program, save it "
        "again as PDF and upload the new file."
    ),
    "encrypted": _(
        "The file is protected by a password. Please remove the password and upload it again."
    ),
    "too_many_pages": _("The file has too many pages. Please upload it in parts."),
    "too_slow": _(
        "Reading the file takes too long. Please save it again as a simpler PDF, or upload it "
        "in parts."
    ),
    "too_big_in_memory": _(
        "Reading the file takes too much memory. Please save it again with smaller images, or "
        "upload it in parts."
    ),
    "unsupported": _("This kind of file cannot be taken. Please save it as PDF or .docx."),
}

# More exact sentences, where the reader can tell what the file is.
HINTS = {
    "macros": _(
        "The Word file has macros, which are not taken. Please save it as a plain .docx document."
    ),
    "template": _("The file is a Word template. Please save it as a .docx document."),
    "spreadsheet": _("The file is a spreadsheet, not a paper. Please save it as PDF."),
    "slides": _("The file is a presentation. Please save it as PDF."),
    "archive": _(
        "The file is an archive (ZIP), not a Word document. Please unpack it and upload the "
        "paper itself."
    ),
}


class FileRefused(Exception):
    """A file that cannot be taken; `str()` is a sentence for the person who chose it.

    `code` is one of the keys of `REASONS`. `detail` is for the log only: it may quote the file.
    """

    def __init__(self, code: str, reason: Any = None, *, detail: str = "") -> None:
        self.code = code
        self.reason = REASONS[code] if reason is None else reason
        self.detail = detail
        super().__init__(code, self.reason)

    def __str__(self) -> str:
        return str(self.reason)
