"""The search form: turns an address into a SearchRequest and never refuses a visitor."""

import unicodedata

from django.http import QueryDict

from search.queries.query_text import LONGEST_QUERY
from search.queries.search_request import (
    FACETS,
    LARGEST_PAGE,
    MOST_HITS,
    PAGE_SIZE,
    RELEVANCE,
    SORTS,
    SearchRequest,
)

MOST_VALUES = 50  # of one filter
MOST_TYPED = 4 * LONGEST_QUERY  # with accents of their own
LONGEST_VALUE = 200  # characters
LAST_YEAR = 9999


def read_request(query: QueryDict) -> SearchRequest:
    """What the address asks for: numbers out of bounds are moved to the border."""
    page_size = _number(query.get("page_size"), PAGE_SIZE, largest=LARGEST_PAGE)
    chosen = {facet: _values(query, facet) for facet in FACETS}
    return SearchRequest(
        q=_words(query.get("q", "")),
        chosen={facet: values for facet, values in chosen.items() if values},
        year_from=_year(query.get("year_from")),
        year_to=_year(query.get("year_to")),
        sort=query.get("sort") if query.get("sort") in SORTS else RELEVANCE,
        page=_number(query.get("page"), 1, largest=MOST_HITS // page_size),
        page_size=page_size,
    )


def _words(typed: str) -> str:
    """Some systems write an accent as a sign of its own; here it is one with its letter."""
    return unicodedata.normalize("NFC", typed[:MOST_TYPED].replace("\x00", " ")).strip()[
        :LONGEST_QUERY
    ]


def _values(query: QueryDict, name: str) -> tuple[str, ...]:
    """Codes are found however they are typed, but as they are written: KE, 0000-0002-1825-009X."""
    typed = (value.replace("\x00", "").strip()[:LONGEST_VALUE] for value in query.getlist(name))
    spelt = {"country": str.upper, "author": _author_key}.get(name, str.lower)
    values = [spelt(value) for value in typed]
    return tuple(dict.fromkeys(filter(None, values)))[:MOST_VALUES]


def _author_key(value: str) -> str:
    """An ORCID iD ends in a capital X; a name's slug is in small letters."""
    return value.upper() if value[:4].isdigit() else value.lower()


def _year(text: str | None) -> int | None:
    return _number(text, None, largest=LAST_YEAR)


def _number(text: str | None, default: int | None, *, largest: int) -> int | None:
    try:
        return min(max(int(text), 1), largest) if text else default
    except ValueError:
        return default
