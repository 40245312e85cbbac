"""Rebuilds the lines of a page with Arabic or Hebrew from the places of its letters.

pdfium gives such pages in an order that depends on how the PDF was produced: of the words of one
line some come in logical order and others letter by letter from left to right (files printed by
Chromium carry an ActualText for most single letters, and those come reversed), ligatures of
several letters come backwards, and lines fall apart at marks above or below the line. The places
of the letters on the page do not lie: letters are sorted from left to right, and that visual order
is turned back into logical order by the rules of the Unicode bidirectional algorithm (UAX #9).
pdfium's division into words is reliable and is kept.
"""

import unicodedata
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from statistics import median_low

from bidi import is_right_to_left, to_logical
from letters import Letter, LettersOfPage, Line

SAME_PLACE = 0.05  # points: two letters of one glyph share an origin
SAME_BASELINE = 0.35  # of the size of the letters
COLUMN_GAP = 1.0  # of the size: wider gaps may be the gutter between columns
GLUED_GAP = 0.17  # of the size: narrower gaps hold no space
# pdfium's mark for a hyphen at the end of a line, which joins the two lines' words to one.
DIVIDED = "\ufffe"
BETWEEN_LINES = "\r\n" + DIVIDED
# Ligatures whose letters pdfium may give backwards, written in logical order.
LIGATURES = {"لا", "لأ", "لإ", "لآ", "لله", "الله", "لم", "لي", "لى", "في", "محمد"}


@dataclass(slots=True)
class Word:
    """Letters that pdfium gave without a space between; `clusters` from left to right.

    `glued` says that a line end, not a space, stood before it in pdfium's order.
    """

    index: int
    letters: list[Letter]
    clusters: list[str]
    size: float
    baseline: float
    left: float
    right: float
    glued: bool


def rebuild_lines(letters: LettersOfPage) -> list[Line] | None:
    """Return the page's lines in logical order, or None where the text does not run level."""
    words = _read_words(letters)
    if not words or _runs_upright(words):
        return None
    lines = [part for line in _group_by_baseline(words) for part in _split_columns(line)]
    lines.sort(key=lambda line: min(word.index for word in line))
    page_is_rtl = _mostly_rtl(words)
    return [Line(_line_text(line, page_is_rtl), line[0].size) for line in lines]


def _read_words(letters: LettersOfPage) -> list[Word]:
    words: list[Word] = []
    word: list[Letter] = []
    glued = False
    for letter in chain(letters, [None]):
        text = letter.text if letter else " "
        if letter and text != DIVIDED and not text.isspace():
            word.append(letter)
            continue
        if letter and text == DIVIDED:
            word.append(replace(letter, text="-"))
        if word:
            words.append(_word(letters, len(words), word, glued))
            word, glued = [], True
        glued = glued and text in BETWEEN_LINES
    return words


def _word(letters: LettersOfPage, index: int, word: list[Letter], glued: bool) -> Word:
    standing = [x.baseline for x in word if not unicodedata.combining(x.text)]
    ordered = sorted(word, key=lambda letter: (letter.origin, letter.index))
    return Word(
        index=index,
        letters=word,
        clusters=_clusters(letters, ordered),
        size=letters.size(word[0].index),
        baseline=median_low(standing or [word[0].baseline]),
        left=ordered[0].origin,
        right=max(letters.edges(letter)[1] for letter in ordered[-2:]),
        glued=glued,
    )


def _clusters(letters: LettersOfPage, ordered: list[Letter]) -> list[str]:
    """Return the glyphs of a word from left to right, each with its text in logical order."""
    glyphs = [[ordered[0]]]
    for letter in ordered[1:]:
        if letter.origin - glyphs[-1][0].origin < SAME_PLACE:
            glyphs[-1].append(letter)
        else:
            glyphs.append([letter])
    if len(glyphs) == len(ordered):
        return [letter.text for letter in ordered]
    falling = sum(1 if a[0].index > b[0].index else -1 for a, b in pairwise(glyphs))
    return [_glyph_text(letters, glyph, turned=falling >= 0) for glyph in glyphs]


def _glyph_text(letters: LettersOfPage, glyph: list[Letter], *, turned: bool) -> str:
    """Return the letters at one place in logical order.

    pdfium gives them in that order where an ActualText names them, and then each has a slice of
    the box. Where a font's table names them they share the box, and come backwards when pdfium
    has `turned` the word. Boxes that overlap in part are glyphs drawn over each other, as lam and
    alef in some fonts: the wider comes first.
    """
    text = "".join(letter.text for letter in glyph)
    if len(text) == 1 or not any(map(is_right_to_left, text)) or text in LIGATURES:
        return text
    if text[::-1] in LIGATURES:
        return text[::-1]
    edges = [letters.edges(letter) for letter in glyph]
    if all(abs(a - b) < SAME_PLACE for edge in edges for a, b in zip(edge, edges[0], strict=True)):
        return text[::-1] if turned else text
    if all(b[0] > a[1] - SAME_PLACE for a, b in pairwise(sorted(edges))):
        return text
    wider_first = sorted(zip(edges, text, strict=True), key=lambda pair: -pair[0][1])
    return "".join(letter for _edge, letter in wider_first)


def _runs_upright(words: list[Word]) -> bool:
    """Say whether the page's text is turned, as on a landscape table in a portrait page."""
    long = [word.letters for word in words if len(word.letters) > 2]
    upright = sum(
        abs(x[0].baseline - x[-1].baseline) > abs(x[0].origin - x[-1].origin) for x in long
    )
    return upright * 3 > len(long)


def _group_by_baseline(words: list[Word]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: -word.baseline):
        if lines:
            first = lines[-1][0]
            if first.baseline - word.baseline <= SAME_BASELINE * max(first.size, word.size):
                lines[-1].append(word)
                continue
        lines.append([word])
    return lines


def _split_columns(line: list[Word]) -> list[list[Word]]:
    """Split at gaps whose sides are far apart in the file too, so not words of one line."""
    ordered = sorted(line, key=lambda word: word.left)
    parts = [[ordered[0]]]
    low = high = ordered[0].index
    for before, word in pairwise(ordered):
        wide = word.left - before.right > COLUMN_GAP * max(before.size, word.size)
        if wide and not low - 1 <= word.index <= high + 1:
            parts.append([word])
            low = high = word.index
            continue
        parts[-1].append(word)
        low, high = min(low, word.index), max(high, word.index)
    return parts


def _mostly_rtl(words: list[Word]) -> bool:
    letters = [letter.text for word in words for letter in word.letters if letter.text.isalpha()]
    return 2 * sum(map(is_right_to_left, letters)) >= len(letters)


def _line_text(line: list[Word], page_is_rtl: bool) -> str:
    """Return one line in logical order; `line` runs from left to right."""
    visual = list(line[0].clusters)
    for before, word in pairwise(line):
        if _space_between(before, word):
            visual.append(" ")
        visual += word.clusters
    rtl_line = any(is_right_to_left(letter.text) for word in line for letter in word.letters)
    return to_logical(visual, right_to_left=rtl_line and (page_is_rtl or _mostly_rtl(line)))


def _space_between(before: Word, word: Word) -> bool:
    first, second = sorted((before, word), key=lambda word: word.index)
    if second.index - first.index == 1 and not second.glued:
        return True
    return word.left - before.right > GLUED_GAP * max(before.size, word.size)
