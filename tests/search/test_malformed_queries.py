"""Whatever is typed is answered by Elasticsearch, in time: no error, no refusal, no way out."""

import random

import pytest

from search.analysis import ANALYSED_LANGUAGES
from tests.factories import PaperPageFactory

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]

BY_HAND = [
    "",
    " ",
    '"',
    '""',
    '"""',
    '"a',
    'a"',
    '"a" "b',
    "“a",
    "»a«",
    "「a",
    "'",
    "AND",
    "OR OR OR",
    "NOT",
    "NOT NOT",
    "a AND",
    "AND a",
    "a AND AND b",
    "a OR AND NOT b",
    "a NOT",
    "and or not",
    "(",
    ")",
    "()",
    ")(",
    "((((((((((a",
    "(a OR (b AND (c",
    "a))) AND (b",
    "-",
    "--",
    "-a",
    "-(",
    '-"',
    "a -",
    "- a",
    "*",
    "**",
    "a*",
    "*a",
    "a*b*c",
    '"a*"',
    "?",
    "~",
    "a~2",
    "a^5",
    "+a",
    "&&",
    "||",
    "!a",
    "[a TO b]",
    "{a TO",
    "/a.*/",
    "\\",
    "a\\",
    '\\"a',
    "field:",
    ":a",
    "::",
    "foo:bar",
    "title:",
    "title::a",
    'title:"',
    "title:(a b)",
    "title:*",
    "title:title:title",
    "year:",
    "year:abc",
    "year:99999",
    "year:0000",
    "year:>9999",
    "year:-2020",
    "year:2020-",
    "year:>=",
    "country:??",
    "author:-",
    "all_en:a",
    "pages.text_en:a",
    "_id:1",
    "_exists_:title",
    "\x00",
    "a\x00b",
    "\t\n\r",
    "%",
    "%00",
    "🙂",
    "🙂* OR 🙂",
    "\ud7ff\ue000\ue001",
    "\u202e\u200f\u200b",
    "é" * 40,
    "<script>alert(1)</script>",
    '{"query": {"match_all": {}}}',
    "'; DROP TABLE papers; --",
    "${jndi:ldap://example.org/a}",
    "１２３：４５６",
    "a" * 5000,
    "a " * 500,
    " ".join(chr(0x4E00 + number) for number in range(500)),
    "".join(chr(0x4E00 + number) for number in range(1000)),
    " ".join(chr(0x4E00 + number) + chr(0x430 + number % 30) for number in range(330)),
    " ".join(f"w{number}" for number in range(250)),
    "a* OR b* OR " * 80,
    " OR ".join(f"{first}{second}*" for first in "abcdefghij" for second in "aeiou"),
    " AND ".join(f'"w{number} x"' for number in range(80)),
    "(" * 200 + "a" + ")" * 200,
    "(a AND (b OR " * 70,
    "(" * 500 + ")" * 500,
    "-a " * 333,
    "NOT " * 250,
    "title:a " * 125,
]
VALID = [
    'trade "fair price" -fish NOT aid',
    "(debt OR climate) AND finance micro*",
    'title:"fair trade" author:Smith year:2018..2022 country:KE',
    "тариф AND (вода OR «малая гавань»)",
    "贸易 OR 「气候变化」 -year:>=2020",
]
SIGNS = ['"', "(", ")", "-", "*", ":", " ", " AND ", " OR ", " NOT ", "“", "»", "\\", "year:", "["]
MUTATIONS = 60


def mutated(source, choice):
    """The query with a few signs put in, taken out or doubled, as slips of the hand are."""
    for _ in range(choice.randint(1, 6)):
        place = choice.randrange(len(source) + 1)
        length = choice.choice([0, 0, 1, 5])
        source = source[:place] + choice.choice(SIGNS) + source[place + length :]
    return source


def malformed():
    choice = random.Random(20261122)  # noqa: S311  the same slips at every run
    return BY_HAND + [mutated(choice.choice(VALID), choice) for _ in range(MUTATIONS)]


def test_no_query_is_an_error_or_too_much_for_elasticsearch(client, library, network):
    for language in ANALYSED_LANGUAGES:  # a field without any word is skipped, however it is asked
        PaperPageFactory(
            parent=network,
            title=f"Trade {language}",
            language=language,
            pages=["A fair price of fish: цена, 贸易, تجارة."],
            published=True,
        )
    library.sync()
    queries = malformed()
    assert len(queries) >= 100

    for q in queries:
        answer = client.get("/api/v1/search", {"q": q})
        assert answer.status_code == 200, q
        assert not answer.json()["degraded"], q
        page = client.get("/search/", {"q": q})
        assert page.status_code == 200, q
        assert not page.context["results"].degraded, q


def test_worst_queries_are_not_answered_with_everything(client, library, network):
    PaperPageFactory(parent=network, title="Trade", published=True)
    library.sync()

    for q in ('"', "((", "AND", "*", "-", "???", "title:zebra"):
        assert client.get("/api/v1/search", {"q": q}).json()["total"] == 0, q
