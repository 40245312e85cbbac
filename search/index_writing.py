"""Writing documents: what is sent to Elasticsearch, and what its answers mean."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from search.library_pages import documents_of
from search.models import IndexVersion

CHUNK_BYTES = 10 * 1024 * 1024  # of one request
MOST_RETRIES = 3  # of what an overloaded node did not take: after 2, 4 and 8 seconds

NEWER_STATE_IS_THERE = 409
DOCUMENT_IS_TO_BLAME = (400, 413)


@dataclass(frozen=True)
class Outcome:
    """What became of one document in one index."""

    index: str
    page: int
    status: int
    settled: bool
    reason: str

    @property
    def refused(self) -> bool:
        """Whether the document itself is at fault, so that trying again will not help."""
        return self.status in DOCUMENT_IS_TO_BLAME

    @property
    def conflicts(self) -> bool:
        return self.status == NEWER_STATE_IS_THERE


def write_pages(
    client: Elasticsearch, indices: Iterable[str], pages: Iterable[int]
) -> Iterator[Outcome]:
    """Make each index hold the pages as the database has them now, or not hold them.

    The version is taken before the database is read: a process that read it earlier and writes
    later cannot put its older state over this one.
    """
    pages = list(pages)
    version = IndexVersion.objects.next()
    documents = documents_of(pages)
    return write(
        client,
        (
            operation(index, page, documents.get(page), version=version)
            for index in indices
            for page in pages
        ),
    )


def operation(index: str, page: int, document: dict | None, *, version: int) -> dict:
    """Put the document, or delete it where there is none."""
    about = {
        "_index": index,
        "_id": str(page),
        "version": version,
        "version_type": "external_gte",
    }
    if document is None:
        return about | {"_op_type": "delete"}
    return about | {"_op_type": "index", "_source": document | {"job": version}}


def write(client: Elasticsearch, operations: Iterable[dict]) -> Iterator[Outcome]:
    """Send operations in as many requests as their size asks for.

    Yields an outcome for each. Raises only where Elasticsearch cannot be reached.
    """
    answers = streaming_bulk(
        client,
        operations,
        raise_on_error=False,
        raise_on_exception=False,
        max_retries=MOST_RETRIES,
        max_chunk_bytes=CHUNK_BYTES,
    )
    for _, answer in answers:
        result = next(iter(answer.values()))
        yield Outcome(
            index=result["_index"],
            page=int(result["_id"]),
            status=result["status"],
            settled=_is_settled(result),
            reason=_reason(result),
        )


def _is_settled(result: dict) -> bool:
    """Written, deleted, not there to delete, or a newer state is there already."""
    return (
        result["status"] in (200, 201, NEWER_STATE_IS_THERE) or result.get("result") == "not_found"
    )


def _reason(result: dict) -> str:
    error = result.get("error", "")
    if isinstance(error, dict):
        causes = [error, error.get("caused_by") or {}]
        return ": ".join(cause["reason"] for cause in causes if cause.get("reason"))
    return str(error)
