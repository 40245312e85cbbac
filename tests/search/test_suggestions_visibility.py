"""What may not be seen is not suggested either: no title, no author, no name of a closed place."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from networks.models import InstitutionPage
from research.models import PaperAuthor, Topic
from tests.factories import InstitutionPageFactory, MemberFactory, PaperPageFactory, publish

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]

EVERY_WORD = ("zebracorn", "quokka", "wallaby", "wombat")


@pytest.fixture
def paper(library, network, institutions_index):
    """A draft that is the only paper of its author, its institution and its topic."""
    institution = InstitutionPageFactory(parent=institutions_index, title="Wallaby Institute")
    topic = Topic.objects.create(name_en="Wombat statistics", slug="wombat")
    author = PaperAuthor(name="Demo Quokka", institution=institution)
    return PaperPageFactory(parent=network, title="Zebracorn", authors=[author], topics=[topic])


@pytest.fixture
def published(library, paper):
    publish(paper)
    library.sync()
    return paper


def suggested(client):
    """The labels that each of the four words brings."""
    answers = [client.get("/search/suggestions/", {"q": word}) for word in EVERY_WORD]
    return [each["label"] for answer in answers for each in answer.json()["suggestions"]]


ALL = ["Zebracorn", "Demo Quokka", "Wallaby Institute", "Wombat statistics"]


def test_everything_about_a_published_paper_is_suggested(client, published):
    assert suggested(client) == ALL


def test_nothing_about_a_draft_is(client, library, paper):
    library.sync()
    assert suggested(client) == []


def test_nothing_about_an_unpublished_paper_is_before_and_after_the_index_knows(
    client, library, published
):
    published.unpublish()
    assert suggested(client) == []
    library.sync()
    assert suggested(client) == []


def test_nothing_about_a_private_paper_is_before_and_after_the_index_knows(
    client, library, published
):
    PageViewRestriction.objects.create(page=published, restriction_type="login")
    assert suggested(client) == []
    library.sync()
    assert suggested(client) == []


def test_nothing_about_a_paper_in_a_private_network_is(client, library, published, network):
    PageViewRestriction.objects.create(page=network, restriction_type="login")
    library.sync()
    assert suggested(client) == []
    assert client.get("/search/suggestions/?q=south").json()["suggestions"] == []


def test_an_institution_that_is_not_published_is_not_suggested(client, published):
    InstitutionPage.objects.get(title="Wallaby Institute").unpublish()
    assert "Wallaby Institute" not in suggested(client)


def test_a_changed_title_is_not_suggested_before_it_is_published(client, library, published):
    published.title = "Thylacine"
    published.authors = [PaperAuthor(name="Demo Thylacine")]
    published.save_revision()
    library.sync()
    assert client.get("/search/suggestions/?q=thylacine").json()["suggestions"] == []


def test_a_member_is_suggested_what_that_member_may_see(client, library, published):
    group = Group.objects.create(name="Readers of drafts")
    PageViewRestriction.objects.create(page=published, restriction_type="groups").groups.add(group)
    library.sync()
    member = MemberFactory()
    client.force_login(member)
    assert suggested(client) == []
    member.groups.add(group)
    assert suggested(client) == ALL


def test_only_an_outsiders_answer_may_be_kept_for_others(client, library, published):
    outsiders = client.get("/search/suggestions/?q=zebracorn")
    assert outsiders["Cache-Control"] == "max-age=30, public"
    client.force_login(MemberFactory())
    assert client.get("/search/suggestions/?q=zebracorn")["Cache-Control"] == "max-age=30, private"
    assert "Cookie" in outsiders["Vary"]
