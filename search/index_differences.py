"""Comparing pages in an index with the database, by the hash of their content."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Search
from elasticsearch.helpers import scan

from search.library_pages import all_pages, documents_of


@dataclass
class Differences:
    """Page ids, in order: not in the index, there with other content, there but not wanted."""

    missing: list[int] = field(default_factory=list)
    stale: list[int] = field(default_factory=list)
    orphaned: list[int] = field(default_factory=list)

    @property
    def pages(self) -> list[int]:
        return [*self.missing, *self.stale, *self.orphaned]

    def add(self, more: "Differences") -> None:
        self.missing += more.missing
        self.stale += more.stale
        self.orphaned += more.orphaned


def compare_pages(client: Elasticsearch, index: str, pages: list[int]) -> Differences:
    """Of some pages, at most 10,000, those that differ. Sees what the index shows in searches."""
    wanted = {page: document["content_hash"] for page, document in documents_of(pages).items()}
    indexed = indexed_hashes(client, index, pages)
    both = wanted.keys() & indexed.keys()
    return Differences(
        missing=sorted(wanted.keys() - both),
        stale=sorted(page for page in both if wanted[page] != indexed[page]),
        orphaned=sorted(indexed.keys() - both),
    )


def indexed_hashes(client: Elasticsearch, index: str, pages: list[int]) -> dict[int, str]:
    """Page id to the hash of its content, for those of the pages that the index shows."""
    search = Search(using=client, index=index).query("ids", values=[str(page) for page in pages])
    search = search.source(False).extra(docvalue_fields=["content_hash"], size=len(pages))
    return {int(hit.meta.id): hit.content_hash[0] for hit in search.execute()}


def find_orphans(client: Elasticsearch, index: str) -> list[int]:
    """Pages that the index has and should not; holds only ids in memory."""
    indexed = {int(hit["_id"]) for hit in scan(client, index=index, query={"_source": False})}
    return sorted(indexed - all_pages())


def in_batches(pages: Iterable[int], size: int) -> Iterable[list[int]]:
    pages = list(pages)
    return (pages[start : start + size] for start in range(0, len(pages), size))
