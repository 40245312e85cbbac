"""Tells by its first bytes what a file really is, in words for people."""

import re
from typing import BinaryIO

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

HEAD = 4096
# A PDF header may stand behind other bytes, but within the first 1024 (Adobe's reader does so;
# ISO 32000-1, annex H, implementation note 13).
PDF_WITHIN = 1024
PDF_HEADER = b"%PDF-"
ZIP_HEADER = b"PK\x03\x04"
OLE_HEADER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The stream in which Office keeps a password-protected document ([MS-OFFCRYPTO] 2.3.4.4).
OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

KNOWN: list[tuple[re.Pattern[bytes], Promise]] = [
    (re.compile(rb"\s*<(!doctype html|html|head|body|script)", re.I), _("a web page (HTML)")),
    (re.compile(rb"\s*<(\?xml|svg)", re.I), _("an XML file")),
    (re.compile(rb"MZ|\x7fELF|\xcf\xfa\xed\xfe|#!"), _("a program")),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|RIFF....WEBP", re.S), _("a picture")),
    (re.compile(rb"PK(\x03\x04|\x05\x06|\x07\x08)"), _("an archive (ZIP)")),
    (re.compile(rb"\x1f\x8b|7z\xbc\xaf|Rar!|BZh|\xfd7zXZ"), _("an archive")),
    (re.compile(rb"\{\\rtf"), _("a Rich Text file (RTF)")),
    (re.compile(rb"%!PS"), _("a PostScript file")),
]


def read_head(file: BinaryIO) -> bytes:
    """Return the file's first bytes."""
    file.seek(0)
    return file.read(HEAD)


def is_pdf(head: bytes) -> bool:
    """Say whether a PDF header stands at the start, or near it behind bytes of no other kind.

    A web page or program with a PDF header inside would be a PDF to us and itself to others.
    """
    place = head.find(PDF_HEADER, 0, PDF_WITHIN)
    return place == 0 or (place > 0 and not any(known.match(head) for known, _name in KNOWN))


def recognise(head: bytes) -> Promise | None:
    """Return what a file of this beginning is, for a sentence, or None when unknown."""
    for pattern, name in KNOWN:
        if pattern.match(head):
            return name
    return None if re.search(rb"[\0-\x08\x0e-\x1a]", head) else _("a text file")


def contains(file: BinaryIO, sought: bytes) -> bool:
    """Say whether the file has these bytes anywhere; reads it piece by piece."""
    file.seek(0)
    kept = b""
    while piece := file.read(1024 * 1024):
        if sought in kept + piece:
            return True
        kept = piece[-len(sought) :]
    return False
