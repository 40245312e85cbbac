"""How index and database compare, and what is still to be sent."""

from dataclasses import dataclass

from elasticsearch.helpers import scan

from search.connection import unavailable_when_failing, writing_client
from search.documents import DOCUMENTS
from search.indices import alias_name, current_index
from search.models import IndexJob

PAPERS_AT_ONCE = 100


@dataclass(frozen=True)
class IndexStatus:
    """Page ids by what is wrong with them; empty tuples when nothing is."""

    index: str | None
    documents: int
    missing: tuple[int, ...]
    stale: tuple[int, ...]
    orphaned: tuple[int, ...]
    waiting: int
    set_aside: int

    @property
    def agrees(self) -> bool:
        return self.index is not None and not (self.missing or self.stale or self.orphaned)


def compare_index() -> IndexStatus:
    """Compare every document's content hash with the database. Raises `SearchUnavailable`."""
    client = writing_client()
    with unavailable_when_failing():
        index = current_index(client)
        indexed = _indexed_hashes(client) if index else {}
    wanted = _wanted_hashes()
    return IndexStatus(
        index=index,
        documents=len(indexed),
        missing=tuple(sorted(wanted.keys() - indexed.keys())),
        stale=tuple(
            sorted(pk for pk in wanted.keys() & indexed.keys() if wanted[pk] != indexed[pk])
        ),
        orphaned=tuple(sorted(indexed.keys() - wanted.keys())),
        waiting=IndexJob.objects.waiting().count(),
        set_aside=IndexJob.objects.set_aside().count(),
    )


def _indexed_hashes(client) -> dict[int, str]:
    client.indices.refresh(index=alias_name())
    query = {"query": {"match_all": {}}, "_source": ["content_hash"]}
    hits = scan(client, index=alias_name(), query=query)
    return {int(hit["_id"]): hit["_source"]["content_hash"] for hit in hits}


def _wanted_hashes() -> dict[int, str]:
    wanted = {}
    for source in DOCUMENTS.values():
        ids = list(source.indexed().values_list("pk", flat=True))
        for start in range(0, len(ids), PAPERS_AT_ONCE):
            documents = source.documents(ids[start : start + PAPERS_AT_ONCE])
            wanted |= {pk: document["content_hash"] for pk, document in documents.items()}
    return wanted
