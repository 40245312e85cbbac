"""Lists show what an outsider may see, page by page, in a constant number of queries."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction

from networks.models import Membership, SiteImage
from research.models import PaperAuthor
from tests.factories import (
    InstitutionPageFactory,
    NetworkPageFactory,
    PaperPageFactory,
    publish,
)

FEW, MANY = 3, 12
# Wagtail leaves the temporary file open in which it makes a picture of another size.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file <tempfile:ResourceWarning")


def make_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_drafts_and_private_pages_stand_in_no_list(
    open_page, site, network, networks_index, institutions_index
):
    hidden_network = NetworkPageFactory(parent=networks_index, title="Hidden net", live=False)
    private_network = NetworkPageFactory(parent=networks_index, title="Private net")
    hidden = InstitutionPageFactory(parent=institutions_index, title="Hidden body", live=False)
    private = InstitutionPageFactory(parent=institutions_index, title="Private body")
    make_private(private_network)
    make_private(private)
    network.chair = private
    network.memberships = [
        Membership(institution=hidden),
        Membership(institution=private),
        Membership(member_network=hidden_network),
    ]
    publish(network)
    PaperPageFactory(parent=network, title="Hidden paper")
    make_private(PaperPageFactory(parent=network, title="Private paper", published=True))
    shown = PaperPageFactory(parent=network, title="Open paper")
    shown.co_publishers = [hidden_network, private_network]
    publish(shown)
    pages = (site, networks_index, institutions_index, network, shown)
    for address in [*(page.get_url() for page in pages), "/search/"]:
        text = open_page(address).text
        assert "Hidden" not in text, address
        assert "Private" not in text, address


def test_an_institution_does_not_tell_of_networks_that_are_not_public(
    open_page, networks_index, institution
):
    for title in ("Hidden net", "Private net"):
        network = NetworkPageFactory(parent=networks_index, title=title, chair=institution)
        network.memberships = [Membership(institution=institution)]
        publish(network)
        if title == "Private net":
            make_private(network)
        else:
            network.unpublish()
    text = open_page(institution.get_url()).text
    assert "Hidden" not in text
    assert "Private" not in text


def test_a_long_list_of_papers_has_pages(open_page, network):
    for _ in range(11):
        PaperPageFactory(parent=network, published=True)
    first = open_page(network.get_url())
    assert len(first.find_all("article", class_="paper-card")) == 10
    assert first.find("a", rel="next")["href"] == "?page=2"
    second = open_page(network.get_url() + "?page=2")
    assert len(second.find_all("article", class_="paper-card")) == 1
    assert second.find("link", rel="canonical")["href"].endswith("?page=2")
    beyond = open_page(network.get_url() + "?page=999")
    assert beyond.find("nav", class_="pagination").find(attrs={"aria-current": "page"})


def add_papers(count, network, institution):
    for _ in range(count):
        paper = PaperPageFactory(parent=network, pages=["A page."])
        paper.cover = SiteImage.objects.create(title="Cover", file=get_test_image_file())
        paper.authors = [
            PaperAuthor(name="Demo Researcher 1", institution=institution),
            PaperAuthor(name="Demo Researcher 2"),
        ]
        publish(paper)


def queries_of(client, address):
    client.get(address)  # the first visitor of a picture has it made in its size
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("list_of", ["network", "institution", "home", "search"])
def test_more_papers_in_a_list_are_no_more_queries(
    client, site, network, other_network, institution, list_of, monkeypatch
):
    monkeypatch.setattr("thinkers_site.templatetags.paper_tags.PAPERS_PER_PAGE", MANY)
    monkeypatch.setattr("thinkers_site.models.home_page.NEW_PAPERS", MANY)
    address = {
        "network": network.get_url(),
        "institution": institution.get_url(),
        "home": site.get_url(),
        "search": f"/search/?page_size={MANY}",
    }[list_of]
    add_papers(FEW, network, institution)
    few = queries_of(client, address)
    add_papers(MANY - FEW, network, institution)
    assert queries_of(client, address) == few


def test_more_networks_and_institutions_in_a_list_are_no_more_queries(
    client, site, networks_index, institutions_index
):
    addresses = [page.get_url() for page in (site, networks_index, institutions_index)]

    def add(count):
        for _ in range(count):
            chair = InstitutionPageFactory(parent=institutions_index)
            logo = SiteImage.objects.create(title="Logo", file=get_test_image_file())
            NetworkPageFactory(parent=networks_index, chair=chair, logo=logo)

    add(FEW)
    few = [queries_of(client, address) for address in addresses]
    add(MANY - FEW)
    assert [queries_of(client, address) for address in addresses] == few
