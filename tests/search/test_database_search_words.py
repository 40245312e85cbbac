"""What the database makes of words, phrases and the signs of the syntax."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.search.backends import get_search_backend

from networks.models import Country
from research.models import PaperAuthor, PaperFilePage, Topic
from search.database_search import search_database
from search.queries.search_request import SearchRequest
from tests.factories import PaperPageFactory

pytestmark = pytest.mark.django_db


def search(q, **more):
    return search_database(SearchRequest(q=q, page_size=50, **more)).hits


def found(q, **more):
    return {hit.paper.title for hit in search(q, **more)}


def make(network, title, *pages, **more):
    """A published paper whose pages are in the full-text index, as the worker puts them there."""
    paper = PaperPageFactory(parent=network, title=title, pages=pages, abstract="", **more)
    for file in paper.files:
        get_search_backend().add_bulk(PaperFilePage, list(file.pages.all()))
    paper.authors = [PaperAuthor(name=f"Demo Researcher {title}")]
    paper.save_revision().publish()
    return paper


@pytest.fixture
def papers(network):
    make(
        network,
        "Harbour",
        "Nothing here.",
        "The ledger of South-South trade was kept at the harbour.",
        topics=[Topic.objects.get(slug="climate-change")],
        countries=[Country.objects.get(alpha2="KE")],
        publication_date=datetime.date(2015, 1, 1),
    )
    make(
        network,
        "Railway",
        "A ledger of the railway. The trade of the South.",
        publication_date=datetime.date(2021, 1, 1),
    )


@pytest.mark.parametrize(
    ("q", "titles"),
    [
        ("ledger", {"Harbour", "Railway"}),
        ("LEDGER harbour", {"Harbour", "Railway"}),
        ("zebracorn", set()),
        ('"ledger of the railway"', {"Railway"}),
        ('"railway the of ledger"', set()),
        ('"south-south trade"', {"Harbour"}),
        ("ledger -harbour", {"Railway"}),
        ("ledger NOT railway", {"Harbour"}),
        ('ledger -"south-south trade"', {"Railway"}),
        ("-harbour", {"Railway"}),
        ("harb*", {"Harbour"}),
        ("ledger rail*", {"Railway"}),
        ("harbour AND ledger", {"Harbour"}),
        ("harbour AND railway", set()),
        ("(harbour OR railway) AND ledger", {"Harbour", "Railway"}),
        ("ledger AND NOT (harbour OR zebracorn)", {"Railway"}),
        ("title:railway", {"Railway"}),
        ("title:ledger", set()),
        ("title:rail*", {"Railway"}),
        ("author:railway", {"Railway"}),
        ('author:"Railway Researcher"', {"Railway"}),
        ("author:nobody", set()),
        ("topic:climate-change", {"Harbour"}),
        ('topic:"changements climatiques"', {"Harbour"}),
        ("topic:nothing", set()),
        ("country:ke", {"Harbour"}),
        ("country:KEN", {"Harbour"}),
        ("country:Kenya", {"Harbour"}),
        ("country:Uganda", set()),
        ("year:2015", {"Harbour"}),
        ("year:>2015", {"Railway"}),
        ("ledger year:2010-2020", {"Harbour"}),
        ("year:0000", set()),
        ("year:>9999", set()),
    ],
)
def test_query(papers, q, titles):
    assert found(q) == titles


def test_best_page_comes_first_with_its_words_marked(papers):
    [hit] = search("harbour")
    [passage] = hit.passages
    assert passage.page == 2
    assert "<mark>harbour</mark>" in passage.html
    assert passage.url.endswith("#page=2")


def test_a_paper_is_found_once_however_many_pages_and_files_hold_the_word(network):
    paper = make(network, "Twice", *["The ledger."] * 5)
    paper.attachments = [
        *paper.attachments.all(),
        *make(network, "Other", "ledger").attachments.all(),
    ]
    hits = search("ledger")
    assert len(hits) == len({hit.paper.pk for hit in hits}) == 2
    assert [len(hit.passages) for hit in hits if hit.paper.pk == paper.pk] == [3]


def test_filters_come_before_the_limit_of_what_is_looked_at(papers, network, monkeypatch):
    monkeypatch.setattr("search.database_search.found_papers.MOST_FOUND", 3)
    for number in range(5):
        make(network, f"Ledger {number}", "ledger ledger ledger")
    assert found("ledger", chosen={"country": ("KE",)}) == {"Harbour"}


@pytest.mark.parametrize(
    ("q", "titles"),
    [
        ("贸易合作", {"南南合作"}),
        ("贸易 合作", {"南南合作"}),
        ("贸易合作 trade", {"南南合作"}),
        ("气候", set()),
        ("合作 -贸易", set()),
        ('"贸易合作"', {"南南合作"}),
        ("title:南南", {"南南合作"}),
    ],
)
def test_chinese_is_found_inside_a_sentence(network, q, titles):
    make(network, "南南合作", "发展中国家之间的贸易合作不断深化。", language="zh")
    assert found(q) == titles


def test_accents_and_other_scripts(network):
    make(network, "Énergie", "L'énergie solaire", language="fr")
    make(network, "تعاون", "التعاون بين بلدان الجنوب", language="ar")
    make(network, "Торговля", "Торговля между странами", language="ru")
    assert found("énergie") == {"Énergie"}
    assert found("الجنوب") == {"تعاون"}
    assert found("ТОРГОВЛЯ") == {"Торговля"}


@pytest.mark.parametrize(
    "q",
    [
        " ".join(f"word{number}" for number in range(150)),
        "a b c d e f g h " * 60,
        " OR ".join(f'"two words{number}"' for number in range(30)),
        "'; DROP TABLE x; --",
        "\"a' b\" c'* title:'x' author:% topic:_",
        "🙂 ⁂ ½ ٣ ß İ ﬁ",
        "中 * 国 AND 🙂",
        "NEAR(a b) {title}: ^x",
        "%s %(x)s {} \\",
        "___ a_b",
        'title:"%" author:"\'" country:ÅÅ',
        "-- - -a -",
    ],
)
def test_no_query_is_an_error(papers, q):
    search(q)
    search(q, sort="title", chosen={"author": (q[:200],), "network": (q[:200],)})


def test_number_of_queries_does_not_grow_with_the_hits(network):
    request = SearchRequest(q='ledger "the ledger" -zebracorn', page_size=50)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert search_database(request).hits
        return len(captured)

    make(network, "First", "The ledger.")
    queries()
    few = queries()
    for number in range(8):
        make(network, f"Paper {number}", "The ledger.", "Another ledger.")
    assert queries() == few <= 25
