"""Each public page answers with the right content, in sound HTML."""

import datetime
import re

import pytest

from networks.models import Country, Membership
from research.models import (
    SDG,
    KeyMessage,
    PaperAuthor,
    PaperSponsor,
    Recommendation,
    Topic,
    TranslatedAbstract,
)
from tests.factories import PaperPageFactory, publish

SINCE = datetime.date(2021, 3, 1)
UNTIL = datetime.date(2023, 12, 31)


def test_every_page_has_one_heading_a_title_a_language_and_a_description_of_itself(
    open_page, site, network, institution, paper
):
    addresses = [
        page.get_url() for page in (site, network.get_parent(), network, institution, paper)
    ]
    for address in [*addresses, institution.get_parent().get_url()]:
        page = open_page(address)
        assert len(page.find_all("h1")) == 1, address
        assert "South-South Global Thinkers" in page.title.text
        assert page.html["lang"] == "en"
        assert page.html["dir"] == "ltr"
        assert page.find("link", rel="canonical")["href"].endswith(address)
        assert page.find("meta", property="og:title")["content"]
        assert page.find("main", id="content")
        assert page.find("a", href="#content"), "skip link"


def test_no_page_has_styles_or_scripts_inside(client, site, network, paper):
    for page in (site, network, paper):
        content = client.get(page.get_url()).content.decode()
        assert " style=" not in content
        assert not [tag for tag in re.findall("<script[^>]*>", content) if " src=" not in tag]
        assert "<style" not in content


def test_the_home_page_shows_tagline_search_new_papers_and_networks(open_page, site, paper):
    page = open_page(site.get_url())
    assert page.h1.text == site.tagline
    assert page.find("form", role="search").find("input", attrs={"name": "q"})
    assert page.find("section", attrs={"aria-labelledby": "new-papers"}).find(
        "a", string=paper.title
    )
    assert page.find("section", attrs={"aria-labelledby": "networks"}).find(
        "a", string="South Centre"
    )


def test_a_network_shows_theme_description_chair_members_and_contact(
    open_page, network, other_network, institution
):
    network.theme = "Policy research"
    network.description = [("heading", "Our work"), ("paragraph", "<p>What we study.</p>")]
    network.chair = institution
    network.contact_email = "office@example.org"
    network.memberships = [
        Membership(institution=institution, since=SINCE),
        Membership(member_network=other_network, since=SINCE, until=UNTIL),
    ]
    publish(network)
    page = open_page(network.get_url())
    assert page.find("h2", string="Our work")
    facts = page.aside.get_text(" ", strip=True)
    for text in ("Chair Demo Institute", "since 1 March 2021", "office@example.org"):
        assert text in facts
    assert "Former members CAREC 2021–2023" in facts
    assert "Policy research" in page.main.text
    assert "What we study." in page.main.text


def test_a_network_lists_the_papers_it_publishes_with_others(open_page, network, other_network):
    paper = PaperPageFactory(parent=other_network, title="A joint paper")
    paper.co_publishers = [network]
    publish(paper)
    card = open_page(network.get_url()).find("article", class_="paper-card")
    assert card.find("a", string="A joint paper")
    assert [link.text for link in card.select(".byline--network a")] == ["CAREC", "South Centre"]


def test_an_institution_shows_kind_country_groups_networks_and_papers(
    open_page, network, institution, paper
):
    institution.country = Country.objects.get(alpha2="NP")
    publish(institution)
    network.memberships = [Membership(institution=institution, since=SINCE)]
    network.chair = institution
    publish(network)
    paper.authors = [PaperAuthor(name="Demo Researcher 1", institution=institution)]
    publish(paper)
    page = open_page(institution.get_url())
    facts = page.aside.get_text(" ", strip=True)
    for text in ("Nepal", "Least developed country", "Landlocked", "Asia and the Pacific"):
        assert text in facts
    assert "Chairs South Centre" in facts
    assert "since 1 March 2021" in facts
    assert "Think tank" in page.main.text
    assert page.find("a", string=paper.title)


