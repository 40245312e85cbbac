"""Turns one PDF page into lines of text in reading order."""

import re

import pypdfium2
from letters import LettersOfPage, Line
from report import Refused
from rtl_lines import rebuild_lines

# Hebrew, Arabic, Syriac, Thaana, N'Ko and the Arabic presentation forms.
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def read_lines(page: pypdfium2.PdfPage, most: int, *, sized: bool = False) -> list[Line]:
    """Return the page's lines; refuse a page of more than `most` characters.

    `sized` asks for the sizes of the letters, which cost time; they are 0 otherwise.
    """
    text_page = page.get_textpage()
    if text_page.count_chars() > most:
        raise Refused("too_large")
    text = text_page.get_text_range()
    letters = LettersOfPage(text_page, text)
    lines = rebuild_lines(letters) if RIGHT_TO_LEFT.search(text) else None
    if lines is None:
        lines = _lines_as_given(letters, text, sized)
    text_page.close()
    return lines


def _lines_as_given(letters: LettersOfPage, text: str, sized: bool) -> list[Line]:
    lines, start = [], 0
    for line in text.splitlines(keepends=True):
        size = letters.size(start) if sized and line.strip() else 0.0
        lines.append(Line(line.rstrip("\r\n"), size))
        start += len(line)
    return lines
