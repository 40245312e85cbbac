"""The values of `year:`."""

import re

from search.queries.syntax.tree import Years

_RANGE = re.compile(r"(\d{4})?(-|–|—|\.\.)(\d{4})?")
_BOUND = re.compile(r"(>=|<=|≥|≤|>|<)(\d{4})")


def read_years(text: str) -> Years | None:
    """A year, a range or a bound; None for anything else. A range backwards is turned round."""
    if re.fullmatch(r"\d{4}", text):
        return Years(int(text), int(text))
    if bound := _BOUND.fullmatch(text):
        return _bounded(bound[1], int(bound[2]))
    if span := _RANGE.fullmatch(text):
        known = [int(year) for year in (span[1], span[3]) if year]
        if len(known) == 2:
            return Years(min(known), max(known))
        if known and span[2] == "..":
            return Years(known[0], None) if span[1] else Years(None, known[0])
    return None


def _bounded(sign: str, year: int) -> Years:
    return {
        ">=": Years(year, None),
        "≥": Years(year, None),
        ">": Years(year + 1, None),
        "<=": Years(None, year),
        "≤": Years(None, year),
        "<": Years(None, year - 1),
    }[sign]
