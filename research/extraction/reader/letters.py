"""One line and one letter of a PDF page, as pdfium knows them."""

import ctypes
import math
from collections.abc import Iterator
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
    """One character and the place where its glyph starts, in points of the page."""

    text: str
    index: int
    origin: float
    baseline: float


class LettersOfPage:
    """Reads letters from pdfium; written for speed, a page has thousands and each call counts."""

    def __init__(self, text_page: pypdfium2.PdfTextPage, text: str) -> None:
        self._raw = text_page.raw
        self._box = pdfium.FS_RECTF()
        self._count = text_page.count_chars()
        self._text = text if len(text) == self._count else None

    def __iter__(self) -> Iterator[Letter | None]:
        """Yield every character in pdfium's order; None for what is no character."""
        raw, x, y = self._raw, ctypes.c_double(), ctypes.c_double()
        texts = self._text or map(self._character, range(self._count))
        for index, text in enumerate(texts):
            pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
            placed = text and math.isfinite(x.value + y.value)
            yield Letter(text, index, x.value, y.value) if placed else None

    def _character(self, index: int) -> str:
        """Return one character where pdfium's text and its letters do not run in step."""
        code = pdfium.FPDFText_GetUnicode(self._raw, index)
        return chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else ""

    def edges(self, letter: Letter) -> tuple[float, float]:
        """Return left and right of the part of the glyph's box that is this letter's."""
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(self._raw, letter.index, box)
        if not math.isfinite(box.left + box.right):
            return letter.origin, letter.origin
        return box.left, max(box.right, box.left)

    def size(self, index: int) -> float:
        """Return the size of a letter as seen on the page: font size times the text's scale."""
        matrix = pdfium.FS_MATRIX()
        size = pdfium.FPDFText_GetFontSize(self._raw, index)
        pdfium.FPDFText_GetMatrix(self._raw, index, matrix)
        scale = math.hypot(matrix.b, matrix.d)
        return size * scale if math.isfinite(scale) and scale else size
