"""A limit to the time that the database may think about one query of a visitor's.

In a library of some hundred thousand pages the commonest words stand on so many of them that
ranking all takes longer than a visitor, and the other visitors of an ailing site, should wait.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TypeVar

from django.db import OperationalError, connection, transaction

SECONDS = 2.0
_STEPS = 10_000  # of SQLite's machine between two looks at the clock: some milliseconds

Answer = TypeVar("Answer")


def in_time(read: Callable[[], list[Answer]], *, seconds: float = SECONDS) -> list[Answer] | None:
    """What `read` gets from the database, or None where it takes longer than `seconds`."""
    start = time.monotonic()
    try:
        with _LIMITS[connection.vendor](seconds):
            return read()
    except OperationalError:
        if time.monotonic() - start < seconds:
            raise  # another trouble: the query was not stopped
        return None


@contextmanager
def _sqlite(seconds: float) -> Iterator[None]:
    connection.ensure_connection()
    deadline = time.monotonic() + seconds
    connection.connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
    try:
        yield
    finally:
        connection.connection.set_progress_handler(None, 0)


@contextmanager
def _postgresql(seconds: float) -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [f"{seconds:.3f}s"])
        yield
        cursor.execute("SELECT set_config('statement_timeout', '0', true)")


_LIMITS: dict[str, Callable[[float], AbstractContextManager[None]]] = {
    "sqlite": _sqlite,
    "postgresql": _postgresql,
}
