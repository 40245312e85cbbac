"""Fill a new index beside the one in use, then let the alias move to it in one step."""

from collections.abc import Callable

from elasticsearch import Elasticsearch

from search.connection import unavailable_when_failing, writing_client
from search.index_definition import library_signature
from search.index_filling import fill_index
from search.index_losses import refuse_to_lose_papers
from search.index_writing import Outcome
from search.indices import (
    alias_name,
    create_index,
    delete_unused_indices,
    library_indices,
    move_alias,
    new_index_name,
    show_all_at_once,
)
from search.library_pages import count_pages
from search.models import IndexBuild, IndexJob
from search.models.index_build import Purpose

LARGE = 500  # papers


def rebuild_index(
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    restart: bool = False,
) -> str:
    """Build the index anew from the database and return its name; searches never notice.

    Changes made meanwhile reach both indices through their jobs. Whatever interrupts it, the old
    index stays in use, and the next call goes on with the unfinished one: for 23 hours, and unless
    fields or analyzers changed or it is told to `restart`. The old index is kept for a rollback.

    A paper that Elasticsearch refuses becomes a job set aside; the rebuild goes on without it.
    `progress` is called with papers done and in all. Raises `SearchUnavailable`, or `IndexRefusal`
    while another process is at it or if papers were refused that the old index has.
    """
    client = writing_client()
    with unavailable_when_failing():
        indices = library_indices(client)
        build = _unfinished_build(indices, restart) or _new_build(client)
        try:
            fill_index(client, build, progress, _set_aside)
            _put_in_use(client, build)
        except BaseException:
            build.pause()
            raise
        build.end()
        delete_unused_indices(client)
    # What the old index refused, this one may take.
    IndexJob.objects.filter(created_at__lt=build.started_at).retry()
    return build.index


def _unfinished_build(indices: dict[str, set[str]], restart: bool) -> IndexBuild | None:
    build = IndexBuild.objects.take_over(purpose=Purpose.REBUILD, signature=library_signature())
    if build is None:
        return None
    is_gone = build.index not in indices
    if restart or is_gone or alias_name() in indices[build.index]:
        build.end()
        return None
    return build


def _new_build(client: Elasticsearch) -> IndexBuild:
    build = IndexBuild.objects.begin(
        index=new_index_name(), purpose=Purpose.REBUILD, signature=library_signature()
    )
    try:
        delete_unused_indices(client)
        create_index(client, build.index, hold_back=count_pages() > LARGE)
    except BaseException:
        build.end()
        raise
    return build


def _put_in_use(client: Elasticsearch, build: IndexBuild) -> None:
    refuse_to_lose_papers(client, build.index)
    show_all_at_once(client, build.index)
    build.touch()
    move_alias(client, build.index)
    client.indices.refresh(index=build.index)


def _set_aside(outcome: Outcome) -> None:
    IndexJob.objects.note_refused(page=outcome.page, error=outcome.reason)
