"""Misspelt words are noticed in six languages, correct ones left in peace."""

import pytest
from wagtail.models import PageViewRestriction

from search.queries.did_you_mean import read_suggestion
from search.queries.library_search import LibrarySearch
from search.queries.search_request import SearchRequest
from search.reading import ask
from search.run_search import run_search
from tests.factories import PaperPageFactory

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]

# Language, title, abstract, text of a page.
PAPERS = [
    (
        "en",
        "Regional integration and agricultural development",
        "Governments negotiate tariffs on textiles; cooperation between institutions lowers "
        "poverty and strengthens sustainable development.",
        "Ministries of finance publish annual statements. Mr Nkrumaah signed the protocol.",
    ),
    (
        "en",
        "Climate finance for least developed countries",
        "Adaptation of the environment, infrastructure and renewable energy need technology.",
        "Harvests failed twice.",
    ),
    (
        "fr",
        "Le développement durable de l'économie africaine",
        "Les gouvernements négocient une coopération monétaire; une économie sans pauvreté.",
        "Les récoltes sont mauvaises cette année.",
    ),
    (
        "es",
        "El crecimiento de las exportaciones agrícolas",
        "Los gobiernos fortalecen la cooperación y el desarrollo sostenible de la vivienda.",
        "Las cosechas fueron abundantes.",
    ),
    (
        "pt",
        "Cooperação técnica entre os países africanos",
        "O desenvolvimento da agricultura familiar e a segurança alimentar.",
        "As colheitas foram fracas.",
    ),
    (
        "ru",
        "Региональная интеграция и международная торговля",
        "Правительства развивают сотрудничество, образование и здравоохранение.",
        "Урожай был хорошим.",
    ),
    (
        "ar",
        "التعاون الاقتصادي بين البلدان النامية",
        "تعزز الحكومات التنمية المستدامة والتكنولوجيا في المؤسسات.",
        "كان المحصول جيدا.",
    ),
]
MISSPELT = {
    "agricultral development": "agricultural development",
    "sustainible cooperation": "sustainable cooperation",
    "poverty and infrastucture": "poverty and infrastructure",
    "climate finence": "climate finance",
    "regional integartion": "regional integration",
    "développement durible": "développement durable",
    "l'éconmie africaine": "l'économie africaine",
    "gouvernments et pauvreté": "gouvernements et pauvreté",
    "coopération monétiare": "coopération monétaire",
    "néggocient": "négocient",
    "crecimineto agrícola": "crecimiento agrícola",
    "exportasiones": "exportaciones",
    "desarollo sostenible": "desarrollo sostenible",
    "gobirnos": "gobiernos",
    "la vivenda": "la vivienda",
    "desenvolvimeto da agricultura": "desenvolvimento da agricultura",
    "seguransa alimentar": "segurança alimentar",
    "agricultura familliar": "agricultura familiar",
    "coperação técnica": "cooperação técnica",
    "países afrcanos": "países africanos",
    "интегация региональная": "интеграция региональная",
    "международная торгволя": "международная торговля",
    "сотрудничиство": "сотрудничество",
    "здравохранение": "здравоохранение",
    "правителства": "правительства",
    "التعاون الاقتاصدي": "التعاون الاقتصادي",
    "التنمية المستدمة": "التنمية المستدامة",
    "الحكمات": "الحكومات",
    "والتكنلوجيا": "والتكنولوجيا",
    "البلدان النامبة": "البلدان النامية",
}
CORRECT = [
    "tariff",  # the library only has the plural
    "negotiates",
    "ministry statement",  # in a file, not in the dictionary
    "Nkrumaah",
    "harvest",
    "What does the G77 say about trade?",
    "économie",
    "developpement economique",  # without accents
    "récolte",
    "négocier",
    "gouvernement",
    "exportación",
    "agricola",
    "cosecha",
    "gobierno",
    "desarrollo",
    "cooperacao tecnica",
    "colheita",
    "pais africano",
    "agricultura",
    "desenvolvimento",
    "торговли",
    "интеграции",
    "урожай",
    "правительство",
    "образования",
    "المحصول",
    "الحكومات",
    "تنمية",
    "مؤسسات",
]


def meant(client, q, **filters):
    answer = client.get("/api/v1/search", {"q": q, **filters})
    assert answer.status_code == 200, answer.content
    body = answer.json()
    assert not body["degraded"]
    return body["did_you_mean"] and body["did_you_mean"]["q"]


def correction(q):
    """What the index answers before it is asked whether the corrected query finds anything."""
    query = LibrarySearch(SearchRequest(q=q))
    found = read_suggestion(query.query, ask(query.search()).suggest.to_dict())
    return found and found.q


