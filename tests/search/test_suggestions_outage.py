"""While Elasticsearch is away the database still suggests topics, networks and institutions."""

import pytest

from research.models import Topic
from tests.factories import PaperPageFactory
from tests.thinkers_site.site_run import free_port

pytestmark = pytest.mark.django_db


@pytest.fixture
def _nobody_answers(settings):
    settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{free_port()}"


@pytest.mark.usefixtures("_nobody_answers")
def test_the_database_part_is_suggested(client, network):
    topic = Topic.objects.get(slug="trade")
    PaperPageFactory(parent=network, title="Trade winds", topics=[topic], published=True)
    answer = client.get("/search/suggestions/?q=trade")
    assert answer.status_code == 200
    assert [each["label"] for each in answer.json()["suggestions"]] == ["Trade"]


@pytest.mark.usefixtures("_nobody_answers")
def test_a_missing_answer_is_an_empty_list(client, network):
    PaperPageFactory(parent=network, title="Zebracorn", published=True)
    assert client.get("/search/suggestions/?q=zebracorn").json()["suggestions"] == []
