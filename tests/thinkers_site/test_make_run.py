"""`make run`: the whole site from one command, its end, and what it says when it cannot start."""

import fcntl
import http.client
import json
import runpy
import shutil
import socket
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from search.node import stop_node
from tests.thinkers_site.site_database import site_database
from tests.thinkers_site.site_run import CHECKOUT, SiteRun

SEARCH = "/api/v1/search?q=water"


@pytest.fixture
def var(tmp_path):
    with data_folder(tmp_path) as folder:
        yield folder


@contextmanager
def data_folder(parent: Path) -> Iterator[Path]:
    """A place for a site's data; what its search node keeps elsewhere goes with it."""
    folder = parent / "var"
    try:
        yield folder
    finally:
        stop_node(name="dev", var_dir=folder, remove_data=True)


@dataclass
class FirstRun:
    """What was seen of a run that has ended; `database` is what a next one must be told."""

    run: SiteRun
    database: dict[str, str]
    answers: dict[str, tuple[int, str]]
    were_running: list[str]
    left: list[str]


@pytest.fixture(scope="module")
def first_run(tmp_path_factory):
    """The first start on an empty data folder, with Elasticsearch, until it was interrupted."""
    with (
        site_database() as database,
        data_folder(tmp_path_factory.mktemp("site")) as var,
        SiteRun(var, **database) as run,
    ):
        run.wait_for(f"Ready: {run.url}")
        answers = {path: fetch(run, path) for path in ("/", "/admin/login/", SEARCH)}
        were_running = run.processes()
        run.interrupt()
        yield FirstRun(run, database, answers, were_running, run.processes())


def fetch(run: SiteRun, path: str) -> tuple[int, str]:
    with closing(http.client.HTTPConnection("127.0.0.1", run.port, timeout=60)) as connection:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read().decode()


def words(run: SiteRun) -> str:
    return "\n".join(run.said)


@pytest.mark.elasticsearch
@pytest.mark.site
def test_one_command_runs_the_site_with_its_demo_content(first_run):
    assert {status for status, _ in first_run.answers.values()} == {200}
    found = json.loads(first_run.answers[SEARCH][1])
    assert found["total"] >= 1
    assert found["degraded"] is False


@pytest.mark.elasticsearch
@pytest.mark.site
def test_the_start_ends_with_what_a_newcomer_needs(first_run):
    run = first_run.run
    said = words(run)
    assert "editor       south-south-demo" in said
    assert f"CMS     {run.url}admin/" in said
    assert f"Mails   {run.var / 'mail'}" in said
    assert f"Search  by Elasticsearch at http://127.0.0.1:{run.node_port}" in said


@pytest.mark.elasticsearch
@pytest.mark.site
def test_ctrl_c_ends_every_process(first_run):
    started = " ".join(first_run.were_running)
    for part in ("gunicorn", "manage.py worker", "org.elasticsearch"):
        assert part in started
    assert first_run.left == []


@pytest.mark.site
def test_without_java_the_next_start_finds_the_same_data_in_the_database(first_run, tmp_path):
    (tmp_path / "make").symlink_to(shutil.which("make"))
    (tmp_path / "python3").symlink_to(_installed_python())
    no_java = {
        "PATH": str(tmp_path),
        "JAVA_HOME": "",
        "CJDK_INDEX_URL": "https://127.0.0.1:9/",
        "CJDK_OS": "none",
    }
    with SiteRun(first_run.run.var, **first_run.database, **no_java) as run:
        run.wait_for(f"Ready: {run.url}")
        found = json.loads(fetch(run, SEARCH)[1])
    assert found["total"] >= 1
    assert found["degraded"] is True
    notices = [line for line in run.said if "needs a full Java 17" in line]
    assert len(notices) == 1, words(run)
    assert notices[0].startswith("Search  in the database, as Elasticsearch is away:")


def _installed_python() -> Path:
    """The Python below this test run's environment."""
    return Path(sys.base_prefix) / "bin" / f"python{sys.version_info[0]}.{sys.version_info[1]}"


def test_a_busy_port_is_named_and_another_one_offered(var):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with SiteRun(var, PORT=str(port)) as run:
            assert run.wait_for_end() != 0
    assert run.said[0] == (
        f"Port {port} is in use by another program: stop it, or choose another port, "
        f"for example: make run PORT={port + 1}"
    )


def test_a_second_run_on_the_same_data_is_refused(var):
    var.mkdir()
    with (var / "run.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write("http://127.0.0.1:8000/, process 4711")
        lock.flush()
        with SiteRun(var) as run:
            assert run.wait_for_end() != 0
    assert f"A site already runs on the data in {var} (http://127.0.0.1:8000/" in run.said[0]


@pytest.fixture
def fresh_checkout(tmp_path):
    """Of a clone, all that is needed until the packages are there."""
    checkout = tmp_path / "clone"
    shutil.copytree(CHECKOUT / "thinkers_site", checkout / "thinkers_site")
    for name in ("Makefile", "pyproject.toml", "constraints.txt", "README.md"):
        shutil.copy(CHECKOUT / name, checkout)
    return checkout


def test_without_a_package_source_the_start_ends_with_one_sentence(var, fresh_checkout):
    nowhere = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "", "PIP_CONFIG_FILE": "/dev/null"}
    for _ in range(2):  # what the first attempt left is not taken for an environment
        with SiteRun(var, checkout=fresh_checkout, **nowhere) as run:
            assert run.wait_for_end() != 0
        assert "The packages the site needs could not be fetched" in words(run)
        assert "Traceback" not in words(run)
        assert str(var / "logs" / "pip.log") in words(run)
    assert not (fresh_checkout / ".venv" / "installed.json").exists()


def test_an_old_python_is_told_which_one_is_needed(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer, and .* is Python 3\.10"):
        runpy.run_module("thinkers_site.bootstrap", run_name="__main__")
