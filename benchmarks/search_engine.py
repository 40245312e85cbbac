"""The Elasticsearch of a run: a node of its own, or the cluster that ELASTICSEARCH_URL names."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from elasticsearch import Elasticsearch

from benchmarks.failure import BenchFailed
from search.node import NodeError, node_status, start_node, stop_node
from thinkers_site.bootstrap.exclusive_use import free_port

NAME = "bench"


@dataclass(frozen=True)
class Engine:
    """`process` is None where Elasticsearch runs elsewhere; all indices begin with `prefix`."""

    url: str
    prefix: str
    process: int | None


@contextmanager
def search_engine(folder: Path) -> Iterator[Engine]:
    """A running Elasticsearch; what it was given is gone afterwards."""
    prefix = f"bench-{os.getpid()}"
    if url := os.environ.get("ELASTICSEARCH_URL", ""):
        try:
            yield Engine(url, prefix, None)
        finally:
            _tidy_up(url, prefix)
        return
    node = {"name": NAME, "var_dir": folder}
    try:
        # Not short-lived: the compiler that makes lasting code fast is part of what is measured.
        url = start_node(**node, port=free_port(), short_lived=False)
        yield Engine(url, prefix, node_status(**node).pid)
    except NodeError as error:
        raise BenchFailed(f"The benchmark has no Elasticsearch: {error}") from error
    finally:
        stop_node(**node, remove_data=True)


def _tidy_up(url: str, prefix: str) -> None:
    ours = f"{prefix}-*"
    with Elasticsearch(url) as client:
        for name in client.indices.get(index=ours, expand_wildcards="all"):
            client.indices.delete(index=name)
        client.options(ignore_status=404).indices.delete_index_template(name=ours)
