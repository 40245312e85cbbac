"""The report of search jobs in the CMS: for administrators, with a way to try again."""

import datetime

import pytest
from django.utils import timezone

from search.models import IndexJob
from tests.factories import MemberFactory, PaperPageFactory

pytestmark = pytest.mark.django_db

URL = "/admin/reports/search-jobs/"


@pytest.fixture
def job(network):
    paper = PaperPageFactory(parent=network, title="Stuck paper")
    later = timezone.now() + datetime.timedelta(days=1)
    return IndexJob.objects.create(
        page_id=paper.pk,
        attempts=8,
        set_aside=True,
        last_error="strange field",
        next_attempt_at=later,
    )


def test_report_names_page_and_reason(client, job):
    client.force_login(MemberFactory(is_superuser=True))
    page = client.get(URL).content.decode()
    assert "Stuck paper" in page
    assert "strange field" in page
    assert "1 was set aside" in page


def test_button_makes_every_job_due_again(client, job):
    client.force_login(MemberFactory(is_superuser=True))
    client.post(f"{URL}try-again/")
    job.refresh_from_db()
    assert list(IndexJob.objects.due()) == [job]
    assert job.attempts == 0


def test_editors_and_researchers_do_not_see_it(client, job, editor, researcher):
    for member in (editor, researcher):
        client.force_login(member)
        assert "Stuck paper" not in client.get(URL, follow=True).content.decode()
        client.post(f"{URL}try-again/")
        job.refresh_from_db()
        assert job.set_aside