@pytest.fixture
def languages(library, network):
    for language, title, abstract, text in PAPERS:
        PaperPageFactory(
            parent=network,
            title=title,
            abstract=abstract,
            language=language,
            pages=[text],
            published=True,
        )
    library.sync()


def test_misspelt_words_are_noticed_and_correct_ones_left_alone(client, languages):
    offered = {q: meant(client, q) for q in MISSPELT}
    alarms = {q: found for q in CORRECT if (found := meant(client, q))}

    assert ({q: found for q, found in offered.items() if found != MISSPELT[q]}, alarms) == ({}, {})


def test_correction_keeps_what_else_was_typed(client, languages):
    typed = 'title:"Regional Integartion" AND (AGRICULTRAL OR foo) -povertty year:>=2020 G77 aid*'
    assert correction(typed) == (
        'title:"Regional Integration" AND (AGRICULTURAL OR foo) -povertty year:>=2020 G77 aid*'
    )
    assert meant(client, "🙂 Climate finence 🙂") == "🙂 Climate finance 🙂"


def test_codes_and_queries_of_structure_alone_are_not_corrected(client, languages):
    for q in ("polcy2", "SIDZ", "ftp://povertty.example", "-povertty", "country:Kenia", "povertt*"):
        assert meant(client, q) is None, q


def test_nothing_is_offered_that_finds_nothing_under_the_same_filters(client, languages):
    assert meant(client, "climate finence", language="en") == "climate finance"
    assert meant(client, "finence", language="fr") is None
    assert meant(client, "finence year:1999") is None


def test_total_is_that_of_the_corrected_query(client, languages):
    offer = client.get("/api/v1/search", {"q": "coperation"}).json()["did_you_mean"]
    found = client.get("/api/v1/search", {"q": offer["q"]}).json()
    assert (offer["q"], offer["total"]) == ("cooperation", found["total"])


def test_word_in_use_is_corrected_only_where_it_is_far_rarer(client, library, network):
    for number in range(5):
        PaperPageFactory(parent=network, title=f"Trade {number}", published=True)
    PaperPageFactory(parent=network, title="Other", pages=["Of Trabe and men."], published=True)
    library.sync()
    assert meant(client, "trabe") == "trade"

    PaperPageFactory(parent=network, title="Another", pages=["Trabe again."], published=True)
    library.sync()
    assert meant(client, "trabe") is None


def test_word_that_is_right_does_not_stop_the_correction_of_another(client, library, network):
    pages = ["Mr Trabe speaks."]
    PaperPageFactory(parent=network, title="Trade and poverty", pages=pages, published=True)
    library.sync()

    assert meant(client, "Trabe povertyy") == "Trabe poverty"


def test_no_word_is_offered_from_papers_that_the_visitor_may_not_see(client, library, network):
    paper = PaperPageFactory(parent=network, title="Zebracorn treaty", published=True)
    PageViewRestriction.objects.create(page=paper, restriction_type=PageViewRestriction.LOGIN)
    draft = PaperPageFactory(parent=network, title="Quaggafish treaty")
    library.sync()

    assert draft.live is False
    assert meant(client, "zebracrn") is None
    assert meant(client, "quaggafis") is None


def test_phrase_that_finds_nothing_is_offered_as_plain_words(client, languages):
    results = run_search(SearchRequest(q='"finance climate" -fish'))

    assert (results.total, results.did_you_mean) == (0, None)
    assert results.without_quotes.q == "finance climate -fish"
    assert results.without_quotes.total == run_search(SearchRequest(q="finance climate")).total > 0
    assert run_search(SearchRequest(q='"zebra crossing"')).without_quotes is None


def test_page_and_api_offer_the_corrected_words_with_their_number(client, library, network):
    PaperPageFactory(parent=network, title="Harbour <b>ledgers</b>", published=True)
    library.sync()

    page = client.get("/search/?q=harbuor+ledgers&type=research-paper").content.decode()
    offered = client.get("/api/v1/search?q=harbuor+ledgers").json()["did_you_mean"]

    assert offered == {"q": "harbour ledgers", "total": 1}
    assert 'href="?q=harbour+ledgers&amp;type=research-paper"' in page
    assert "1 paper" in page


def test_page_offers_the_words_of_a_phrase_that_nobody_wrote(client, library, network):
    PaperPageFactory(parent=network, title="Harbour ledgers", published=True)
    library.sync()

    page = client.get("/search/", {"q": '"ledgers harbour"'}).content.decode()

    assert 'href="?q=ledgers+harbour"' in page
    assert "Without quotation marks" in page


def test_pasted_paragraph_is_not_corrected(client, languages):
    paragraph = "developement " + "trade " * 20
    assert meant(client, "developement") == "development"
    assert meant(client, paragraph) is None
