"""Feeds while Elasticsearch is away: the same papers, or a word to come again."""

import feedparser
import pytest

from tests.factories import PaperPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_elasticsearch(settings):
    settings.ELASTICSEARCH_URL = ""
    settings.SEARCH_NODE_PORT = 1


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_question_in_words_is_put_off(client, network, kind):
    PaperPageFactory(parent=network, title="Harbour", published=True)
    answer = client.get(f"/search/{kind}/?q=harbour")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "300"
    assert answer["Content-Type"].startswith("text/plain")
    assert "fetch this feed again" in answer.content.decode()


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_choices_without_words_are_answered_by_the_database(client, network, kind):
    PaperPageFactory(parent=network, title="Harbour", published=True)
    answer = client.get(f"/search/{kind}/?network=south-centre")
    assert answer.status_code == 200
    assert [entry.title for entry in feedparser.parse(answer.content).entries] == ["Harbour"]
