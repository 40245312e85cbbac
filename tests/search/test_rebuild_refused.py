"""A paper that Elasticsearch refuses neither stops a rebuild nor gets lost by it."""

import pytest

from search.actions.rebuild_index import rebuild_index
from search.connection import writing_client
from search.documents import DOCUMENTS
from search.index_refusals import PapersRefused
from search.indices import current_index
from search.models import IndexBuild, IndexJob
from tests.factories import PaperPageFactory
from tests.search.library_searches import found

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]


@pytest.fixture
def poison(monkeypatch):
    """Give the document of a paper a field that no mapping knows."""
    source = type(DOCUMENTS["research.PaperPage"])
    real = source.documents

    def poison(paper):
        def documents(self, papers):
            found = real(self, papers)
            if paper.pk in found:
                found[paper.pk] = found[paper.pk] | {"no_such_field": "x"}
            return found

        monkeypatch.setattr(source, "documents", documents)

    return poison


def test_refused_paper_is_set_aside_and_the_others_are_in(library, network, poison):
    bad = PaperPageFactory(parent=network, title="Harbour bad", published=True)
    PaperPageFactory(parent=network, title="Harbour good", published=True)
    IndexJob.objects.all().delete()
    poison(bad)

    after = rebuild_index()

    assert current_index(writing_client()) == after
    assert found("harbour") == ["Harbour good"]
    job = IndexJob.objects.get()
    assert job.page_id == bad.pk
    assert job.set_aside
    assert "no_such_field" in job.last_error


def test_rebuild_never_loses_a_paper_that_is_found(library, network, poison, monkeypatch):
    paper = PaperPageFactory(parent=network, title="Harbour", published=True)
    library.sync()
    before = current_index(writing_client())
    poison(paper)

    with pytest.raises(PapersRefused, match=rf"page {paper.pk}: .*no_such_field"):
        rebuild_index()
    assert current_index(writing_client()) == before
    assert found("harbour") == ["Harbour"]

    monkeypatch.undo()  # the paper is mended
    unfinished = IndexBuild.objects.get().index
    assert rebuild_index() == unfinished
    assert found("harbour") == ["Harbour"]


def test_what_the_old_index_refused_is_tried_with_the_new_one(library, network):
    paper = PaperPageFactory(parent=network, title="Harbour", published=True)
    IndexJob.objects.update(set_aside=True, attempts=8)
    rebuild_index()
    assert [job.page_id for job in IndexJob.objects.due()][:1] == [paper.pk]
    library.sync()
