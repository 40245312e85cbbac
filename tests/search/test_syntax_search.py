"""The syntax of the search box at work: which papers each sign selects, asked through the API."""

import datetime

import pytest

from networks.models import Country
from research.models import PaperAuthor, Topic
from tests.factories import PaperPageFactory, publish

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]


def titles(client, q):
    answer = client.get("/api/v1/search", {"q": q, "page_size": 50})
    assert answer.status_code == 200, answer.content
    body = answer.json()
    assert not body["degraded"]
    found = [result["title"] for result in body["results"]]
    assert body["total"] == len(found)
    return found


def assert_finds(client, expected):
    """`expected`: query to the titles that it finds, in any order, as one string."""
    found = {q: " ".join(sorted(titles(client, q))) for q in expected}
    assert found == expected


@pytest.fixture
def three_papers(library, network):
    PaperPageFactory(
        parent=network,
        title="Harbour",
        pages=["A ledger kept at the small harbour.", "Tariffs on textiles."],
        published=True,
    )
    PaperPageFactory(
        parent=network, title="Ledger", pages=["Small ledgers, no port."], published=True
    )
    PaperPageFactory(
        parent=network, title="Tariff", pages=["A tariff on ledgers of water."], published=True
    )
    library.sync()


def test_operators_select(client, three_papers):
    assert_finds(
        client,
        {
            "harbour tariff": "Harbour Tariff",
            "harbour AND tariff": "Harbour",
            "ledger AND tariff": "Harbour Tariff",
            "harbour OR water": "Harbour Tariff",
            "ledger harbour OR water": "Harbour Tariff",
            "ledger NOT harbour": "Ledger Tariff",
            "ledger -tariffs": "Ledger",
            "ledger AND NOT (harbour OR water)": "Ledger",
            "(harbour AND tariff) OR port": "Harbour Ledger",
            "tariff AND (harbour OR port)": "Harbour",
            "zebra OR -tariff": "Ledger",
            "harbour AND zebra": "",
        },
    )


def test_phrases_select(client, three_papers):
    assert_finds(
        client,
        {
            '"small harbour"': "Harbour",
            "“small harbours” tariff": "Harbour",
            "«small ledger»": "Ledger",
            '"small harbour" OR "water"': "Harbour Tariff",
            'ledger -"small ledger"': "Harbour Tariff",
            '"harbour small"': "",
            'Which paper tells of the "small harbour"?': "Harbour Ledger Tariff",
        },
    )


def test_prefixes_select(client, three_papers):
    assert_finds(
        client,
        {
            "harb*": "Harbour",
            "TARI*": "Harbour Tariff",
            "harb* OR wat*": "Harbour Tariff",
            "harb* OR water": "Harbour Tariff",
            "ledger harb*": "Harbour",
            "ledger AND wat*": "Tariff",
            "ledger -wat*": "Harbour Ledger",
            "text*": "Harbour",
            "zebr*": "",
        },
    )


def test_broken_syntax_finds_what_its_words_find(client, three_papers):
    for q in ('"harbour', "harbour AND", "(harbour", "harbour)", "OR harbour", "harbour *"):
        assert titles(client, q) == ["Harbour"], q
    assert titles(client, "foo:harbour") == ["Harbour"]
    assert titles(client, "harbour:water") == titles(client, "harbour water")


def test_question_is_not_read_as_a_formula(client, three_papers):
    assert len(titles(client, "WHICH HARBOUR AND WHICH WATER")) == 2
    assert "Harbour" in titles(client, "does the harbour NOT have a ledger -tariff?")


def test_signs_alone_select_newest_first(client, library, network):
    for year in (2019, 2021, 2020):
        PaperPageFactory(
            parent=network,
            title=str(year),
            abstract="Salt." if year == 2020 else "Wheat.",
            publication_date=datetime.date(year, 5, 1),
            published=True,
        )
    library.sync()

    assert titles(client, "-salt") == ["2021", "2019"]
    assert titles(client, "NOT zebra") == ["2021", "2020", "2019"]
    assert titles(client, "year:<=2020") == ["2020", "2019"]
    assert titles(client, "wheat -salt year:2019") == ["2019"]


