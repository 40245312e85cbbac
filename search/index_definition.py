"""What an index of the library is made with, and whether one still fits the code."""

import hashlib
import json
from datetime import timedelta

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Index

from search.documents.mapping import library_mapping
from search.models.index_build import RECEIVES_FOR

# How long Elasticsearch remembers the version of a deleted document. It must outlast an interrupted
# build, so that a state read before the deletion cannot come back.
REMEMBER_DELETIONS = RECEIVES_FOR + timedelta(hours=2)


def library_index(name: str) -> Index:
    """The definition of an index as the code is now."""
    index = Index(name)
    mapping = library_mapping()
    mapping.meta("_meta", {"signature": library_signature()})
    index.mapping(mapping)
    index.settings(
        number_of_shards=1,
        number_of_replicas=0,
        gc_deletes=f"{REMEMBER_DELETIONS.total_seconds():.0f}s",
    )
    return index


def library_signature() -> str:
    """Changes with every change of fields or analyzers: an index of another one does not fit."""
    index = Index("any")
    index.mapping(library_mapping())
    definition = json.dumps(index.to_dict(), sort_keys=True)
    return hashlib.sha256(definition.encode()).hexdigest()


def fits_the_code(client: Elasticsearch, index: str) -> bool:
    """Whether the index has the fields and analyzers that this code asks for."""
    mapping = client.indices.get_mapping(index=index)[index]["mappings"]
    return mapping.get("_meta", {}).get("signature") == library_signature()


def accept_for_the_code(client: Elasticsearch, index: str) -> None:
    """Note that somebody chose this index for this code, whatever it was made by."""
    client.indices.put_mapping(index=index, meta={"signature": library_signature()})
