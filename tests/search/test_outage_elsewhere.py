"""Pages that need no search speak to Elasticsearch not even once, whatever its state."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from research.models import PaperPage
from tests.factories import PASSWORD, InstitutionPageFactory, MemberFactory, PaperPageFactory
from tests.search.fake_elasticsearch import FakeElasticsearch, hanging

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def elasticsearch(settings):
    with FakeElasticsearch(hanging) as server:
        settings.ELASTICSEARCH_URL = server.url
        yield server


@pytest.fixture
def secretary(site):
    return MemberFactory(username="secretary", is_superuser=True)


def assert_fine(answer, status=200):
    assert answer.status_code == status, answer.content[:2000]


def test_public_pages(client, elasticsearch, network, institutions_index):
    institution = InstitutionPageFactory(parent=institutions_index)
    PaperPageFactory(parent=network, published=True)
    for page in (institution, network, network.get_parent(), institutions_index):
        assert_fine(client.get(page.url))
    assert_fine(client.get("/"))
    assert elasticsearch.connections == 0


def test_logging_in_and_the_home_of_the_cms(client, elasticsearch, secretary):
    assert_fine(client.get("/admin/login/"))
    login = {"username": secretary.username, "password": PASSWORD}
    assert_fine(client.post("/admin/login/", login), 302)
    assert_fine(client.get("/admin/"))
    assert elasticsearch.connections == 0


def test_writing_and_publishing_a_paper(client, elasticsearch, secretary, network):
    client.force_login(secretary)
    paper = PaperPageFactory(parent=network, title="Before", slug="paper")
    edit = reverse("wagtailadmin_pages:edit", args=[paper.pk])
    form = client.get(edit)
    assert_fine(form)
    values = querydict_from_html(form.content.decode(), form_id="page-edit-form")
    values.update({"action-publish": "action-publish"})
    values["title"] = "After"
    answer = client.post(edit, values)
    assert_fine(answer, 302)
    assert PaperPage.objects.live().get(pk=paper.pk).title == "After"
    assert_fine(client.get(reverse("wagtailadmin_explore", args=[network.pk])))
    assert_fine(client.post(reverse("wagtailadmin_pages:unpublish", args=[paper.pk])), 302)
    assert_fine(client.post(reverse("wagtailadmin_pages:delete", args=[paper.pk])), 302)
    assert elasticsearch.connections == 0


def test_searching_in_the_cms(client, elasticsearch, secretary, network):
    client.force_login(secretary)
    PaperPageFactory(parent=network, title="Zebracorn", published=True)
    answer = client.get(reverse("wagtailadmin_pages:search"), {"q": "zebracorn"})
    assert "Zebracorn" in answer.content.decode()
    assert elasticsearch.connections == 0


def test_the_server_does_count(client, elasticsearch, site, settings):
    settings.SEARCH_TIMEOUT = 0.2
    assert_fine(client.get("/search/?q=zebracorn"))
    assert elasticsearch.connections == 1
