"""Put the index in use again that was in use before, after it was brought up to date."""

from collections.abc import Callable

from elasticsearch import Elasticsearch

from search.connection import SearchUnavailable, unavailable_when_failing, writing_client
from search.index_definition import accept_for_the_code
from search.index_differences import compare_pages, find_orphans, in_batches
from search.index_losses import refuse_to_lose_papers
from search.index_refusals import NothingToRollBackTo, PapersRefused
from search.index_writing import write_pages
from search.indices import is_ahead_of_database, move_alias, previous_index
from search.library_pages import PAGES_AT_ONCE, batches, count_pages
from search.models import IndexBuild
from search.models.index_build import Purpose


def rollback_index(*, progress: Callable[[int, int], None] = lambda done, total: None) -> str:
    """Put the previous index in use and return its name; the one in use becomes the previous one.

    Before the aliases move, in one step, everything that changed since is written to it. Raises
    `SearchUnavailable`, or `IndexRefusal` where there is none, where it does not take a paper as
    it is now, or while another process is preparing an index; then nothing is changed.
    `progress` is called with papers compared and in all.
    """
    client = writing_client()
    with unavailable_when_failing():
        index = _previous(client)
        build = _claim(index)
        try:
            _bring_up_to_date(client, build, progress)
            refuse_to_lose_papers(client, index)
            client.indices.refresh(index=index)
            build.touch()
            accept_for_the_code(client, index)
            move_alias(client, index)
        finally:
            build.end()
    return index


def _previous(client: Elasticsearch) -> str:
    index = previous_index(client)
    if index is None:
        raise NothingToRollBackTo(
            "There is no previous index to go back to: one is kept from the second rebuild on."
        )
    if is_ahead_of_database(client, index):
        raise NothingToRollBackTo(
            f"The previous index ({index}) belongs to another state of the database, from before "
            "it was restored or begun anew. Use search_rebuild instead."
        )
    return index


def _claim(index: str) -> IndexBuild:
    """Every change goes to the previous index too from here; an unfinished rebuild is dropped."""
    if unfinished := IndexBuild.objects.take_over(purpose=Purpose.ROLLBACK):
        unfinished.end()
    return IndexBuild.objects.begin(index=index, purpose=Purpose.ROLLBACK)


def _bring_up_to_date(
    client: Elasticsearch, build: IndexBuild, progress: Callable[[int, int], None]
) -> None:
    done, total = 0, count_pages()
    progress(done, total)
    client.indices.refresh(index=build.index)
    for pages in batches():
        _correct(client, build, compare_pages(client, build.index, pages).pages)
        done += len(pages)
        progress(done, max(done, total))
    for pages in in_batches(find_orphans(client, build.index), PAGES_AT_ONCE):
        _correct(client, build, pages)


def _correct(client: Elasticsearch, build: IndexBuild, pages: list[int]) -> None:
    build.touch()
    for outcome in write_pages(client, [build.index], pages) if pages else ():
        if outcome.refused:
            raise PapersRefused(
                f"The previous index ({build.index}) does not take page {outcome.page} as it is "
                f"now ({outcome.reason}). Nothing was changed. Use search_rebuild instead."
            )
        if not outcome.settled:
            raise SearchUnavailable(f"Page {outcome.page} was not taken: {outcome.reason}")
