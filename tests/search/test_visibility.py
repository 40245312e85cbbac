"""What may not be seen is not found: not on the page, not in the API, not in any count."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import PageViewRestriction

from search.connection import writing_client
from search.indices import alias_name
from tests.factories import PaperPageFactory, publish
from tests.search.searching import ids

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]


@pytest.fixture
def paper(library, network):
    paper = PaperPageFactory(
        parent=network, title="Zebracorn", pages=["The zebracorn clause."], published=True
    )
    library.sync()
    return paper


def assert_gone(client, library):
    """From answers at once, because the database decides; from the index when jobs are sent."""
    assert ids(client, "zebracorn") == []
    assert "Zebracorn" not in client.get("/search/?q=zebracorn").content.decode()
    library.sync()
    body = client.get("/api/v1/search").json()
    assert (body["total"], body["years"]) == (0, {})
    assert all(value["count"] == 0 for values in body["facets"].values() for value in values)


def test_published_paper_is_found(client, paper):
    assert ids(client, "zebracorn") == [paper.pk]
    assert "Zebracorn" in client.get("/search/?q=zebracorn").content.decode()


def test_draft_is_not_found(client, library, network):
    PaperPageFactory(parent=network, title="Zebracorn", pages=["The zebracorn clause."])
    library.sync()
    assert_gone(client, library)


def test_draft_changes_of_a_published_paper_are_not_found(client, library, paper):
    paper.abstract = "Quokka"
    paper.save_revision()
    library.sync()
    assert ids(client, "quokka") == []


def test_unpublished_paper_is_gone(client, library, paper):
    paper.unpublish()
    assert_gone(client, library)


def test_deleted_paper_is_gone(client, library, paper):
    paper.delete()
    assert_gone(client, library)


def test_private_paper_is_gone_and_comes_back(client, library, paper):
    restriction = PageViewRestriction.objects.create(page=paper, restriction_type="login")
    assert_gone(client, library)
    restriction.delete()
    library.sync()
    assert ids(client, "zebracorn") == [paper.pk]


def test_paper_of_a_private_network_is_gone(client, library, paper, network):
    PageViewRestriction.objects.create(page=network, restriction_type="groups")
    assert_gone(client, library)


def test_paper_moved_into_a_private_network_is_gone(client, library, paper, other_network):
    PageViewRestriction.objects.create(
        page=other_network, restriction_type="password", password="x"
    )
    library.sync()
    paper.move(other_network, pos="last-child")
    assert_gone(client, library)


def test_moved_paper_is_found_in_its_new_network(client, library, paper, other_network):
    paper.move(other_network, pos="last-child")
    library.sync()
    assert ids(client, "zebracorn", network="carec") == [paper.pk]
    assert ids(client, "zebracorn", network="south-centre") == []


def test_deleted_network_takes_its_papers_along(client, library, paper, network):
    network.delete()
    assert_gone(client, library)


def test_paper_to_be_published_later_is_not_found(client, library, network):
    paper = PaperPageFactory(parent=network, title="Zebracorn", pages=["The zebracorn clause."])
    paper.go_live_at = timezone.now() + datetime.timedelta(days=2)
    publish(paper)
    assert not paper.live
    assert_gone(client, library)


def test_restriction_set_while_jobs_wait_is_respected(client, library, paper):
    """The answer is right although the index still holds the paper."""
    PageViewRestriction.objects.create(page=paper, restriction_type="login")
    assert ids(client, "zebracorn") == []
    assert writing_client().count(index=alias_name())["count"] == 1
    library.sync()


def test_renamed_topic_is_found_by_its_new_name(client, library, network):
    from research.models import Topic

    topic = Topic.objects.get(slug="big-data")
    paper = PaperPageFactory(parent=network, title="T", abstract="")
    paper.topics.add(topic)
    paper.save()
    publish(paper)
    library.sync()
    topic.name_en = "Wallaby statistics"
    topic.save()
    library.sync()
    assert ids(client, "wallaby") == [paper.pk]


def test_member_finds_what_is_open_to_members(client, library, paper, researcher):
    PageViewRestriction.objects.create(page=paper, restriction_type="login")
    library.sync()
    assert ids(client, "zebracorn") == []
    client.force_login(researcher)
    assert ids(client, "zebracorn") == [paper.pk]
    assert "Zebracorn" in client.get("/search/?q=zebracorn").content.decode()


def test_member_finds_papers_of_the_own_group_only(client, library, paper, network, researcher):
    editors = Group.objects.get(name="Editors")
    restriction = PageViewRestriction.objects.create(page=network, restriction_type="groups")
    restriction.groups.add(editors)
    library.sync()
    client.force_login(researcher)
    assert_gone(client, library)
    researcher.groups.add(editors)
    assert ids(client, "zebracorn") == [paper.pk]
    assert client.get("/api/v1/search").json()["facets"]["network"][0]["label"] == "South Centre"


def test_two_privacy_settings_must_both_let_the_member_in(
    client, library, paper, network, researcher
):
    PageViewRestriction.objects.create(page=network, restriction_type="login")
    PageViewRestriction.objects.create(page=paper, restriction_type="groups")
    library.sync()
    client.force_login(researcher)
    assert_gone(client, library)


def test_name_of_a_private_network_is_not_told(client, library, paper, other_network):
    """A paper that everybody may read, published together with a network that nobody sees."""
    paper.co_publishers.add(other_network)
    publish(paper)
    PageViewRestriction.objects.create(page=other_network, restriction_type="login")
    library.sync()
    networks = client.get("/api/v1/search").json()["facets"]["network"]
    assert [each["label"] for each in networks] == ["South Centre"]
    assert ids(client, network="carec") == []
