"""Putting every page of the library into a new index, several requests under way at once."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from elasticsearch import Elasticsearch

from search.connection import SearchUnavailable
from search.index_writing import Outcome, operation, write
from search.library_pages import batches, count_pages, documents_of
from search.models import IndexBuild

REQUESTS_AT_ONCE = 4
BATCHES_AT_ONCE = 7  # read from the database and not yet confirmed
FILLED_BY_REBUILD = 0  # below every version of a change, so that a change always wins
SIGN_OF_LIFE_EVERY = 5.0  # seconds


@dataclass(frozen=True)
class Batch:
    pages: list[int]
    sending: Future[list[Outcome]]


def fill_index(
    client: Elasticsearch,
    build: IndexBuild,
    progress: Callable[[int, int], None],
    on_refused: Callable[[Outcome], None],
) -> None:
    """Fill from where the build is; how far it came is kept, whatever ends it.

    Only this thread reads the database: the next pages, while Elasticsearch works on the last.
    `on_refused` is called for each document that does not fit. Raises `SearchUnavailable`.
    """
    done, total = count_pages(up_to=build.last_page), count_pages()
    progress(done, total)
    pool = ThreadPoolExecutor(REQUESTS_AT_ONCE)
    try:
        for batch in _under_way(client, build, pool):
            _settle(batch, build, on_refused)
            done += len(batch.pages)
            progress(done, max(done, total))
    finally:
        pool.shutdown(cancel_futures=True)


def _under_way(
    client: Elasticsearch, build: IndexBuild, pool: ThreadPoolExecutor
) -> Iterator[Batch]:
    """Batches in the order of their pages, each sent a few places before it is yielded."""
    queue = deque()
    for pages in batches(after=build.last_page):
        documents = documents_of(pages)
        operations = [
            operation(build.index, page, document, version=FILLED_BY_REBUILD)
            for page, document in documents.items()
        ]
        queue.append(Batch(pages, pool.submit(_send, client, operations)))
        while queue and (len(queue) == BATCHES_AT_ONCE or queue[0].sending.done()):
            yield queue.popleft()
    yield from queue


def _send(client: Elasticsearch, operations: list[dict]) -> list[Outcome]:
    return [outcome for outcome in write(client, operations) if not outcome.settled]


def _settle(batch: Batch, build: IndexBuild, on_refused: Callable[[Outcome], None]) -> None:
    while not wait([batch.sending], timeout=SIGN_OF_LIFE_EVERY).done:
        build.touch()
    for outcome in batch.sending.result():
        if not outcome.refused:
            raise SearchUnavailable(f"Page {outcome.page} was not taken: {outcome.reason}")
        on_refused(outcome)
    build.touch(last_page=batch.pages[-1])
