"""The sender makes the index it needs; `journeys/` shows it wait an outage out."""

import pytest

from search.actions.send_jobs import IndexIsAhead, send_jobs
from search.connection import writing_client
from search.indices import alias_name, current_index
from search.models import IndexJob
from search.sender import ensure_index
from tests.factories import PaperPageFactory
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
