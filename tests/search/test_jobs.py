"""No change is lost on its way into the index."""

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from search.actions.request_indexing import request_indexing
from search.actions.send_jobs import send_jobs
from search.connection import SearchUnavailable, writing_client
from search.indices import alias_name
from search.models import GIVE_UP_AFTER, IndexJob
from tests.factories import PaperPageFactory, publish

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]


def indexed_title(page):
    writing_client().indices.refresh(index=alias_name())
    return writing_client().get(index=alias_name(), id=str(page.pk))["_source"]["title_en"][0]


def test_publishing_writes_a_job_and_asks_elasticsearch_nothing(network, settings):
    settings.SEARCH_NODE_PORT = 1  # nobody answers there
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
    paper = PaperPageFactory(parent=network, title="New", published=True)
    library.sync()
    version = writing_client().get(index=alias_name(), id=str(paper.pk))["_version"]
    old = IndexJob(pk=version - 1, page_id=paper.pk)
    old.save(force_insert=True)
    type(paper).objects.filter(pk=paper.pk).update(title="Old")  # what a late worker still holds
    send_jobs()
    assert indexed_title(paper) == "New"
    assert not IndexJob.objects.exists()


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
    assert IndexJob.objects.set_aside().count() >= 1


def test_jobs_wait_while_elasticsearch_is_away(library, network, settings):
    paper = PaperPageFactory(parent=network, title="Patient", published=True)
    port = settings.SEARCH_NODE_PORT
    settings.SEARCH_NODE_PORT = 1  # nobody answers there
    with pytest.raises(SearchUnavailable):
        send_jobs()
    assert IndexJob.objects.get(page_id=paper.pk).attempts == 0
    settings.SEARCH_NODE_PORT = port
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
