"""A real node that is frozen, half broken or locked against writing, and recovers."""

import datetime
import signal
import time
from contextlib import contextmanager

import psutil
import pytest
import time_machine
from django.utils import timezone
from elasticsearch import AuthorizationException
from elasticsearch.dsl import Search

from search.circuit_breaker import FAILURES, OPEN_SECONDS
from search.connection import writing_client
from search.indices import alias_name, current_index
from search.models import IndexJob
from search.node import node_status, start_node, stop_node
from search.reading import ask
from tests.factories import PaperPageFactory
from tests.thinkers_site.site_run import free_port

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]
BOUND = 15  # seconds for an answer, of which Elasticsearch may take three


@pytest.fixture(scope="module")
def node(tmp_path_factory):
    """A node of this module's own, which it may ill-treat."""
    node = {"name": "outage", "var_dir": tmp_path_factory.mktemp("outage"), "port": free_port()}
    start_node(**node, short_lived=True)
    yield node
    stop_node(**node, remove_data=True)


@pytest.fixture
def search_node(node, settings):
    settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{node['port']}"
    settings.SEARCH_TIMEOUT = 3.0
    return settings.ELASTICSEARCH_URL


@pytest.fixture
def paper(library, network):
    paper = PaperPageFactory(parent=network, title="Zebracorn", published=True)
    library.sync()
    ask(Search(index=alias_name()), seconds=60)  # the first search of a new node is slow
    return paper


def search(client, paper):
    """Whether the database answered; the paper is found in any case."""
    start = time.monotonic()
    answer = client.get("/api/v1/search", {"q": "zebracorn"})
    assert time.monotonic() - start < BOUND
    assert answer.status_code == 200
    assert paper.pk in [result["id"] for result in answer.json()["results"]]
    return answer.json()["degraded"]


def assert_recovers(client, paper):
    with time_machine.travel(timezone.now() + datetime.timedelta(seconds=OPEN_SECONDS + 1)):
        assert not search(client, paper)


def test_frozen_node(client, library, network, node, paper):
    assert not search(client, paper)
    process = psutil.Process(node_status(**node).pid)
    process.send_signal(signal.SIGSTOP)
    try:
        assert all(search(client, paper) for _ in range(FAILURES + 2))
        other = PaperPageFactory(parent=network, title="Zebracorn again", published=True)
        assert search(client, other)
        assert IndexJob.objects.filter(page_id=other.pk).exists()
    finally:
        process.send_signal(signal.SIGCONT)
    assert_recovers(client, paper)
    library.sync()
    assert not search(client, other)


@contextmanager
def closed_index(client):
    index = current_index(client)
    client.indices.close(index=index)
    yield
    client.indices.open(index=index, wait_for_active_shards="all")


@contextmanager
def missing_alias(client):
    index = current_index(client)
    client.indices.delete_alias(index=index, name=alias_name())
    yield
    client.indices.put_alias(index=index, name=alias_name())


@contextmanager
def unassigned_shards(client):
    """A second index behind the alias whose shards are nowhere, as after the loss of a server."""
    index = f"{alias_name()}-lost"
    client.indices.create(
        index=index,
        aliases={alias_name(): {}},
        settings={"number_of_replicas": 0, "routing.allocation.require._name": "nobody"},
        wait_for_active_shards=0,
    )
    yield
    client.indices.delete(index=index)


@pytest.mark.parametrize("broken", [closed_index, missing_alias, unassigned_shards])
def test_half_broken_node(client, paper, broken):
    assert not search(client, paper)
    with broken(writing_client()):
        assert all(search(client, paper) for _ in range(FAILURES + 1))
    assert_recovers(client, paper)


def test_reading_goes_on_while_nobody_may_write(client, paper):
    cluster = writing_client().cluster
    cluster.put_settings(persistent={"cluster.blocks.read_only": True})
    try:
        with pytest.raises(AuthorizationException):
            writing_client().index(index=alias_name(), document={})
        assert not search(client, paper)
    finally:
        cluster.put_settings(persistent={"cluster.blocks.read_only": None})
