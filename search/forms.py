"""The search form: turns an address into a SearchRequest and never refuses a visitor."""

from django.http import QueryDict

from search.queries.query_text import LONGEST_QUERY
from search.queries.search_request import LARGEST_PAGE, MOST_HITS, PAGE_SIZE, SearchRequest

MOST_VALUES = 50  # of one filter


def read_request(query: QueryDict) -> SearchRequest:
    """What the address asks for: numbers out of bounds are moved to the border."""
    page_size = _number(query.get("page_size"), PAGE_SIZE, largest=LARGEST_PAGE)
    return SearchRequest(
        q=query.get("q", "").replace("\x00", " ").strip()[:LONGEST_QUERY],
        networks=_values(query, "network"),
        languages=_values(query, "language"),
        page=_number(query.get("page"), 1, largest=MOST_HITS // page_size),
        page_size=page_size,
    )


def _values(query: QueryDict, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, query.getlist(name))))[:MOST_VALUES]


def _number(text: str | None, default: int, *, largest: int) -> int:
    try:
        return min(max(int(text or default), 1), largest)
    except ValueError:
        return default
