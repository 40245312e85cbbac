"""No change is lost on its way into the index."""

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from search.actions.request_indexing import request_indexing
from search.actions.send_jobs import send_jobs
from search.connection import SearchUnavailable, writing_client
from search.index_status import compare_index
from search.index_writing import operation, write
from search.indices import alias_name, current_index, target_indices
from search.library_pages import documents_of
from search.models import IndexBuild, IndexJob, IndexVersion
from search.models.index_job import GIVE_UP_AFTER
from tests.factories import PaperPageFactory, publish

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]

NOBODY_ANSWERS = "http://127.0.0.1:1"


def indexed_title(page):
    writing_client().indices.refresh(index=alias_name())
    return writing_client().get(index=alias_name(), id=str(page.pk))["_source"]["title_en"][0]


def test_publishing_writes_a_job_and_asks_elasticsearch_nothing(network, settings):
    settings.ELASTICSEARCH_URL = NOBODY_ANSWERS
    paper = PaperPageFactory(parent=network, published=True)
    assert IndexJob.objects.filter(page_id=paper.pk).exists()


def test_change_that_is_rolled_back_leaves_no_job(network):
    paper = PaperPageFactory(parent=network)
    with transaction.atomic():
        publish(paper)
        assert IndexJob.objects.exists()
        transaction.set_rollback(True)
    assert not IndexJob.objects.exists()


def test_several_changes_of_a_page_are_sent_once(library, network):
    paper = PaperPageFactory(parent=network, title="First", published=True)
    for title in ("Second", "Third"):
        paper.title = title
        publish(paper)
    assert IndexJob.objects.filter(page_id=paper.pk).count() >= 3
    send_jobs()
    assert indexed_title(paper) == "Third"
    assert not IndexJob.objects.exists()


def test_older_state_never_overwrites_a_newer_one(library, network):
    """A sender that read the database first and writes last."""
    paper = PaperPageFactory(parent=network, title="Old", published=True)
    version, old = IndexVersion.objects.next(), documents_of([paper.pk])[paper.pk]
    paper.title = "New"
    publish(paper)
    library.sync()

    late = operation(current_index(writing_client()), paper.pk, old, version=version)
    (outcome,) = write(writing_client(), [late])

    assert outcome.settled
    assert outcome.conflicts
    assert indexed_title(paper) == "New"


def test_deleted_paper_is_not_brought_back_by_a_late_sender(library, network):
    paper = PaperPageFactory(parent=network, title="Gone", published=True)
    library.sync()
    version, old = IndexVersion.objects.next(), documents_of([paper.pk])[paper.pk]
    paper.delete()
    library.sync()
    late = operation(current_index(writing_client()), paper.pk, old, version=version)
    assert [outcome.conflicts for outcome in write(writing_client(), [late])] == [True]
    assert compare_index().orphaned == ()


def test_job_of_a_transaction_that_ended_last_counts_though_its_id_is_lower(library, network):
    """So it is on PostgreSQL: ids are given when a transaction asks, not when it ends."""
    paper = PaperPageFactory(parent=network, title="Sent", published=True)
    long_transaction = IndexJob.objects.latest("pk").pk + 1
    IndexJob.objects.create(pk=long_transaction + 1, page_id=paper.pk)
    library.sync()
    type(paper).objects.filter(pk=paper.pk).update(title="Committed later")
    IndexJob.objects.create(pk=long_transaction, page_id=paper.pk)
    library.sync()
    assert indexed_title(paper) == "Committed later"


def test_job_of_a_refused_document_waits_longer_and_is_set_aside(library, network, monkeypatch):
    paper = PaperPageFactory(parent=network, published=True)
    good = PaperPageFactory(parent=network, title="Good", published=True)
    poison = {"no_such_field": "x"}
    from search.documents import DOCUMENTS

    source = DOCUMENTS["research.PaperPage"]
    real = type(source).documents
    monkeypatch.setattr(
        type(source),
        "documents",
        lambda self, papers: {
            pk: document | (poison if pk == paper.pk else {})
            for pk, document in real(self, papers).items()
        },
    )
    with time_machine.travel(timezone.now(), tick=False) as clock:
        send_jobs()
        assert indexed_title(good) == "Good"
        job = IndexJob.objects.filter(page_id=paper.pk).first()
        assert "no_such_field" in job.last_error
        assert send_jobs() == 0  # not due yet
        for _ in range(GIVE_UP_AFTER):
            clock.shift(3600)
            send_jobs()
    assert not IndexJob.objects.waiting().exists()
    assert IndexJob.objects.set_aside().get().page_id == paper.pk


def test_paper_that_was_set_aside_is_settled_by_its_next_change(library, network):
    paper = PaperPageFactory(parent=network, title="Mended", published=True)
    IndexJob.objects.update(set_aside=True, attempts=GIVE_UP_AFTER)
    assert send_jobs() == 0
    publish(paper)
    assert send_jobs() == 1
    assert indexed_title(paper) == "Mended"
    assert not IndexJob.objects.exists()


def test_failure_that_is_not_the_documents_never_sets_it_aside(library, network):
    """A blocked index answers 403 to each: nothing is wrong with the papers."""
    paper = PaperPageFactory(parent=network, title="Patient", published=True)
    client, index = writing_client(), current_index(writing_client())
    client.indices.put_settings(index=index, settings={"index.blocks.write": True})
    with pytest.raises(SearchUnavailable, match="write"):
        send_jobs()
    assert set(IndexJob.objects.values_list("attempts", flat=True)) == {0}
    client.indices.put_settings(index=index, settings={"index.blocks.write": None})
    library.sync()
    assert indexed_title(paper) == "Patient"


def test_jobs_wait_while_elasticsearch_is_away(library, network, settings):
    paper = PaperPageFactory(parent=network, title="Patient", published=True)
    url = settings.ELASTICSEARCH_URL
    settings.ELASTICSEARCH_URL = NOBODY_ANSWERS
    with pytest.raises(SearchUnavailable):
        send_jobs()
    assert IndexJob.objects.get(page_id=paper.pk).attempts == 0
    settings.ELASTICSEARCH_URL = url
    send_jobs()
    assert indexed_title(paper) == "Patient"


def test_jobs_wait_for_a_missing_index(library, network):
    PaperPageFactory(parent=network, published=True)
    library.clear()
    with pytest.raises(SearchUnavailable):
        send_jobs()
    assert IndexJob.objects.exists()


def test_two_senders_settle_the_same_jobs(library, network):
    paper = PaperPageFactory(parent=network, title="Twice", published=True)
    jobs = list(IndexJob.objects.all())
    send_jobs()
    IndexJob.objects.bulk_create(jobs)  # the second sender read them before the first was done
    send_jobs()
    assert indexed_title(paper) == "Twice"
    assert not IndexJob.objects.exists()


def test_job_of_a_page_that_was_never_indexed_is_settled(library):
    request_indexing(pages=[999_999])
    assert send_jobs() == 1
    assert not IndexJob.objects.exists()


def test_a_change_makes_no_index_where_one_was_deleted(library, network):
    """As a sender may find it that was slow to write what it had read."""
    paper = PaperPageFactory(parent=network, published=True)
    client, index = writing_client(), current_index(writing_client())
    IndexBuild.objects.begin(index=f"{alias_name()}-gone", purpose="rebuild")
    assert target_indices(client) == [index]
    for page in (paper.pk, 999_999):
        late = operation(f"{alias_name()}-gone", page, None, version=5)
        (outcome,) = write(client, [late])
        assert not outcome.settled
        assert not outcome.refused
    assert list(client.indices.get(index=f"{alias_name()}-*")) == [index]
