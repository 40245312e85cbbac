"""One line and one letter of a PDF page, as pdfium knows them."""

import ctypes
import math
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(slots=True)
class Line:
    """One line; `size` is the size of its letters in points, as seen on the page."""

    text: str
    size: float


@dataclass(slots=True)
class Letter:
    """One character and where it stands, in points of the page.

    `origin` is where its glyph starts; `left` and `right` bound the part of the glyph's box that
    pdfium gives to this character.
    """

    text: str
    index: int
    origin: float
    baseline: float
    left: float
    right: float


def read_letter(text_page: pypdfium2.PdfTextPage, index: int) -> Letter | None:
    """Return the letter at `index`; None behind the end and for what is no character."""
    code = pdfium.FPDFText_GetUnicode(text_page, index)
    if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
        return None
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
    pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
    places = (x.value, y.value, box.left, box.right)
    return Letter(chr(code), index, *places) if all(map(math.isfinite, places)) else None


def letter_size(text_page: pypdfium2.PdfTextPage, index: int) -> float:
    """Return the size of a letter as seen on the page: font size times the text's scale."""
    matrix = pdfium.FS_MATRIX()
    size = pdfium.FPDFText_GetFontSize(text_page, index)
    pdfium.FPDFText_GetMatrix(text_page, index, matrix)
    scale = math.hypot(matrix.b, matrix.d)
    return size * scale if math.isfinite(scale) and scale else size
