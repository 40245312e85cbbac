"""What is left of a query for scoring, and what people are told about the syntax."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.template.loader import render_to_string

from search.queries.query_text import MOST_WORDS, QueryText


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('trade "fair price" -fish NOT aid', "trade fair price"),
        ("a AND (b OR c)", "a b c"),
        ('title:"fair trade" topic:debt author:Smith country:KE year:2020 x', "fair trade debt x"),
        ("micro* finance", "finance"),
        ("foo:bar", "foo bar"),
        ("-trade", ""),
        ("author:Smith", ""),
        ("AND", "AND"),
        ("((", "(("),
        ("qu'est-ce que la vitamine D3 ?", "qu'est-ce que la vitamine D3 ?"),
        ("S&P, C++ http://example.org/a", "S&P, C++ http://example.org/a"),
    ],
)
def test_text_is_what_scores(source, text):
    assert QueryText(source).text == text


def test_phrases_and_prefixes_are_named_but_not_those_excluded():
    query = QueryText('"a  b" OR "c" -"d e" title:"f g" pre* -post*')
    assert query.phrases == ["a b", "c"]
    assert query.prefixes == ["pre"]


def test_only_so_many_different_words_score():
    signs = "".join(chr(0x4E00 + number) for number in range(1000))
    assert QueryText(signs).text == signs[:MOST_WORDS]
    assert QueryText("a b " * 250).text == ("a b " * 250).strip()


def test_examples_of_the_help_are_read_as_it_says():
    html = render_to_string("search/syntax_help.html")
    examples = [
        (parse_qs(urlsplit(unescape(address)).query)["q"][0], unescape(shown))
        for address, shown in re.findall(r'<a href="([^"]+)">([^<]+)</a>', html)
    ]

    assert len(examples) == 7
    for asked, shown in examples:
        assert asked == shown
        tree = QueryText(asked).tree
        assert tree.required or tree.excluded, asked
