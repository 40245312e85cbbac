"""Locks between processes, so that two of them never load or start the same thing."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def only_one(lock_file: Path) -> Iterator[None]:
    """Wait until no other process is inside a block with the same `lock_file`.

    The system frees the lock when its holder ends, however it ends; the file itself stays.
    """
    with lock_file.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
