"""`make bench` from an empty folder to its tables, on a library of a few papers."""

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from search.connection import writing_client
from tests.database_template import LockedTemplate

CHECKOUT = Path(__file__).resolve().parents[2]
TINY = {"papers": 30, "pages": 2, "queries": 10, "rounds": 1, "compare-with": 10}
TABLES = (
    "### Aims: ",
    "### Latency",
    "### Growth",
    "### Requests for one page of results",
    "### Size on the disk",
    "### Wagtail's own Elasticsearch backend on the same papers",
    "### Search during a rebuild",
    "### Memory, after a rebuild",
    "### Rebuilding the index",
)


@pytest.fixture
def folder(tmp_path):
    """Where the run writes; on SQLite its database is migrated already, which spares a minute."""
    with LockedTemplate() as template:
        template.copy_to(tmp_path / "small.sqlite3")
    return tmp_path


@pytest.mark.elasticsearch
def test_a_tiny_run_prints_every_table_and_leaves_nothing_behind(search_node, folder):
    options = [f"--{name}={number}" for name, number in TINY.items()]
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.run", *options, f"--folder={folder}"],
        cwd=CHECKOUT,
        env={**os.environ, "ELASTICSEARCH_URL": search_node},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    said, complaints = process.communicate(timeout=900)
    assert process.returncode == 0, said + complaints
    assert [title for title in TABLES if title not in said] == []
    assert list(writing_client().indices.get(index=f"bench-{process.pid}-*")) == []
    assert processes_of(folder) == []


def processes_of(folder):
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get("VAR_DIR") == str(folder):
                found.append(" ".join(process.cmdline()))
        except psutil.Error:
            continue
    return found
