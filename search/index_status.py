"""How index and database compare, and what is still to be sent."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

from elasticsearch import Elasticsearch

from search.connection import unavailable_when_failing, writing_client
from search.index_differences import Differences, compare_pages, find_orphans, in_batches
from search.indices import current_index, previous_index
from search.library_pages import PAGES_AT_ONCE, batches, count_pages
from search.models import IndexJob

LOOKED_AT_AGAIN = 1000  # pages; among more that differ, a few that were on their way do not matter


@dataclass(frozen=True)
class IndexFacts:
    """The index in use, how many papers it holds, and the one kept for a rollback."""

    index: str | None
    previous: str | None
    documents: int


@dataclass(frozen=True)
class IndexStatus(IndexFacts):
    """With page ids by what is wrong with them; empty tuples when nothing is."""

    missing: tuple[int, ...]
    stale: tuple[int, ...]
    orphaned: tuple[int, ...]
    waiting: int
    set_aside: int

    @property
    def agrees(self) -> bool:
        return self.index is not None and not self.differing

    @property
    def differing(self) -> tuple[int, ...]:
        return (*self.missing, *self.stale, *self.orphaned)


def compare_index(
    *, progress: Callable[[int, int], None] = lambda done, total: None
) -> IndexStatus:
    """Compare every document's content hash with the database. Raises `SearchUnavailable`.

    `progress` is called with papers compared and in all.
    """
    client = writing_client()
    facts = describe_index(client)
    with unavailable_when_failing():
        index = facts.index
        found = _compare_all(client, index, progress) if index else Differences()
    return IndexStatus(
        **asdict(facts),
        missing=tuple(found.missing),
        stale=tuple(found.stale),
        orphaned=tuple(found.orphaned),
        waiting=IndexJob.objects.waiting().count(),
        set_aside=IndexJob.objects.set_aside().count(),
    )


def describe_index(client: Elasticsearch) -> IndexFacts:
    """Names and numbers, without comparing anything. Raises `SearchUnavailable`."""
    with unavailable_when_failing():
        index, previous = current_index(client), previous_index(client)
        return IndexFacts(index, previous, client.count(index=index)["count"] if index else 0)


def _compare_all(
    client: Elasticsearch, index: str, progress: Callable[[int, int], None]
) -> Differences:
    found, done, total = Differences(), 0, count_pages()
    progress(done, total)
    client.indices.refresh(index=index)
    for pages in batches():
        found.add(compare_pages(client, index, pages))
        done += len(pages)
        progress(done, max(done, total))
    return finish_comparison(client, index, found)


def finish_comparison(client: Elasticsearch, index: str, found: Differences) -> Differences:
    """Add what only the index has, then look again at all that differs.

    A page that changed while others were compared may only have been on its way.
    """
    orphaned = sorted({*found.orphaned, *find_orphans(client, index)})
    found = Differences(found.missing, found.stale, orphaned)
    if len(found.pages) > LOOKED_AT_AGAIN:
        return found
    client.indices.refresh(index=index)
    confirmed = Differences()
    for pages in in_batches(sorted(set(found.pages)), PAGES_AT_ONCE):
        confirmed.add(compare_pages(client, index, pages))
    return confirmed
