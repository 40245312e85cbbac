"""While Elasticsearch is away the database answers, with a notice and the same rules."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from research.actions.read_text import read_text
from research.actions.store_paper_file import store_paper_file
from research.models import PaperAttachment
from search.models import IndexJob
from tests.factories import PaperPageFactory, publish
from tests.samples import pdf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_elasticsearch(settings):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:1"


def search(client, q, **filters):
    body = client.get("/api/v1/search", {"q": q, **filters}).json()
    assert body["degraded"]
    return body["results"]


@pytest.fixture
def paper(network):
    """A published paper whose PDF has been read as the worker reads it."""
    upload = SimpleUploadedFile("p.pdf", pdf(["Introduction.", "The zebracorn clause of 2019."]))
    file = store_paper_file(upload=upload, title="File", by=None)
    paper = PaperPageFactory(parent=network, title="Ledgers of trade")
    paper.attachments = [PaperAttachment(file=file)]
    paper.save()
    read_text(file=file)
    return publish(paper)


def test_page_answers_with_a_notice(client, paper):
    answer = client.get("/search/?q=zebracorn")
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Ledgers of trade" in page
    assert "limited" in page


def test_word_inside_the_file_is_found_with_its_page(client, paper):
    result = search(client, "zebracorn")[0]
    assert result["id"] == paper.pk
    assert result["passages"][0]["page"] == 2
    assert "zebracorn clause" in result["passages"][0]["text"]


def test_title_is_found(client, paper):
    assert [result["id"] for result in search(client, "ledgers")] == [paper.pk]


def test_empty_query_shows_the_newest(client, paper):
    assert [result["id"] for result in search(client, "")] == [paper.pk]


def test_chinese_words_are_found_inside_a_sentence(client, network):
    text = "发展中国家之间的贸易合作不断深化。"
    paper = PaperPageFactory(parent=network, language="zh", text=text, published=True)
    assert [result["id"] for result in search(client, "贸易合作")] == [paper.pk]


def test_filters_hold(client, paper):
    assert search(client, "zebracorn", network="south-centre")
    assert not search(client, "zebracorn", network="carec")
    assert not search(client, "zebracorn", language="fr")


@pytest.mark.parametrize("state", ["private", "unpublished", "deleted"])
def test_hidden_paper_is_not_found(client, paper, state):
    if state == "private":
        PageViewRestriction.objects.create(page=paper, restriction_type="login")
    elif state == "unpublished":
        paper.unpublish()
    else:
        paper.delete()
    assert search(client, "zebracorn") == []
    assert search(client, "") == []


@pytest.mark.parametrize(
    "q", ['"', "a AND", "NEAR(", "*", "a*", "-", "'", ";--", "(", ":", "^", "a" * 900, "\\", "%_"]
)
def test_no_query_is_an_error(client, paper, q):
    search(client, q)


def test_publishing_goes_on_and_its_job_waits(client, paper):
    assert paper.live
    assert IndexJob.objects.filter(page_id=paper.pk).exists()


def test_words_are_marked_whole(client, paper):
    page = client.get("/search/?q=the+zebracorn").content.decode()
    assert "<mark>zebracorn</mark>" in page


def test_number_of_queries_does_not_grow_with_the_hits(client, network):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            search(client, "demo", page_size=50)
        return len(captured)

    PaperPageFactory(parent=network, published=True)
    queries()
    few = queries()
    for _ in range(8):
        PaperPageFactory(parent=network, published=True)
    assert queries() == few
