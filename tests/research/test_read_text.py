"""The text of a file is read in the background and kept, whatever happens meanwhile."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django_q.models import OrmQ

from research import jobs
from research.actions.read_text import read_text
from research.actions.store_paper_file import store_paper_file
from research.models import PaperAttachment, PaperFile
from research.models.paper_file import TextState
from search.models import IndexJob
from tests.factories import PaperPageFactory, publish
from tests.samples import pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(db):
    return stored(pdf(["First page of the paper.", "", "Third page of the paper."]))


def stored(content):
    return store_paper_file(upload=SimpleUploadedFile("p.pdf", content), title="File", by=None)


def run_queued_jobs():
    """What the worker does with the queue."""
    for queued in OrmQ.objects.all():
        task = queued.task
        getattr(jobs, task["func"].rsplit(".", 1)[1])(*task["args"])
        queued.delete()


def test_upload_queues_the_reading_and_the_worker_keeps_the_text(file):
    assert file.pages.count() == 0
    run_queued_jobs()
    file.refresh_from_db()
    assert file.text_state == TextState.DONE
    assert file.page_count == 3
    texts = dict(file.pages.values_list("number", "text"))
    assert texts == {1: "First page of the paper.", 2: "", 3: "Third page of the paper."}


def test_editor_is_told_which_pages_are_pictures(client, file, network, editor):
    read_text(file=file)
    paper = PaperPageFactory(parent=network)
    paper.attachments = [PaperAttachment(file=file)]
    paper.save()
    client.force_login(editor)
    page = client.get(f"/admin/pages/{paper.pk}/edit/").content.decode()
    assert "3 pages read." in page
    assert "Page 2 has no text" in page


def test_file_that_cannot_be_read_keeps_the_reason(client, file, network, editor):
    file.file.storage.delete(file.file.name)
    file.file.storage.save(file.file.name, ContentFile(pdf()[:150]))
    read_text(file=file)
    file.refresh_from_db()
    assert file.text_state == TextState.REFUSED
    assert "damaged" in file.text_error
    paper = PaperPageFactory(parent=network)
    paper.attachments = [PaperAttachment(file=file)]
    paper.save()
    client.force_login(editor)
    assert "damaged" in client.get(f"/admin/pages/{paper.pk}/edit/").content.decode()


def test_second_run_of_the_job_changes_nothing(file):
    read_text(file=file)
    before = list(file.pages.values_list("pk", flat=True))
    jobs.read_text(file.pk)
    assert list(file.pages.values_list("pk", flat=True)) == before


def test_file_deleted_before_its_job_is_no_error(file):
    number = file.pk
    file.delete()
    jobs.read_text(number)


def test_file_replaced_while_it_was_read_is_left_to_the_next_job(file):
    late = PaperFile.objects.get(pk=file.pk)
    file.file.save("new.pdf", ContentFile(pdf(["A new text of the paper."])), save=False)
    file._set_file_hash()
    file.save()
    read_text(file=late)  # the worker that still holds the old file
    assert file.pages.count() == 0
    run_queued_jobs()
    assert file.pages.get().text == "A new text of the paper."


def test_new_text_of_a_published_paper_goes_to_the_index(file, network):
    paper = PaperPageFactory(parent=network)
    paper.attachments = [PaperAttachment(file=file)]
    paper.save()
    publish(paper)
    IndexJob.objects.all().delete()
    read_text(file=file)
    assert IndexJob.objects.get().page_id == paper.pk


def test_reading_that_was_lost_is_queued_anew(file):
    OrmQ.objects.all().delete()
    jobs.resume_reading()
    assert not OrmQ.objects.exists()  # it may still be under way
    PaperFile.objects.update(
        text_requested_at=file.text_requested_at - datetime.timedelta(minutes=30)
    )
    jobs.resume_reading()
    assert OrmQ.objects.count() == 1
