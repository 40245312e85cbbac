"""The search as JSON."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import PaperPageFactory

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]


def test_result_names_paper_and_passage(client, library, network):
    paper = PaperPageFactory(
        parent=network,
        title="Ledgers",
        external_id="ext-7",
        pages=["Nothing here.", "A ledger at the harbour."],
        published=True,
    )
    library.sync()

    body = client.get("/api/v1/search", {"q": "harbour"}).json()

    assert (body["total"], body["page"], body["page_size"]) == (1, 1, 10)
    result = body["results"][0]
    assert result["id"] == paper.pk
    assert result["external_id"] == "ext-7"
    assert result["type"] == "research-paper"
    assert result["title"] == "Ledgers"
    assert result["url"].startswith("http")
    assert result["score"] > 0
    passage = result["passages"][0]
    assert passage["page"] == 2
    assert passage["text"] == "A ledger at the harbour."
    assert passage["url"].endswith("#page=2")


def test_text_without_a_file_has_an_anchor(client, library, network):
    PaperPageFactory(parent=network, text="The second spindle.", abstract="", published=True)
    library.sync()

    passage = client.get("/api/v1/search", {"q": "spindle"}).json()["results"][0]["passages"][0]

    assert passage["page"] is None
    assert passage["anchor"] == "text"
    assert passage["url"].endswith("#text")


def test_pages_follow_each_other_without_gap_or_repetition(client, library, network):
    for number in range(7):
        PaperPageFactory(parent=network, title=f"Paper {number}", published=True)
    library.sync()

    seen = []
    for page in (1, 2, 3):
        body = client.get("/api/v1/search", {"q": "demo", "page": page, "page_size": 3}).json()
        assert body["total"] == 7
        seen += [result["id"] for result in body["results"]]

    assert len(seen) == len(set(seen)) == 7


@pytest.mark.parametrize(
    "query",
    [{"page": 0}, {"page": "x"}, {"page_size": 101}, {"page_size": 0}],
)
def test_numbers_out_of_bounds_are_refused_in_words(client, db, query):
    answer = client.get("/api/v1/search", {"q": "x", **query})
    assert answer.status_code == 422
    assert next(iter(query)) in answer.json()["detail"][0]["loc"]


@pytest.mark.parametrize(
    "q",
    [
        '"',
        '"a',
        "a AND",
        "((((",
        "field:",
        "\\",
        "*",
        "?",
        "~",
        "-",
        "a" * 5000,
        "\x00",
        "%",
        "🙂",
        "[a TO",
    ],
)
def test_no_query_is_an_error(client, library, q):
    assert client.get("/api/v1/search", {"q": q}).status_code == 200
    assert client.get("/search/", {"q": q}).status_code == 200


def test_page_far_beyond_the_end_is_empty(client, library):
    body = client.get("/api/v1/search", {"q": "demo", "page": 10_000_000}).json()
    assert body["results"] == []


def test_number_of_queries_does_not_grow_with_the_hits(client, library, network):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get("/search/?q=demo&page_size=50")
        return len(captured)

    PaperPageFactory(parent=network, pages=["demo"], published=True)
    library.sync()
    queries()
    few = queries()
    for _ in range(12):
        PaperPageFactory(parent=network, pages=["demo"], published=True)
    library.sync()
    assert queries() == few
