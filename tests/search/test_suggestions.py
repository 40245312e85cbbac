"""Suggestions while typing: what is suggested for a few letters, in any language."""

import pytest
from django.urls import reverse

from research.models import PaperAuthor, Topic
from research.models.paper_parts import TranslatedAbstract
from tests.factories import InstitutionPageFactory, NetworkPageFactory, PaperPageFactory

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]


@pytest.fixture
def publish_paper(library, network):
    """Publish a paper with these values; it is in the index at once."""

    def publish_paper(title, *, parent=network, **values):
        paper = PaperPageFactory(parent=parent, title=title, published=True, **values)
        library.sync()
        return paper

    return publish_paper


@pytest.fixture
def suggest(client):
    def suggest(typed):
        answer = client.get("/search/suggestions/", {"q": typed})
        assert answer.status_code == 200
        return answer.json()["suggestions"]

    return suggest


@pytest.fixture
def labels(suggest):
    """Kind and label of each suggestion."""
    return lambda typed: [(each["kind"], each["label"]) for each in suggest(typed)]


def test_a_title_leads_to_its_paper(publish_paper, suggest):
    paper = publish_paper("Customs houses of the Sahel")
    assert suggest("cust") == [
        {
            "kind": "title",
            "kind_name": "Paper",
            "label": "Customs houses of the Sahel",
            "url": paper.url,
            "lang": "en",
        }
    ]


@pytest.mark.parametrize(
    ("title", "language", "typed"),
    [
        ("Customs houses of the Sahel", "en", "sahel cus"),
        ("Customs houses of the Sahel", "en", "CUSTOMS HOUSES OF"),
        ("Économie numérique", "fr", "econo"),
        ("Économie numérique", "fr", "numérique éco"),
        ("Всё о торговле", "ru", "все о торг"),
        ("أثر التجارة الرقمية", "ar", "اثر التج"),
        ("南南合作与贸易便利化", "zh", "贸"),
        ("南南合作与贸易便利化", "zh", "贸易便"),
    ],
)
def test_words_may_be_begun_turned_round_and_typed_without_accents(
    publish_paper, labels, title, language, typed
):
    publish_paper(title, language=language)
    assert labels(typed) == [("title", title)]


def test_all_words_must_be_there(publish_paper, labels):
    publish_paper("Customs houses of the Sahel")
    assert labels("customs of venus") == []


@pytest.mark.parametrize("typed", ["custons", "custons hou", "sahel cutsoms"])
def test_a_misspelt_word_is_forgiven_when_nothing_else_is_found(publish_paper, labels, typed):
    publish_paper("Customs houses of the Sahel", authors=[PaperAuthor(name="Demo Researcher 1")])
    assert labels(typed) == [("title", "Customs houses of the Sahel")]


def test_a_misspelt_author_is_found_without_those_who_wrote_along(publish_paper, labels):
    authors = [PaperAuthor(name="Demo Researcher 1"), PaperAuthor(name="Demo Colleague")]
    publish_paper("Customs", authors=authors)
    assert labels("reseacher") == [("author", "Demo Researcher 1")]


def test_a_translated_title_is_suggested_in_its_language(publish_paper, suggest):
    translation = TranslatedAbstract(language="es", title="Aduanas del Sahel", abstract="Resumen.")
    publish_paper("Customs houses", translated_abstracts=[translation])
    [found] = suggest("adua")
    assert (found["label"], found["lang"]) == ("Aduanas del Sahel", "es")


def test_an_author_leads_to_all_papers_of_that_author(publish_paper, suggest, client):
    author, other = "Demo Researcher 1", "Demo Researcher 2"
    papers = [
        publish_paper(f"Paper {n}", authors=[PaperAuthor(name=author), PaperAuthor(name=other)])
        for n in range(2)
    ]
    publish_paper("Paper 3", authors=[PaperAuthor(name=other)])
    [found] = suggest("researcher 1")
    assert (found["kind"], found["label"]) == ("author", author)
    answer = client.get(found["url"].replace("/search/", "/api/v1/search"))
    assert {each["id"] for each in answer.json()["results"]} == {paper.pk for paper in papers}


def test_one_name_is_suggested_once_with_and_without_an_orcid_id(publish_paper, suggest):
    name = "Demo Researcher 1"
    publish_paper("Paper 1", authors=[PaperAuthor(name=name, orcid="0000-0002-1825-0097")])
    publish_paper("Paper 2", authors=[PaperAuthor(name=name)])
    [found] = suggest("demo res")
    keys = {"author=0000-0002-1825-0097", "author=demo-researcher-1"}
    assert set(found["url"].removeprefix("/search/?").split("&")) == keys


@pytest.mark.parametrize(
    ("name", "typed"), [("باحثة منى", "باحثه مني"), ("研究員一號", "研究员"), ("研究员", "研究員")]
)
def test_a_name_is_found_by_another_way_to_write_it(publish_paper, labels, name, typed):
    publish_paper("P", authors=[PaperAuthor(name=name)])
    assert labels(typed) == [("author", name)]


