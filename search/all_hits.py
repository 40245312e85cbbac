"""All hits of a request, for feeds and exports: ids at once, papers a batch at a time.

The ids are fetched before the first paper is read: Elasticsearch is asked for some tenths of a
second, however slowly a visitor takes the answer, and an outage in the middle cannot cut a list
in half unnoticed.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from elasticsearch.dsl import Search

from networks.visitor import Visitor
from research.models import PaperPage
from search.connection import SearchUnavailable
from search.database_search import find_papers
from search.indices import alias_name
from search.queries.library_search import LibrarySearch
from search.queries.search_request import MOST_HITS, SearchRequest
from search.reading import ask, reading

logger = logging.getLogger(__name__)

IDS_AT_ONCE = 2000
PAPERS_AT_ONCE = 200
KEEP_ALIVE = "30s"  # between two batches of ids


@dataclass(frozen=True)
class AllHits:
    """Hits in the order of the query; iterating gives batches of papers, read when asked for.

    `total` counts all hits, also those left out. `degraded` means that the database searched.
    """

    ids: list[int]
    total: int
    visitor: Visitor
    degraded: bool = False

    @property
    def is_cut(self) -> bool:
        """Whether there are more hits than were asked for."""
        return self.total > len(self.ids)

    def __iter__(self) -> Iterator[list[PaperPage]]:
        for start in range(0, len(self.ids), PAPERS_AT_ONCE):
            ids = self.ids[start : start + PAPERS_AT_ONCE]
            papers = _papers(self.visitor).in_bulk(ids)
            yield [papers[pk] for pk in ids if pk in papers]


def all_hits(request: SearchRequest, visitor: Visitor, *, most: int = MOST_HITS) -> AllHits:
    """The first `most` hits whatever page the request names; never raises for an outage."""
    try:
        with _frozen(LibrarySearch(request, visitor).selection()) as search:
            ids, total = _ids(search, most)
    except SearchUnavailable as reason:
        logger.warning("The database searched instead of Elasticsearch: %s", reason)
        found = find_papers(request, visitor, slice(0, most))
        return AllHits(found.ids, found.total, visitor, degraded=True)
    return AllHits(ids, total, visitor)


@contextmanager
def _frozen(search: Search) -> Iterator[Search]:
    """The search in the index as it is now: what changes meanwhile moves no hit."""
    with reading() as client:
        point = client.open_point_in_time(index=alias_name(), keep_alive=KEEP_ALIVE)["id"]
    try:
        yield search.index().extra(pit={"id": point, "keep_alive": KEEP_ALIVE})
    finally:
        with suppress(SearchUnavailable), reading() as client:  # it ends by itself soon
            client.close_point_in_time(id=point)


def _ids(search: Search, most: int) -> tuple[list[int], int]:
    """Ids of at most `most` hits in order, and the number of all hits."""
    page = ask(search[: min(most, IDS_AT_ONCE)])
    total = page.hits.total.value
    ids = [int(hit.meta.id) for hit in page]
    while page.hits and len(ids) < min(most, total):
        rest = page.search_after().extra(track_total_hits=False)
        page = ask(rest[: min(most - len(ids), IDS_AT_ONCE)])
        ids += [int(hit.meta.id) for hit in page]
    return ids, total


def _papers(visitor: Visitor):
    """Papers that the visitor may read now, with all that feeds and exports say of them."""
    return (
        PaperPage.objects.visible_to(visitor)
        .defer("text")
        .prefetch_related(
            "authors__institution",
            "co_publishers",
            "topics",
            "sdgs",
            "countries",
            "regions",
            "attachments__file",
        )
    )
