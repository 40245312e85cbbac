"""Gives the sandbox a real file to read from, wherever the bytes come from."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

Source = str | Path | BinaryIO


@contextmanager
def open_source(source: Source) -> Iterator[BinaryIO]:
    """Open a path, or copy an open file of any kind (upload, storage, memory), left at its start.

    An open file is copied because a process that reads its descriptor would move its position.
    """
    if isinstance(source, str | Path):
        with open(source, "rb") as file:
            yield file
        return
    with tempfile.TemporaryFile() as copy:
        source.seek(0)
        shutil.copyfileobj(source, copy)
        source.seek(0)
        copy.seek(0)
        yield copy
