"""A rebuild whose process was killed goes on where it stopped; two at once there are never."""

import signal
import time

import pytest
from django.core.management import CommandError, call_command

from search.actions.rebuild_index import rebuild_index
from search.actions.send_jobs import send_jobs
from search.connection import writing_client
from search.index_status import compare_index
from search.indices import current_index, library_indices
from search.models import IndexBuild
from tests.factories import publish
from tests.search.library_searches import found
from tests.search.many_papers import make_papers

pytestmark = pytest.mark.elasticsearch

NUMBER = 400
TEXT = "Harbours of the South trade with one another. " * 100


@pytest.fixture
def db(own_database):
    """Committed, so that other processes see it."""


@pytest.fixture
def killed_rebuild(library, network, start_manage):
    """The papers, and the build that a killed `manage.py search_rebuild` left behind."""
    papers = make_papers(network, [f"Harbour {number:03}" for number in range(NUMBER)], text=TEXT)
    process = start_manage("search_rebuild")
    wait_until(IndexBuild.objects.filter(last_page__gt=0).exists, process)
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    build = IndexBuild.objects.get()
    assert papers[0].pk <= build.last_page < papers[-1].pk
    return papers, build


def wait_until(condition, process, *, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert process.poll() is None, process.communicate()[0]
        assert time.monotonic() < end
        time.sleep(0.002)


def test_killed_rebuild_is_gone_on_with(killed_rebuild, start_manage):
    papers, build = killed_rebuild
    first, last = papers[0], papers[-1]
    for paper in (first, last):
        paper.title = f"{paper.title} edited"
        publish(paper)
    papers[1].delete()
    papers[-2].delete()
    while send_jobs():
        pass

    process = start_manage("search_rebuild")
    output, _ = process.communicate(timeout=60)

    assert process.returncode == 0, output
    done = int(output.split("Going on after ")[1].split()[0])
    assert done >= NUMBER * 0.05
    assert current_index(writing_client()) == build.index
    assert f"The index is now {build.index}." in output
    assert not IndexBuild.objects.exists()
    status = compare_index()
    assert status.agrees
    assert status.documents == NUMBER - 2
    assert found("title:edited") == [first.title, last.title]


def test_second_rebuild_is_refused_while_one_runs(library, start_manage):
    outputs = []

    def start_another(done, total):
        process = start_manage("search_rebuild")
        outputs.append((process.communicate(timeout=60)[0], process.returncode))
        with pytest.raises(CommandError, match="a new index is being filled"):
            call_command("search_rebuild", "--restart")

    before = current_index(writing_client())
    after = rebuild_index(progress=start_another)
    output, code = outputs[0]
    assert code == 1
    assert "a new index is being filled" in output
    assert "Wait until that is done." in output
    assert "Traceback" not in output
    assert set(library_indices(writing_client())) == {before, after}


def test_ctrl_c_says_how_to_go_on(library, network, start_manage):
    make_papers(network, [f"Harbour {number}" for number in range(NUMBER)], text=TEXT)
    process = start_manage("search_rebuild")
    wait_until(IndexBuild.objects.filter(last_page__gt=0).exists, process)
    process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 130, output
    assert "The same command goes on where this one stopped" in output
    assert "Traceback" not in output
    assert not IndexBuild.objects.get().is_under_way
