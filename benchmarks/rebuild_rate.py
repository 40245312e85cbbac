"""How fast the index is rebuilt, beside Elasticsearch's own `parallel_bulk` of the same documents.

The documents of the raw bulk are made before and wait in a file: the clock runs only while
they are being sent. The rebuild reads them from the database.
"""

import pickle
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from elasticsearch.helpers import parallel_bulk

from search.actions.rebuild_index import rebuild_index
from search.connection import writing_client
from search.documents import DOCUMENTS
from search.indices import create_index, new_index_name, show_all_at_once

PAPERS_AT_ONCE = 50
PAPERS_IN_MEMORY = 1_000
THREADS = 4  # what parallel_bulk takes by itself
CHUNK = 100  # documents of one bulk request: some 3 MB


@dataclass
class Rates:
    """Seconds of each round for `documents` documents; `made` is what preparing them took."""

    documents: int
    made: float
    raw: list[float] = field(default_factory=list)
    rebuild: list[float] = field(default_factory=list)

    @property
    def raw_rate(self) -> float:
        """Documents a second."""
        return self.documents / median(self.raw)

    @property
    def rebuild_rate(self) -> float:
        return self.documents / median(self.rebuild)

    @property
    def ratio(self) -> float:
        return self.rebuild_rate / self.raw_rate


def measure_rates(folder: Path, *, rounds: int, progress: Callable[[int], None]) -> Rates:
    """`rounds` rebuilds, each between two raw bulks; `progress` counts documents made or sent."""
    store = folder / "documents.pickle"
    began = time.perf_counter()
    documents = _make_documents(store, progress)
    rates = Rates(documents, time.perf_counter() - began)
    rates.raw.append(_bulk_raw(store, progress))
    for _ in range(rounds):
        rates.rebuild.append(_rebuild(progress))
        rates.raw.append(_bulk_raw(store, progress))
    store.unlink()
    return rates


def _rebuild(progress: Callable[[int], None]) -> float:
    before = 0

    def show(done: int, total: int) -> None:
        nonlocal before
        progress(done - before)
        before = done

    began = time.perf_counter()
    rebuild_index(progress=show)
    return time.perf_counter() - began


def _make_documents(store: Path, progress: Callable[[int], None]) -> int:
    number = 0
    with store.open("wb") as file:
        for source in DOCUMENTS.values():
            pages = list(source.indexed().order_by("pk").values_list("pk", flat=True))
            for start in range(0, len(pages), PAPERS_AT_ONCE):
                documents = source.documents(pages[start : start + PAPERS_AT_ONCE])
                pickle.dump(documents, file)
                number += len(documents)
                progress(len(documents))
    return number


def _bulk_raw(store: Path, progress: Callable[[int], None]) -> float:
    client = writing_client()
    index = new_index_name()
    began = time.perf_counter()
    create_index(client, index, hold_back=True)
    seconds = time.perf_counter() - began
    for documents in _portions(store):
        actions = ({"_id": str(page), "_source": each} for page, each in documents)
        began = time.perf_counter()
        for _ in parallel_bulk(
            client, actions, thread_count=THREADS, chunk_size=CHUNK, index=index
        ):
            continue
        seconds += time.perf_counter() - began
        progress(len(documents))
    began = time.perf_counter()
    show_all_at_once(client, index)
    seconds += time.perf_counter() - began
    client.indices.delete(index=index)
    return seconds


def _portions(store: Path) -> Iterator[list[tuple[int, dict]]]:
    portion: list[tuple[int, dict]] = []
    with store.open("rb") as file:
        while file.peek(1):
            portion += pickle.load(file).items()  # noqa: S301  written by this process
            if len(portion) >= PAPERS_IN_MEMORY:
                yield portion
                portion = []
    if portion:
        yield portion