def test_years_select(client, library, network):
    for year in (2018, 2019, 2020, 2021):
        PaperPageFactory(
            parent=network,
            title=str(year),
            publication_date=datetime.date(year, 5, 1),
            published=True,
        )
    library.sync()

    assert_finds(
        client,
        {
            "year:2019": "2019",
            "demo year:2019-2020": "2019 2020",
            "demo year:2020..2019": "2019 2020",
            "year:>2019": "2020 2021",
            "year:>=2019": "2019 2020 2021",
            "year:<2019": "2018",
            "year:<=2019": "2018 2019",
            "year:2018 OR year:2021": "2018 2021",
            "demo -year:2019..2021": "2018",
            "year:2019 NOT year:2019": "",
        },
    )


def test_fields_select(client, library, network):
    kenya, climate = Country.objects.get(alpha2="KE"), Topic.objects.get(slug="climate-change")
    first = PaperPageFactory(parent=network, title="Fair trade", abstract="On cocoa.")
    first.authors = [PaperAuthor(name="Demo Alpha Researcher"), PaperAuthor(name="Demo Beta")]
    first.countries.add(kenya)
    publish(first)
    second = PaperPageFactory(parent=network, title="Cocoa", abstract="Fair trade of Kenya.")
    second.authors = [PaperAuthor(name="Demo Gamma Researcher")]
    second.topics.add(climate)
    publish(second)
    library.sync()

    assert_finds(
        client,
        {
            "title:trades": "Fair trade",
            'title:"fair trade"': "Fair trade",
            "title:tra*": "Fair trade",
            "cocoa title:fair": "Fair trade",
            "cocoa -title:fair": "Cocoa",
            "author:researcher": "Cocoa Fair trade",
            'author:"Researcher Alpha"': "Fair trade",
            'author:"Alpha Beta"': "",
            "author:gam*": "Cocoa",
            "author:beta OR author:gamma": "Cocoa Fair trade",
            "country:Kenya": "Fair trade",
            "country:кения": "Fair trade",
            "country:ke": "Fair trade",
            "country:KEN": "Fair trade",
            "-country:KE": "Cocoa",
            "topic:climate-change": "Cocoa",
            'topic:"changements climatiques"': "Cocoa",
            "topic:климата": "Cocoa",
            "Country:Kenya AND title:fair": "Fair trade",
        },
    )


# Language: its text, queries that find the text, queries that do not.
SCRIPTS = {
    "fr": (
        "Les économies émergentes négocient.",
        ["economie AND emergente", '"économies émergentes"', "négoci*", "negoci*"],
        ["économie AND zèbre", '"émergentes économies"', "économie -émergente"],
    ),
    "ru": (
        "Региональная интеграция ускоряет торговлю.",
        ["интеграции AND торговля", "«региональная интеграция»", "интегр*"],
        ["интеграция AND зебра", "торговля NOT интеграция"],
    ),
    "ar": (
        "تعزز المكتبات الرقمية التعاون بين البلدان.",
        ["مكتبة AND تعاون", '"المكتبات الرقمية"', "المكت*"],
        ["مكتبة AND زرافة", "تعاون -مكتبة"],
    ),
    "zh": (
        "发展中国家之间的贸易合作不断深化。",
        ["贸易 AND 合作", "「贸易合作」", "“貿易合作”", "贸*", "贸易*", "发展中国家 AND 贸"],
        ["贸易 AND 斑马", "“合作贸易”", "贸易 -合作"],
    ),
}


def test_signs_work_in_each_script(client, library, network):
    for language, (text, _, _) in SCRIPTS.items():
        PaperPageFactory(
            parent=network,
            title=f"Paper {language}",
            language=language,
            abstract="",
            text=text,
            published=True,
        )
    library.sync()

    for language, (_, finding, missing) in SCRIPTS.items():
        assert [q for q in finding if titles(client, q) != [f"Paper {language}"]] == []
        assert [q for q in missing if titles(client, q)] == []