def test_two_names_on_one_paper_are_not_taken_for_one(publish_paper, labels):
    publish_paper("P", authors=[PaperAuthor(name="Demo Ada"), PaperAuthor(name="Demo Bela")])
    assert labels("ada bela") == []


def test_a_topic_is_found_by_its_name_in_any_language(publish_paper, suggest):
    topic = Topic.objects.get(slug="trade")
    publish_paper("P", topics=[topic])
    for language, name in topic.names.items():
        found = suggest(name[:4])
        assert ("topic", name, language) in [
            (each["kind"], each["label"], each["lang"]) for each in found if each["kind"] == "topic"
        ]
        assert f"{reverse('search')}?topic=trade" in [each["url"] for each in found]


def test_only_what_leads_to_a_paper_is_suggested(
    publish_paper, labels, networks_index, institutions_index
):
    NetworkPageFactory(parent=networks_index, title="Zebra network")
    InstitutionPageFactory(parent=institutions_index, title="Zebra institute")
    Topic.objects.create(name_en="Zebra crossings", slug="zebra")
    publish_paper("P")
    assert labels("zebra") == []


def test_networks_and_institutions_are_found_by_both_their_names(
    publish_paper, suggest, networks_index, institutions_index, other_network
):
    network = NetworkPageFactory(
        parent=networks_index, title="Zebra Economic Network", short_name="QUAGGA", slug="zen"
    )
    institution = InstitutionPageFactory(
        parent=institutions_index, title="Zebra Institute", slug="zi"
    )
    author = PaperAuthor(name="Demo Researcher 1", institution=institution)
    publish_paper("P", parent=other_network, co_publishers=[network], authors=[author])
    assert [(each["label"], each["url"]) for each in suggest("zebr")] == [
        ("Zebra Economic Network (QUAGGA)", "/search/?network=zen"),
        ("Zebra Institute", "/search/?institution=zi"),
    ]
    assert [each["url"] for each in suggest("quag")] == ["/search/?network=zen"]


def test_the_list_is_short_mixed_and_begins_with_what_begins_alike(
    publish_paper, labels, institutions_index
):
    institutions = [
        InstitutionPageFactory(parent=institutions_index, title=f"Trade Institute {n}")
        for n in range(9)
    ]
    authors = [
        PaperAuthor(name=f"Demo Researcher {n}", institution=institution)
        for n, institution in enumerate(institutions)
    ]
    publish_paper("Trade winds", authors=authors, topics=[Topic.objects.get(slug="trade")])
    publish_paper("The rules of trade")
    found = labels("trade")
    assert len(found) == 8
    assert found[0] == ("topic", "Trade")
    assert found.index(("title", "Trade winds")) < found.index(("title", "The rules of trade"))
    assert found[-1] == ("title", "The rules of trade")


def test_equal_titles_are_suggested_once(publish_paper, labels):
    publish_paper("Annual report")
    publish_paper("Annual report", slug="annual-report-2")
    assert labels("annual") == [("title", "Annual report")]


@pytest.mark.parametrize(
    "typed",
    ["", "c", " c ", "%", '"', "((", "\x00\x00", "*:*", "🦓"],
)
def test_odd_input_gives_an_empty_list(publish_paper, labels, typed):
    publish_paper("Customs houses of the Sahel")
    assert labels(typed) == []


def test_without_a_question_there_is_an_empty_list(client, db):
    assert client.get("/search/suggestions/").json() == {
        "suggestions": [],
        "message": "No suggestions",
    }


def test_a_pasted_page_is_read_to_its_hundredth_letter(publish_paper, labels):
    publish_paper("Customs houses of the Sahel")
    assert labels("customs " * 12 + "houses of the moon " * 5000) != []


def test_the_number_of_queries_does_not_grow_with_the_library(
    publish_paper, client, institutions_index, django_assert_max_num_queries
):
    def add(number):
        institution = InstitutionPageFactory(
            parent=institutions_index, title=f"Customs institute {number}"
        )
        author = PaperAuthor(name=f"Customs Researcher {number}", institution=institution)
        topic = Topic.objects.create(name_en=f"Customs {number}", slug=f"customs-{number}")
        publish_paper(f"Customs {number}", authors=[author], topics=[topic])

    def count():
        with django_assert_max_num_queries(25) as captured:
            client.get("/search/suggestions/?q=customs")
        return len(captured)

    add(1)
    client.get("/search/suggestions/?q=customs")
    once = count()
    for number in range(2, 9):
        add(number)
    assert count() == once


def test_the_message_counts_for_screen_readers(publish_paper, client):
    publish_paper("Customs houses")
    body = client.get("/search/suggestions/?q=customs").json()
    assert body["message"] == "1 suggestion; choose with the arrow keys"
    publish_paper("Customs unions")
    body = client.get("/search/suggestions/?q=customs").json()
    assert body["message"] == "2 suggestions; choose with the arrow keys"
