"""Exports while Elasticsearch is away: what the database finds, and the file says so."""

import pytest

from search.exports import views
from tests.factories import PaperPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_elasticsearch(settings):
    settings.ELASTICSEARCH_URL = ""
    settings.SEARCH_NODE_PORT = 1


def export(client, ending, **query):
    answer = client.get(f"/search/export.{ending}", query)
    assert answer.status_code == 200
    return answer, b"".join(answer.streaming_content).decode()


@pytest.mark.parametrize("ending", ["csv", "bib", "ris"])
def test_file_holds_what_the_database_finds_and_says_so(client, network, ending):
    PaperPageFactory(parent=network, title="Harbour dues", published=True)
    PaperPageFactory(parent=network, title="Ledgers", published=True)
    answer, content = export(client, ending, q="harbour")
    assert "Harbour dues" in content
    assert "Ledgers" not in content
    assert f"-limited-search.{ending}" in answer["Content-Disposition"]
    assert "limited" in answer["X-Export-Notice"]


def test_bibtex_says_it_in_a_comment(client, network):
    PaperPageFactory(parent=network, published=True)
    _, content = export(client, "bib")
    assert content.splitlines()[-1].startswith("% The search was limited")


def test_limit_holds_there_too(client, network, monkeypatch):
    monkeypatch.setattr(views, "MOST_HITS", 2)
    for number in range(5):
        PaperPageFactory(parent=network, title=f"Harbour {number}", published=True)
    answer, content = export(client, "csv", q="harbour")
    assert content.count("Harbour") == 2
    assert "-first-2-of-5-limited-search.csv" in answer["Content-Disposition"]
