"""A paper is found by its text, in its language, with the page that answers."""

import pytest

from search.queries.search_request import SearchRequest
from search.run_search import run_search
from tests.factories import PaperPageFactory

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]

PAGES = [
    "This demo paper introduces the question of trade among neighbours.",
    "On the second page a ledger kept at the small harbour tells what was shipped.",
    "The third page closes with advice to ministries of trade.",
]


def titles(q, **chosen):
    results = run_search(SearchRequest(q=q, chosen=chosen))
    assert not results.degraded
    return [hit.paper.title for hit in results.hits]


def test_phrase_inside_the_file_finds_the_paper_and_its_page(library, network):
    paper = PaperPageFactory(parent=network, title="Ledgers", pages=PAGES, published=True)
    library.sync()

    results = run_search(SearchRequest(q="ledger kept at the small harbour"))

    hit = results.hits[0]
    assert hit.paper == paper
    assert hit.passages[0].page == 2
    assert hit.passages[0].url.endswith(".pdf#page=2")
    assert hit.passages[0].language == "en"
    assert "<mark>ledger kept at the small harbour</mark>" in hit.passages[0].html


def test_quoted_phrase_must_stand_as_it_is(library, network):
    PaperPageFactory(parent=network, title="Exact", pages=PAGES, published=True)
    PaperPageFactory(
        parent=network, title="Scattered", pages=["A harbour, small ledgers."], published=True
    )
    library.sync()

    assert titles('"small harbour"') == ["Exact"]
    assert set(titles("small harbour")) == {"Exact", "Scattered"}


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        ("en", "Ministries negotiate tariffs on textiles.", "tariff negotiation ministry"),
        ("fr", "Les économies émergentes négocient des accords.", "economie emergente"),
        ("es", "Las exportaciones agrícolas crecieron en la región.", "exportacion agricola"),
        ("pt", "As cooperações técnicas entre os países africanos.", "cooperacao tecnica pais"),
        (
            "ru",
            "Региональная интеграция ускоряет торговлю зерном.",
            "региональной интеграции зерно",
        ),
        ("ar", "تعزز المكتبات الرقمية التعاون بين البلدان النامية.", "مكتبة رقمية"),
        ("ar", "ﺗﻌﺰﺯ ﺍﻟﻤﻜﺘﺒﺎﺕ ﺍﻟﺮﻗﻤﻴﺔ ﺍﻟﺘﻌﺎﻭﻥ", "المكتبات الرقمية"),
        ("zh", "发展中国家之间的贸易合作不断深化。", "贸易合作"),
        ("sw", "Ushirikiano wa biashara kati ya nchi zinazoendelea.", "ushirikiano biashara"),
    ],
)
def test_each_language_is_searched_by_its_own_rules(library, network, language, text, query):
    PaperPageFactory(
        parent=network, title="Sought", language=language, abstract="", text=text, published=True
    )
    PaperPageFactory(parent=network, title="Other", abstract="Nothing alike.", published=True)
    library.sync()

    assert titles(query) == ["Sought"]


def test_terms_find_papers_of_another_language(library, network):
    from research.models import Topic

    paper = PaperPageFactory(parent=network, title="El comercio", language="es", abstract="")
    paper.topics.add(Topic.objects.get(slug="climate-change"))
    paper.save()
    paper.save_revision().publish()
    library.sync()

    assert titles("изменение климата") == ["El comercio"]


def test_filters_narrow_and_values_of_one_filter_widen(library, network, other_network):
    PaperPageFactory(parent=network, title="A", language="en", published=True)
    PaperPageFactory(parent=other_network, title="B", language="fr", published=True)
    library.sync()

    assert titles("demo", network=("carec",)) == ["B"]
    assert titles("demo", language=("en",)) == ["A"]
    assert set(titles("demo", network=("carec", "south-centre"))) == {"A", "B"}
    assert titles("demo", language=("en",), network=("carec",)) == []


def test_html_in_a_paper_reaches_no_reader(library, network):
    PaperPageFactory(
        parent=network,
        title="Hostile",
        pages=["Tariff <script>alert(1)</script> & <b>harbour</b> notes"],
        published=True,
    )
    library.sync()

    html = run_search(SearchRequest(q="harbour")).hits[0].passages[0].html

    assert "<script>" not in html
    assert "&lt;b&gt;<mark>harbour</mark>&lt;/b&gt;" in html


def test_nothing_asked_shows_the_newest_first(library, network):
    import datetime

    for year in (2020, 2024, 2022):
        PaperPageFactory(
            parent=network,
            title=str(year),
            publication_date=datetime.date(year, 1, 1),
            published=True,
        )
    library.sync()

    assert titles("") == ["2024", "2022", "2020"]


def test_word_in_the_abstract_alone_shows_the_abstract(library, network):
    PaperPageFactory(
        parent=network, title="T", abstract="About remittances of workers.", published=True
    )
    library.sync()

    hit = run_search(SearchRequest(q="remittances")).hits[0]

    assert hit.passages == []
    assert "<mark>remittances</mark>" in hit.abstract.html
    assert hit.abstract.language == "en"
