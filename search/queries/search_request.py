"""SearchRequest: what a visitor asked for, checked and frozen; and its readable address."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from urllib.parse import urlencode

MOST_HITS = 10_000  # Elasticsearch pages no deeper with from and size
PAGE_SIZE = 10
LARGEST_PAGE = 100

# The filters, in the order of addresses and of the page. Several values of one are joined by OR,
# the filters by AND. Each is a keyword field of the index under the same name.
FACETS = (
    "type",
    "network",
    "institution",
    "author",
    "topic",
    "sdg",
    "country",
    "region",
    "group",
    "language",
)

RELEVANCE, NEWEST, OLDEST, TITLE = "relevance", "newest", "oldest", "title"
SORTS = (RELEVANCE, NEWEST, OLDEST, TITLE)


@dataclass(frozen=True)
class SearchRequest:
    """`chosen` maps a facet to slugs or codes; `year_from` and `year_to` are years, inclusive.

    `sort` is one of `SORTS`; without words there is no relevance and it is `newest`.
    """

    q: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    year_from: int | None = None
    year_to: int | None = None
    sort: str = RELEVANCE
    page: int = 1
    page_size: int = PAGE_SIZE

    @property
    def start(self) -> int:
        return (self.page - 1) * self.page_size

    @property
    def order(self) -> str:
        return NEWEST if self.sort == RELEVANCE and not self.q else self.sort

    @property
    def has_years(self) -> bool:
        return self.year_from is not None or self.year_to is not None

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter is chosen."""
        return bool(self.chosen) or self.has_years

    def values(self, facet: str) -> tuple[str, ...]:
        """What was chosen of a facet."""
        return self.chosen.get(facet, ())

    def with_values(self, facet: str, values: tuple[str, ...]) -> "SearchRequest":
        """The same question, on its first page, with another choice of one facet."""
        chosen = {**self.chosen, facet: values}
        return replace(self, chosen={name: each for name, each in chosen.items() if each}, page=1)

    def query_string(self) -> str:
        """The address of this request after the "?": the same for page, API, feed and export."""
        return urlencode(list(self._parameters()))

    def _parameters(self) -> Iterator[tuple[str, str]]:
        if self.q:
            yield "q", self.q
        for facet in FACETS:
            for value in self.values(facet):
                yield facet, value
        for name in ("year_from", "year_to"):
            if getattr(self, name) is not None:
                yield name, str(getattr(self, name))
        if self.sort != RELEVANCE:
            yield "sort", self.sort
        if self.page > 1:
            yield "page", str(self.page)
        if self.page_size != PAGE_SIZE:
            yield "page_size", str(self.page_size)
