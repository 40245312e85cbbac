"""Turns a line from visual order (left to right on paper) into logical order.

The reverse of the reordering of the Unicode bidirectional algorithm (UAX #9), as far as paper
still shows it: runs of Latin letters and numbers keep their order, all else is turned.
"""

import unicodedata
from functools import lru_cache

# What joins the digits of one number (UAX #9, rule W4) and what belongs to it (W5).
WITHIN_NUMBER = ".,:/٫٬"
AROUND_NUMBER = "%‰٪$€£"
HYPHENS = "-\u2010"
MOST_KINDS = 4096  # clusters remembered; a page has a hundred different ones
MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
OPENING, CLOSING = "([{<«‹", ")]}>»›"


@lru_cache(maxsize=MOST_KINDS)
def is_right_to_left(text: str) -> bool:
    """Say whether a cluster is read from right to left by nature (Hebrew, Arabic and so on)."""
    return unicodedata.bidirectional(text[0]) in ("R", "AL")


def to_logical(clusters: list[str], *, right_to_left: bool) -> str:
    """Return the text of a line whose `clusters` stand from left to right.

    `right_to_left` is the direction of the paragraph.
    """
    kinds = [_kind(cluster) for cluster in clusters]
    if right_to_left:
        return _read_from_right(clusters, kinds)
    parts, start = [], 0
    for first, behind in _rtl_runs(kinds):
        parts.append("".join(clusters[start:first]))
        parts.append(_read_from_right(clusters[first:behind], kinds[first:behind]))
        start = behind
    return "".join([*parts, *clusters[start:]])


@lru_cache(maxsize=MOST_KINDS)
def _kind(cluster: str) -> str:
    """Return R, L, N (digit), S (joins digits), P (of a number), H (hyphen) or O (other)."""
    for kind, clusters in (("S", WITHIN_NUMBER), ("P", AROUND_NUMBER), ("H", HYPHENS)):
        if cluster in clusters:
            return kind
    bidi = unicodedata.bidirectional(cluster[0])
    return {"R": "R", "AL": "R", "L": "L", "EN": "N", "AN": "N"}.get(bidi, "O")


def _rtl_runs(kinds: list[str]) -> list[tuple[int, int]]:
    """Return the runs between the first and the last R with no L between, as (start, end)."""
    runs: list[tuple[int, int]] = []
    inside = False
    for place, kind in enumerate(kinds):
        if kind == "R":
            start = runs.pop()[0] if inside else place
            runs.append((start, place + 1))
            inside = True
        elif kind == "L":
            inside = False
    return runs


def _read_from_right(clusters: list[str], kinds: list[str]) -> str:
    """Return the clusters from right to left, numbers and Latin runs kept as they stand.

    Brackets are told by their shape on paper or by their meaning, as the producer and pdfium
    had it; whichever makes more pairs is right.
    """
    as_given, turned = [], []
    behind = len(clusters)
    for start, end in reversed(_ltr_runs(kinds)):
        rest, run = "".join(clusters[end:behind][::-1]), "".join(clusters[start:end])
        as_given += [rest, run]
        turned += [rest.translate(MIRRORED), run]
        behind = start
    rest = "".join(clusters[:behind][::-1])
    as_given.append(rest)
    turned.append(rest.translate(MIRRORED))
    return max("".join(turned), "".join(as_given), key=_pairs)


def _ltr_runs(kinds: list[str]) -> list[tuple[int, int]]:
    """Return the runs that are read from left to right, as (start, end)."""
    runs: list[tuple[int, int]] = []
    place = 0
    while place < len(kinds):
        start = place
        if kinds[place] == "N":
            place = _end_of_number(kinds, place)
        if place < len(kinds) and kinds[place] == "L":
            place = _end_of_words(kinds, place)
        if place > start:
            runs.append((start, place))
        place = max(place, start + 1)
    return runs


def _end_of_number(kinds: list[str], place: int) -> int:
    while True:
        ahead = kinds[place : place + 2]
        if ahead[:1] == ["N"]:
            place += 1
        elif ahead == ["S", "N"]:
            place += 2
        else:
            return place + (ahead[:1] == ["P"])


def _end_of_words(kinds: list[str], place: int) -> int:
    """Return the end of a run of Latin words, which ends at a letter, a digit or a per cent.

    A run at the end of the line (the left of the paper) may end at the hyphen of a divided word.
    """
    end, last_on_line = place, place == 0
    while place < len(kinds) and kinds[place] != "R":
        if kinds[place] in "LN" or (kinds[place] == "P" and kinds[place - 1] == "N"):
            end = place + 1
        place += 1
    return end + (last_on_line and kinds[end : end + 1] == ["H"])


def _pairs(text: str) -> int:
    pairs = depth = 0
    for letter in text:
        if letter in OPENING:
            depth += 1
        elif letter in CLOSING and depth:
            depth -= 1
            pairs += 1
    return pairs
