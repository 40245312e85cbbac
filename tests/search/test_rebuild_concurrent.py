"""While an index is rebuilt people search and edit, and every search finds what it should."""

import itertools

import pytest

from research.models import PaperPage
from search.actions.rebuild_index import rebuild_index
from search.actions.send_jobs import send_jobs
from search.index_status import compare_index
from search.models import IndexJob
from tests.factories import PaperPageFactory, publish
from tests.search.library_searches import found, meanwhile
from tests.search.many_papers import make_papers

pytestmark = pytest.mark.elasticsearch

STABLE = [f"Harbour {number:02}" for number in range(40)]
EDITED = 3
FILLERS = [f"Filler {number}" for number in range(200)]
TEXT = "Harbours of the South trade with one another. " * 40


@pytest.fixture
def db(own_database):
    """Committed, so that threads see it."""


def test_every_search_finds_exactly_what_is_there(library, network, settings):
    settings.SEARCH_TIMEOUT = 30  # a busy machine is no failure of the index
    titles = [*(f"Lighthouse {number}" for number in range(EDITED)), *STABLE, *FILLERS]
    edited = make_papers(network, titles, text=TEXT)[:EDITED]
    removed = [PaperPageFactory(parent=network, title=f"Anchor {n}", published=True) for n in "abc"]
    rebuild_index()
    numbers = itertools.count(1)

    def search_stable():
        assert found("title:harbour") == STABLE

    def search_edited():
        assert len(found("title:lighthouse")) == EDITED

    def edit():
        number = next(numbers)
        paper = PaperPage.objects.get(pk=edited[number % EDITED].pk)
        paper.title = f"Lighthouse edition {number}"
        publish(paper)
        if removed and number % 2:
            removed.pop().delete()
        PaperPageFactory(parent=network, title=f"Beacon {number}", published=True)

    with meanwhile(search_stable, search_edited, edit, send_jobs) as counts:
        for _ in range(2):
            rebuild_index()
    while send_jobs():
        pass

    assert all(counts)
    assert not IndexJob.objects.exists()
    assert compare_index().agrees
    assert found("title:harbour") == STABLE
    last = PaperPage.objects.filter(title__startswith="Lighthouse")
    assert found("title:lighthouse") == sorted(last.values_list("title", flat=True))
    assert len(found("title:beacon")) == counts[2]
    remaining = PaperPage.objects.filter(title__startswith="Anchor")
    assert len(found("title:anchor")) == remaining.count()