def test_the_directory_of_institutions_names_kind_country_and_region(open_page, institution):
    institution.country = Country.objects.get(alpha2="KE")
    publish(institution)
    row = open_page(institution.get_parent().get_url()).find("article")
    assert " ".join(row.text.split()) == "Demo Institute Think tank Kenya, Africa"


@pytest.fixture
def full_paper(network, institution):
    paper = PaperPageFactory(
        parent=network,
        title="A full paper",
        subtitle="With everything",
        licence="CC-BY-4.0",
        doi="10.5555/demo.1",
        keywords="tariffs; ports",
        disclaimer="The views are those of the authors.",
        pages=["The first page.", "The second page."],
    )
    paper.authors = [
        PaperAuthor(name="Demo Researcher 1", orcid="0000-0002-1825-0097", institution=institution),
        PaperAuthor(name="Demo Researcher 2", affiliation="A free university"),
    ]
    paper.key_messages = [KeyMessage(text="Ports matter most.")]
    paper.recommendations = [Recommendation(text="Open ports.", addressee="Ministries of trade")]
    paper.translated_abstracts = [
        TranslatedAbstract(language="ar", title="العنوان", abstract="ملخص.")
    ]
    paper.sponsors = [PaperSponsor(name="Demo Fund", website="https://fund.example.org/")]
    paper.topics = [Topic.objects.get(slug="trade")]
    paper.sdgs = [SDG.objects.get(number=17)]
    paper.countries = [Country.objects.get(alpha2="KE")]
    return publish(paper)


def test_a_paper_shows_all_that_is_known_of_it(open_page, full_paper):
    page = open_page(full_paper.get_url())
    links = {link["href"] for link in page.find_all("a")}
    assert {
        "https://orcid.org/0000-0002-1825-0097",
        "https://creativecommons.org/licenses/by/4.0/",
        "https://doi.org/10.5555/demo.1",
        "https://fund.example.org/",
        "/institutions/demo-institute/",
        full_paper.files[0].url,
    } <= links
    text = page.main.get_text(" ", strip=True)
    for words in (
        "With everything",
        "A free university",
        "Ports matter most.",
        "For: Ministries of trade",
        "2 pages",
        "tariffs · ports",
        "Kenya",
        "The views are those of the authors.",
        "Research paper",
        "1 June 2025",
    ):
        assert words in text, words
    assert page.find(id="abstract").find(string="A demo abstract.")
    assert page.find(class_="sdg-17").text == "17"


def test_an_abstract_in_another_language_carries_that_language(open_page, full_paper):
    section = open_page(full_paper.get_url()).find("section", lang="ar")
    assert section["dir"] == "rtl"
    assert "ملخص." in section.text


def test_an_arabic_paper_is_marked_as_arabic_wherever_it_stands(
    open_page, site, network, arabic_paper
):
    page = open_page(arabic_paper.get_url())
    assert page.h1["lang"] == "ar"
    assert page.h1.find_parent(dir=True)["dir"] == "rtl"
    assert page.find(id="abstract").find_parent(dir=True)["dir"] == "rtl"
    for address in (site.get_url(), network.get_url()):
        title = open_page(address).find("a", string=arabic_paper.title).parent
        assert (title["lang"], title["dir"]) == ("ar", "rtl")


def test_the_text_of_a_paper_without_file_stands_on_its_page_and_stays_text(open_page, network):
    paper = PaperPageFactory(
        parent=network, text="First line.\n\n<script>alert(1)</script>", published=True
    )
    page = open_page(paper.get_url())
    assert "<script>alert(1)</script>" in page.find(id="text").text
    assert not page.find("script")


def test_a_paper_without_abstract_still_answers_to_its_anchor(open_page, network):
    paper = PaperPageFactory(parent=network, abstract="", published=True)
    assert open_page(paper.get_url()).find(id="abstract")


def test_an_unknown_address_answers_404_with_a_way_on(client, site):
    response = client.get("/no/such/page/")
    assert response.status_code == 404
    assert "This page cannot be found" in response.content.decode()
    assert 'name="q"' in response.content.decode()
