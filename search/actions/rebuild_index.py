"""Fill a new index beside the one in use, then let the alias move to it in one step."""

from collections.abc import Callable, Iterator

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from search.connection import unavailable_when_failing, writing_client
from search.documents import DOCUMENTS
from search.indices import create_index, delete_unused_indices, move_alias
from search.models import IndexBuild

PAPERS_AT_ONCE = 50
FILLED_BY_REBUILD = 0  # below every job's id, so that a job always wins over the filling


def rebuild_index(*, progress: Callable[[int, int], None] = lambda done, total: None) -> str:
    """Build the index anew from the database and return its name; searches never notice.

    Changes made meanwhile reach both indices through their jobs. On any failure the old index
    stays in use and the unfinished one is deleted by the next rebuild. `progress` is called with
    documents done and in all. Raises `SearchUnavailable`.
    """
    client = writing_client()
    IndexBuild.objects.abandoned().delete()
    with unavailable_when_failing():
        index = create_index(client)
        build = IndexBuild.objects.create(index=index)
        try:
            _fill(client, build, progress)
            client.indices.refresh(index=index)
            move_alias(client, index)
        finally:
            build.delete()
        delete_unused_indices(client)
    return index


def _fill(client: Elasticsearch, build: IndexBuild, progress: Callable[[int, int], None]) -> None:
    total = sum(source.indexed().count() for source in DOCUMENTS.values())
    progress(0, total)
    for done, (succeeded, answer) in enumerate(
        streaming_bulk(client, _operations(build), chunk_size=PAPERS_AT_ONCE, raise_on_error=False),
        start=1,
    ):
        result = answer["index"]
        if not succeeded and result["status"] != 409:
            raise RuntimeError(f"Page {result['_id']} was refused: {result.get('error')}")
        progress(done, max(done, total))


def _operations(build: IndexBuild) -> Iterator[dict]:
    for source in DOCUMENTS.values():
        last = 0
        while batch := list(
            source.indexed()
            .filter(pk__gt=last)
            .order_by("pk")
            .values_list("pk", flat=True)[:PAPERS_AT_ONCE]
        ):
            last = batch[-1]
            build.touch()
            for page, document in source.documents(batch).items():
                yield {
                    "_op_type": "index",
                    "_index": build.index,
                    "_id": str(page),
                    "version": FILLED_BY_REBUILD,
                    "version_type": "external",
                    "_source": document | {"job": FILLED_BY_REBUILD},
                }
