"""Two workers at once on the same jobs, as real processes, while people edit: nothing is lost."""

import time

import pytest

from research.models import PaperPage
from search.actions.rebuild_index import rebuild_index
from search.actions.repair_index import repair_index
from search.index_status import compare_index
from search.models import IndexJob
from tests.factories import PaperPageFactory, publish
from tests.search.library_searches import found
from tests.search.many_papers import make_papers

pytestmark = pytest.mark.elasticsearch

TEXT = "Harbours of the South trade with one another. " * 40
SEND = "from search.sender import run_sender; run_sender(stopped=lambda: False)"


@pytest.fixture
def db(own_database):
    """Committed, so that other processes see it."""


def wait_until(condition, *, seconds=90):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def nothing_waits():
    return not IndexJob.objects.exists()


def changed_behind_the_back(network, number):
    """Papers that the index has in an older state, each with a job."""
    papers = make_papers(network, [f"Harbour {number}" for number in range(number)], text=TEXT)
    rebuild_index()
    PaperPage.objects.filter(pk__in=[paper.pk for paper in papers]).update(title="Lighthouse")
    repair_index(pages=[paper.pk for paper in papers])
    return papers


def test_two_workers_settle_everything_once_and_for_all(library, network, start_manage):
    papers = changed_behind_the_back(network, 60)
    workers = [start_manage("worker"), start_manage("worker")]
    for number in range(12):
        paper = papers[number % 3]
        paper.title = f"Beacon {number}"
        publish(paper)
        papers[-1 - number].delete()
        PaperPageFactory(parent=network, title=f"Anchor {number}", published=True)
    wait_until(nothing_waits)
    for worker in workers:
        worker.terminate()
    outputs = [worker.communicate(timeout=60)[0] for worker in workers]

    assert [worker.returncode for worker in workers] == [0, 0], outputs
    assert "Traceback" not in "".join(outputs)
    assert compare_index().agrees
    assert found("title:beacon") == ["Beacon 10", "Beacon 11", "Beacon 9"]
    assert len(found("title:lighthouse")) == 60 - 3 - 12
    assert len(found("title:anchor")) == 12


def test_what_a_killed_worker_had_begun_another_one_finishes(library, network, start_manage):
    papers = changed_behind_the_back(network, 300)
    killed = start_manage("shell", "-c", SEND)
    wait_until(lambda: IndexJob.objects.count() < len(papers))
    killed.kill()
    assert killed.wait(10) == -9
    other = start_manage("shell", "-c", SEND)
    wait_until(nothing_waits)
    other.kill()
    assert compare_index().agrees
