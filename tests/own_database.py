"""A copy of the test database for one test, in which everything is committed.

What threads and other processes are to see cannot stay in a transaction; and a copy is dropped, so
that the next test finds the migrated database as it was.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection, connections


@contextmanager
def own_database() -> Iterator[str]:
    """Let all connections use a copy from here on; yields its URL for other processes."""
    original = connection.settings_dict["NAME"]
    make, url, drop = COPIES[connection.vendor]
    copy = f"{original}_own"
    make(original, copy)
    connection.close()
    connection.settings_dict["NAME"] = copy
    try:
        yield url(copy)
    finally:
        connections.close_all()
        connection.settings_dict["NAME"] = original
        drop(copy)


def _make_file(original: str, copy: str) -> None:
    _drop_file(copy)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [copy])


def _url_of_file(copy: str) -> str:
    return f"sqlite:///{copy}"


def _drop_file(copy: str) -> None:
    for suffix in ("", "-wal", "-shm"):
        Path(copy + suffix).unlink(missing_ok=True)


def _make_on_server(original: str, copy: str) -> None:
    _drop_on_server(copy)
    connection.close()  # a database that is in use cannot be copied
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{original}"')


def _url_on_server(copy: str) -> str:
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{copy}").geturl()


def _drop_on_server(copy: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')


COPIES = {
    "sqlite": (_make_file, _url_of_file, _drop_file),
    "postgresql": (_make_on_server, _url_on_server, _drop_on_server),
}
