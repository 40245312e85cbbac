"""The databases of a run: made for it, and gone after it.

SQLite files in the run's folder; with a DATABASE_URL of PostgreSQL, databases of their own on that
server. What the URL itself names is never touched.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg.sql import SQL, Identifier

from benchmarks.failure import BenchFailed


class SqliteFiles:
    kind = "SQLite"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def make(self, name: str, *, copy_of: str = "") -> str:
        """The URL of a database, empty or with what the database `copy_of` holds.

        One that an earlier run left in the folder is taken as it is.
        """
        path = self._path(name)
        if copy_of and not path.exists():
            with (
                closing(sqlite3.connect(self._path(copy_of))) as source,
                closing(sqlite3.connect(path)) as target,
            ):
                source.backup(target)
        return f"sqlite:///{path}"

    def drop_all(self) -> None:
        """They go with the folder."""

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.sqlite3"


class ServerDatabases:
    kind = "PostgreSQL"

    def __init__(self, server: str) -> None:
        self._server = server
        self._made: list[str] = []

    def make(self, name: str, *, copy_of: str = "") -> str:
        """As `SqliteFiles.make`; nobody may be connected to `copy_of`."""
        self._carry_out(
            SQL("CREATE DATABASE {} TEMPLATE {}").format(
                Identifier(self._full(name)),
                Identifier(self._full(copy_of) if copy_of else "template0"),
            )
        )
        self._made.append(self._full(name))
        return urlsplit(self._server)._replace(path=f"/{self._full(name)}").geturl()

    def drop_all(self) -> None:
        for name in self._made:
            self._carry_out(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))

    def _carry_out(self, statement) -> None:
        try:
            with psycopg.connect(self._server, autocommit=True) as connection:
                connection.execute(statement)
        except psycopg.Error as error:
            raise BenchFailed(
                f"The server of DATABASE_URL does not let the benchmark make databases of its "
                f"own: {error}. Give the user the right CREATEDB, or unset DATABASE_URL."
            ) from error

    def _full(self, name: str) -> str:
        return f"bench_{os.getpid()}_{name}"


@contextmanager
def own_databases(folder: Path) -> Iterator[SqliteFiles | ServerDatabases]:
    url = os.environ.get("DATABASE_URL", "")
    databases = ServerDatabases(url) if url.startswith("postgres") else SqliteFiles(folder)
    try:
        yield databases
    finally:
        databases.drop_all()
