"""The sender makes the index it needs and keeps it; `journeys/` shows it wait an outage out."""

import pytest

from search.actions.rebuild_index import rebuild_index
from search.actions.send_jobs import IndexIsAhead, send_jobs
from search.connection import writing_client
from search.index_status import compare_index
from search.indices import alias_name, current_index
from search.models import IndexBuild, IndexJob
from search.sender import SenderStopped, ensure_index
from tests.factories import PaperPageFactory
from tests.search.other_mapping import mapping_with_more
from tests.search.searching import ids

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]


def test_missing_index_is_built(client, library, network):
    paper = PaperPageFactory(parent=network, title="Kept", published=True)
    library.clear()
    ensure_index()
    assert ids(client, "kept") == [paper.pk]


def test_index_in_order_is_left_alone(library, network):
    PaperPageFactory(parent=network, published=True)
    library.sync()
    before = current_index(writing_client())
    ensure_index()
    assert current_index(writing_client()) == before
    assert not IndexJob.objects.exists()


def test_index_of_a_database_that_went_back_in_time_is_built_anew(client, library, network):
    """Restored from a backup: the index holds a newer version of the paper than the database."""
    paper = PaperPageFactory(parent=network, title="Restored", published=True)
    document = {"type": "report", "title_en": ["Lost"], "job": 10**12}
    writing_client().index(
        index=alias_name(), id=str(paper.pk), document=document, version=10**12,
        version_type="external", refresh=True,
    )  # fmt: skip
    with pytest.raises(IndexIsAhead):  # else the sender would take the newer version for settled
        send_jobs()
    assert ids(client, "restored") == []

    ensure_index()
    library.sync()

    assert ids(client, "restored") == [paper.pk]


def test_index_of_other_fields_is_built_anew_and_jobs_are_sent_meanwhile(
    client, library, network, monkeypatch
):
    """As after an upgrade of the site."""
    library.clear()
    with monkeypatch.context() as older:
        older.setattr("search.index_definition.library_mapping", mapping_with_more)
        before = rebuild_index()
    paper = PaperPageFactory(parent=network, title="Kept", published=True)
    ensure_index()
    assert current_index(writing_client()) != before
    assert not IndexJob.objects.exists()
    writing_client().indices.refresh(index=alias_name())
    assert ids(client, "kept") == [paper.pk]


def test_sender_that_ends_while_it_builds_leaves_the_rest_to_the_next(client, library, network):
    paper = PaperPageFactory(parent=network, title="Kept", published=True)
    library.clear()
    with pytest.raises(SenderStopped):
        ensure_index(stopped=lambda: True)
    build = IndexBuild.objects.get()
    assert not build.is_under_way
    ensure_index()
    assert current_index(writing_client()) == build.index
    assert ids(client, "kept") == [paper.pk]


def test_sender_does_not_disturb_a_rebuild_that_runs(library, network):
    """There is no index yet; somebody else is making it, and gets what changes."""
    library.clear()
    answers = []

    def send(done, total):
        PaperPageFactory(parent=network, title=f"Harbour {done}", published=True)
        answers.append((ensure_index(), send_jobs()))

    rebuild_index(progress=send)
    assert answers[0] == (False, 1)
    assert ensure_index()
    assert compare_index().agrees
