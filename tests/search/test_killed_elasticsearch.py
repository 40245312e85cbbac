"""Elasticsearch is killed while it takes papers from a rebuild and from jobs: nothing is lost."""

import os
import signal
import socket
import threading
import time

import pytest
from django.db import connections

from research.models import PaperPage
from search.actions.rebuild_index import rebuild_index
from search.actions.repair_index import repair_index
from search.actions.send_jobs import send_jobs
from search.connection import SearchUnavailable, writing_client
from search.index_status import compare_index
from search.indices import current_index
from search.models import IndexBuild, IndexJob
from search.node import node_status, start_node, stop_node
from search.sender import run_sender
from tests.library import delete_indices
from tests.search.many_papers import make_papers

pytestmark = pytest.mark.elasticsearch

NUMBER = 400
TEXT = "Harbours of the South trade with one another. " * 200


@pytest.fixture
def db(own_database):
    """Committed, so that the sender's thread sees it."""


@pytest.fixture(scope="module")
def which_node(tmp_path_factory):
    """A node of this module's own, to kill: what starts it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    which = {"name": "killed", "port": port, "var_dir": tmp_path_factory.mktemp("killed")}
    start_node(**which, short_lived=True)
    yield which
    stop_node(name=which["name"], var_dir=which["var_dir"], remove_data=True)


@pytest.fixture
def node(which_node, settings):
    settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{which_node['port']}"
    yield which_node
    delete_indices(writing_client())


@pytest.fixture
def papers(site, network):
    return make_papers(network, [f"Harbour {number}" for number in range(NUMBER)], text=TEXT)


def kill(node):
    os.kill(node_status(**node).pid, signal.SIGKILL)


def taken():
    """How many documents the node has taken since it started."""
    totals = writing_client().nodes.stats(metric="indices", index_metric="indexing")["nodes"]
    return next(iter(totals.values()))["indices"]["indexing"]["index_total"]


def in_thread(action):
    def run():
        try:
            action()
        finally:
            connections.close_all()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread


def test_all_arrives_after_it_was_killed_in_the_middle_of_a_bulk(node, papers):
    rebuild_index()
    pages = [paper.pk for paper in papers]
    PaperPage.objects.filter(pk__in=pages).update(title="Lighthouse")
    repair_index(pages=pages)
    outages = []

    def send():
        try:
            while send_jobs():
                pass
        except SearchUnavailable:
            outages.append(IndexJob.objects.count())

    before = taken()
    sending = in_thread(send)
    while taken() < before + 10:
        time.sleep(0.005)
    kill(node)
    sending.join(60)
    assert 0 < outages[0] <= NUMBER
    with pytest.raises(SearchUnavailable):
        rebuild_index()

    start_node(**node, short_lived=True)
    done = threading.Event()
    sender = in_thread(lambda: run_sender(stopped=done.is_set))
    end = time.monotonic() + 60
    while IndexJob.objects.exists() and time.monotonic() < end:
        time.sleep(0.1)
    done.set()
    sender.join(60)

    assert not IndexJob.objects.exists()
    status = compare_index()
    assert status.agrees
    assert status.documents == NUMBER


def test_rebuild_goes_on_after_it_was_killed(node, papers):
    seen = []

    def kill_on_the_way(done, total):
        seen.append(done)
        if done and len(seen) == 2:
            kill(node)

    with pytest.raises(SearchUnavailable):
        rebuild_index(progress=kill_on_the_way)
    build = IndexBuild.objects.get()
    assert papers[0].pk <= build.last_page < papers[-1].pk

    start_node(**node, short_lived=True)
    seen.clear()
    assert rebuild_index(progress=lambda done, total: seen.append(done)) == build.index
    assert seen[0] > 0
    assert current_index(writing_client()) == build.index
    status = compare_index()
    assert status.agrees
    assert status.documents == NUMBER
