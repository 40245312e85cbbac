"""An empty site for one process: its own database, files and index, all gone afterwards."""

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def empty_site() -> Iterator["EmptySite"]:
    """Set Django up on a folder of its own; call it before anything of the site is imported.

    Uses the Elasticsearch that ELASTICSEARCH_URL names, under a prefix of its own; without it a
    node is started and stopped again.
    """
    folder = Path(tempfile.mkdtemp(prefix="thinkers-relevance-"))
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "thinkers_site.settings.dev",
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "SEARCH_INDEX_PREFIX": f"relevance-{os.getpid()}",
        "SEARCH_NODE_PORT": str(_free_port()),
        "LOG_LEVEL": "WARNING",
    }
    (folder / "static").mkdir()  # whitenoise warns where there is none
    try:
        import django

        django.setup()
        with _elasticsearch(folder):
            yield EmptySite(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class EmptySite:
    """`renew` empties it: the database as just set up, an index with nothing in it."""

    def __init__(self, folder: Path):
        self.folder = folder
        self._database = folder / "site.sqlite3"
        self._fresh = folder / "fresh.sqlite3"

    def renew(self) -> None:
        from django.core.management import call_command
        from django.db import connection, connections

        if self._fresh.exists():
            connections.close_all()
            for suffix in ("-wal", "-shm"):
                self._database.with_name(self._database.name + suffix).unlink(missing_ok=True)
            shutil.copyfile(self._fresh, self._database)
        else:
            call_command("migrate", verbosity=0)
            with open(os.devnull, "w") as quiet:
                call_command("set_up_site", stdout=quiet)
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(self._fresh)])
        _delete_indices()
        with open(os.devnull, "w") as quiet:
            call_command("search_rebuild", stdout=quiet)


@contextmanager
def _elasticsearch(folder: Path) -> Iterator[None]:
    from django.conf import settings

    if settings.ELASTICSEARCH_URL:
        try:
            yield
        finally:
            _delete_indices()
        return
    from search.node import start_node, stop_node

    node = {"name": "relevance", "port": settings.SEARCH_NODE_PORT, "var_dir": folder}
    start_node(**node)
    try:
        yield
    finally:
        stop_node(**node, remove_data=True)


def _delete_indices() -> None:
    from django.conf import settings

    from search.connection import writing_client

    client = writing_client()
    pattern = f"{settings.SEARCH_INDEX_PREFIX}-*"
    for name in client.indices.get(index=pattern, expand_wildcards="all"):
        client.indices.delete(index=name, ignore_unavailable=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
