"""While Elasticsearch is away the database answers, with a notice and the same rules."""

import pytest
from django.core.files.base import ContentFile
from wagtail.models import PageViewRestriction

from research.actions.read_text import read_text
from research.models import PaperAttachment
from tests.factories import PaperPageFactory, make_file, publish
from tests.samples import pdf_with_pages

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_elasticsearch(settings):
    settings.SEARCH_NODE_PORT = 1


def search(client, q, **filters):
    body = client.get("/api/v1/search", {"q": q, **filters}).json()
    assert body["degraded"]
    return body["results"]
