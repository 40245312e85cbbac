"""The index behind its alias: names, creation, the step from one to the next."""

import secrets

from django.conf import settings
from django.utils import timezone
from elasticsearch import Elasticsearch
from elasticsearch.dsl import Index

from search.documents.mapping import library_mapping
from search.models import IndexBuild

# How long Elasticsearch remembers the version of a deleted document. It must outlast the filling
# of a new index, so that a state read before the deletion cannot come back.
REMEMBER_DELETIONS = "6h"


def alias_name() -> str:
    return f"{settings.SEARCH_INDEX_PREFIX}-library"


def create_index(client: Elasticsearch) -> str:
    """Create a new, empty index and return its name; the alias stays where it is."""
    stamp = timezone.now().strftime("%Y%m%d%H%M%S")
    name = f"{alias_name()}-{stamp}-{secrets.token_hex(2)}"
    index = Index(name)
    index.mapping(library_mapping())
    index.settings(
        number_of_shards=1,
        number_of_replicas=0,
        gc_deletes=REMEMBER_DELETIONS,
        refresh_interval="1s",
    )
    index.create(using=client)
    return name


def current_index(client: Elasticsearch) -> str | None:
    """The index that the alias stands for, or None before the first build."""
    if not client.indices.exists_alias(name=alias_name()):
        return None
    return next(iter(client.indices.get_alias(name=alias_name())))


def target_indices(client: Elasticsearch) -> list[str]:
    """Where a change must be written: the index in use and those being filled."""
    building = IndexBuild.objects.active().values_list("index", flat=True)
    return sorted({*filter(None, [current_index(client)]), *building})


def move_alias(client: Elasticsearch, index: str) -> None:
    """Let the alias stand for `index` and nothing else, in one step."""
    actions = [{"add": {"index": index, "alias": alias_name()}}]
    if previous := current_index(client):
        actions.insert(0, {"remove": {"index": previous, "alias": alias_name()}})
    client.indices.update_aliases(actions=actions)


def delete_unused_indices(client: Elasticsearch) -> list[str]:
    """Delete the library's indices that are neither in use nor being filled; return their names."""
    every = client.indices.get(index=f"{alias_name()}-*", expand_wildcards="all")
    unused = sorted(set(every) - set(target_indices(client)))
    for name in unused:
        client.indices.delete(index=name, ignore_unavailable=True)
    return unused
