"""A real search node: one, whoever starts it; found, ended and restarted by its process."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable

import psutil
import pytest
from elasticsearch import Elasticsearch, NotFoundError

from search.node import NodeError, node_status, start_node, stop_node
from search.node.configuration import node_mark
from search.node.paths import node_paths

START = """
import sys
from pathlib import Path
from search.node import start_node
which = {"name": sys.argv[1], "port": int(sys.argv[2]), "var_dir": Path(sys.argv[3])}
print(start_node(**which, short_lived=True))
"""
FOREGROUND = START.replace("start_node", "run_node_in_foreground")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def python(code: str, which: dict, **options) -> subprocess.Popen:
    command = [sys.executable, "-u", "-c", code, which["name"], str(which["port"])]
    return subprocess.Popen(
        [*command, str(which["var_dir"])],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        **options,
    )


def wait_until(happened: Callable[[], object], seconds: float = 180) -> None:
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


def processes_of(which: dict) -> list[int]:
    mark = node_mark(node_paths(which["name"], which["var_dir"]), which["port"])
    return [
        process.pid
        for process in psutil.process_iter(["cmdline"])
        if any(mark in argument for argument in process.info["cmdline"] or [])
    ]


@pytest.fixture
def own_node(tmp_path):
    """Name, port and folder of a node that a test starts for itself."""
    which = {"name": "own", "port": free_port(), "var_dir": tmp_path}
    yield which
    stop_node(name=which["name"], var_dir=tmp_path, remove_data=True)
    assert processes_of(which) == []


@pytest.fixture(scope="module")
def shared_node(tmp_path_factory):
    """A node that two processes started at the same moment; both have ended since."""
    var_dir = tmp_path_factory.mktemp("var")
    which = {"name": "shared", "port": free_port(), "var_dir": var_dir}
    both = [python(START, which) for _ in range(2)]
    said = [process.communicate(timeout=400)[0].strip() for process in both]
    yield which, said
    stop_node(name=which["name"], var_dir=var_dir, remove_data=True)
    assert processes_of(which) == []


@pytest.mark.elasticsearch
def test_two_processes_at_once_start_one_node_that_outlives_them(shared_node):
    which, said = shared_node
    assert said == [f"http://127.0.0.1:{which['port']}"] * 2
    status = node_status(name=which["name"], var_dir=which["var_dir"])
    assert (status.running, status.version, status.url) == (True, "8.19.8", said[0])
    assert status.log_path.is_file()
    # The script that launched it ends by itself a moment after the node is up.
    wait_until(lambda: processes_of(which) == [status.pid], 20)


@pytest.mark.elasticsearch
def test_starting_a_running_node_returns_at_once(shared_node):
    which, _ = shared_node
    before = node_status(name=which["name"], var_dir=which["var_dir"]).pid
    began = time.monotonic()
    start_node(**which)
    assert time.monotonic() - began < 3
    assert node_status(name=which["name"], var_dir=which["var_dir"]).pid == before


@pytest.mark.elasticsearch
def test_a_running_node_is_not_started_at_a_second_port(shared_node):
    which, _ = shared_node
    with pytest.raises(NodeError, match=rf"already runs at port {which['port']}.* stop it"):
        start_node(**{**which, "port": free_port()})


@pytest.mark.elasticsearch
def test_the_port_of_another_node_is_taken(shared_node, own_node):
    which, _ = shared_node
    with pytest.raises(NodeError, match=rf"Port {which['port']} is taken by another program"):
        start_node(**{**own_node, "port": which["port"]})


@pytest.mark.elasticsearch
def test_the_node_analyses_thai_and_makes_no_index_by_mistake(shared_node):
    _, said = shared_node
    with Elasticsearch(said[0]) as client:
        client.indices.create(
            index="kept", mappings={"properties": {"text": {"type": "text", "analyzer": "thai"}}}
        )
        tokens = client.indices.analyze(index="kept", analyzer="thai", text="การพัฒนาที่ยั่งยืน")
        assert len(tokens["tokens"]) > 1
        with pytest.raises(NotFoundError, match="no such index"):
            client.index(index="mistyped", document={"text": "lost"})


@pytest.mark.elasticsearch
def test_a_node_that_is_still_starting_can_be_stopped(own_node):
    start_node(**own_node, wait=False)
    status = node_status(name="own", var_dir=own_node["var_dir"])
    assert not status.running
    assert psutil.pid_exists(status.pid)
    assert stop_node(name="own", var_dir=own_node["var_dir"])
    assert processes_of(own_node) == []
    assert not stop_node(name="own", var_dir=own_node["var_dir"])


@pytest.mark.elasticsearch
def test_in_the_foreground_a_killed_node_comes_back_and_a_signal_ends_it(own_node):
    def status():
        return node_status(name="own", var_dir=own_node["var_dir"])

    manager = python(FOREGROUND, own_node)
    try:
        wait_until(lambda: status().running)
        killed = status().pid
        with Elasticsearch(status().url) as client:
            client.indices.create(index="kept")
        os.kill(killed, signal.SIGKILL)
        wait_until(lambda: status().running and status().pid != killed)
        with Elasticsearch(status().url) as client:
            assert client.indices.exists(index="kept")
    finally:
        manager.terminate()
        said = manager.communicate(timeout=30)[0]
    # On a slow machine the node may answer, and be killed, before its keeper has seen it well.
    assert "died; it starts again" in said or "ended while it started" in said
    assert manager.returncode == 0
    assert processes_of(own_node) == []


def test_in_the_foreground_a_missing_java_is_said_and_ends_nothing(own_node):
    env = {"PATH": "", "https_proxy": "http://127.0.0.1:9", "PYTHONPATH": os.getcwd()}
    cached_home = own_node["var_dir"] / "home"
    manager = python(FOREGROUND, own_node, env={**env, "XDG_CACHE_HOME": str(cached_home)})
    try:
        assert "needs a full Java 17 or newer" in manager.stdout.readline()
        time.sleep(1)
        assert manager.poll() is None
    finally:
        manager.terminate()
        manager.communicate(timeout=30)
    assert manager.returncode == 0


def test_a_port_taken_by_something_else_is_said_in_one_sentence(own_node):
    with socket.create_server(("127.0.0.1", own_node["port"])) as listener:
        listener.settimeout(0)
        with pytest.raises(NodeError, match=r"is taken by another program.*SEARCH_NODE_PORT"):
            start_node(**own_node)


def test_a_process_that_merely_has_the_number_in_the_pid_file_is_left_alone(own_node):
    paths = node_paths("own", own_node["var_dir"])
    paths.folder.mkdir(parents=True)
    with subprocess.Popen([shutil.which("sleep"), "60"]) as stranger:
        try:
            paths.pid_file.write_text(str(stranger.pid))
            assert node_status(name="own", var_dir=own_node["var_dir"]).pid is None
            assert not stop_node(name="own", var_dir=own_node["var_dir"])
            assert stranger.poll() is None
        finally:
            stranger.kill()


def test_a_name_that_would_leave_its_folder_is_refused(tmp_path):
    with pytest.raises(NodeError, match="cannot name a search node"):
        start_node(name="../elsewhere", port=1, var_dir=tmp_path)
