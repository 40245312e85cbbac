"""The indices behind their aliases: names, creation, the step from one to the next."""

import secrets

from django.conf import settings
from django.utils import timezone
from elasticsearch import ApiError, Elasticsearch
from elasticsearch.dsl import Search

from search.index_definition import library_index
from search.models import IndexBuild, IndexVersion

REFRESH_INTERVAL = "1s"
NO_REFRESH = "-1"
NOT_ALLOWED = 403


def alias_name() -> str:
    """What searches ask: stands for the index in use."""
    return f"{settings.SEARCH_INDEX_PREFIX}-library"


def previous_alias_name() -> str:
    """Stands for the index that was in use before, kept for a rollback."""
    return f"{alias_name()}-previous"


def new_index_name() -> str:
    return f"{alias_name()}-{timezone.now():%Y%m%d%H%M%S}-{secrets.token_hex(2)}"


def create_index(client: Elasticsearch, name: str, *, hold_back: bool = False) -> None:
    """Create an empty index; with `hold_back` it shows nothing before `show_all_at_once`.

    Holding back makes the filling of a large one faster, but takes a change of settings.
    """
    _forbid_accidental_indices(client)
    index = library_index(name)
    index.settings(refresh_interval=NO_REFRESH if hold_back else REFRESH_INTERVAL)
    index.create(using=client)


def _forbid_accidental_indices(client: Elasticsearch) -> None:
    """A late write must not bring a deleted index back, without its mapping.

    Where this account may not say so, the cluster's own setting `action.auto_create_index` decides.
    """
    try:
        if not client.indices.exists_index_template(name=alias_name()):
            client.indices.put_index_template(
                name=alias_name(),
                index_patterns=[f"{alias_name()}-*"],
                allow_auto_create=False,
                priority=1000,
            )
    except ApiError as error:
        if error.status_code != NOT_ALLOWED:
            raise


def show_all_at_once(client: Elasticsearch, index: str) -> None:
    """Let searches of the index find all that was written, and from now on what is written."""
    settings = client.indices.get_settings(index=index, name="index.refresh_interval")
    if settings[index]["settings"]["index"]["refresh_interval"] != REFRESH_INTERVAL:
        client.indices.put_settings(
            index=index, settings={"index": {"refresh_interval": REFRESH_INTERVAL}}
        )
    client.indices.refresh(index=index)


def library_indices(client: Elasticsearch) -> dict[str, set[str]]:
    """Every index of the library, with its aliases."""
    every = f"{alias_name()}-*"
    found = client.indices.get(index=every, expand_wildcards="all", features="aliases")
    return {name: set(about["aliases"]) for name, about in found.items()}


def current_index(client: Elasticsearch) -> str | None:
    """The index that the alias stands for, or None before the first build."""
    return _behind(alias_name(), library_indices(client))


def previous_index(client: Elasticsearch) -> str | None:
    """The index that was in use before, or None."""
    return _behind(previous_alias_name(), library_indices(client))


def _behind(alias: str, indices: dict[str, set[str]]) -> str | None:
    return next((name for name, aliases in indices.items() if alias in aliases), None)


def target_indices(client: Elasticsearch) -> list[str]:
    """Where a change must be written: the index in use and the one being prepared."""
    prepared = set(IndexBuild.objects.receiving().values_list("index", flat=True))
    return sorted(
        name
        for name, aliases in library_indices(client).items()
        if alias_name() in aliases or name in prepared
    )


def move_alias(client: Elasticsearch, index: str) -> None:
    """Put `index` in use, and keep the one that was as the previous one, all in one step."""
    actions = []
    for name, aliases in library_indices(client).items():
        for alias in aliases & {alias_name(), previous_alias_name()}:
            actions.append({"remove": {"index": name, "alias": alias}})
        if alias_name() in aliases and name != index:
            actions.append({"add": {"index": name, "alias": previous_alias_name()}})
    actions.append({"add": {"index": index, "alias": alias_name()}})
    client.indices.update_aliases(actions=actions)


def delete_unused_indices(client: Elasticsearch) -> list[str]:
    """Delete indices that are not in use, previous, or being prepared; return their names."""
    prepared = set(IndexBuild.objects.values_list("index", flat=True))
    unused = [
        name
        for name, aliases in library_indices(client).items()
        if not aliases & {alias_name(), previous_alias_name()} and name not in prepared
    ]
    for name in unused:
        client.indices.delete(index=name, ignore_unavailable=True)
    return unused


def is_ahead_of_database(client: Elasticsearch, index: str) -> bool:
    """Whether it holds a version that this database has not given yet.

    So it is after the database was restored from a backup or begun anew: its versions count from a
    lower number, and the index would take its documents for older than its own.
    """
    newest = Search(using=client, index=index).extra(size=0)
    newest.aggs.metric("version", "max", field="job")
    return (newest.execute().aggregations.version.value or 0) > IndexVersion.objects.next()
