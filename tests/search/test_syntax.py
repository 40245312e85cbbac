"""What a visitor types, read as a tree: the parser alone, without Elasticsearch."""

import time

import pytest

from search.queries.query_text import QueryText
from search.queries.syntax.tree import (
    All,
    Either,
    Field,
    Group,
    Not,
    Phrase,
    Prefix,
    Word,
    Years,
)


def drawn(node):
    """A tree as a line: [phrase] {phrase wished for} prefix* -not (a & b) (a | b) <group>."""
    match node:
        case Group(parts):
            return " ".join(filter(None, map(drawn, parts)))
        case All(parts) | Either(parts):
            sign = " & " if isinstance(node, All) else " | "
            return f"({sign.join(map(drawn_inside, parts))})"
        case Not(part):
            return f"-{drawn_inside(part)}"
        case Field(name, value):
            return f"{name}:{drawn(value)}"
        case Years(first, last):
            return f"year:{first or ''}..{last or ''}"
    return drawn_leaf(node)


def drawn_leaf(leaf):
    match leaf:
        case Phrase(text, _, required):
            return f"[{text}]" if required else f"{{{text}}}"
        case Prefix(text):
            return f"{text}*"
        case Word(text):
            return text
    return ""


def drawn_inside(node):
    return f"<{drawn(node)}>" if isinstance(node, Group) else drawn(node)


def read(source):
    return drawn(QueryText(source).tree)


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ("trade policy", "trade policy"),
        ('"trade policy" kenya', "[trade policy] kenya"),
        ("“a b” «c» „d” ”e“ 「贸易」 『气候』", "[a b] [c] [d] [e] [贸易] [气候]"),
        ("trade AND aid", "(trade & aid)"),
        ("trade OR aid", "(trade | aid)"),
        ("some trade OR aid now", "some (trade | aid) now"),
        ("trade NOT aid", "trade -aid"),
        ("trade -aid", "trade -aid"),
        ('trade -"official aid"', "trade -[official aid]"),
        ("trade -country:Kenya -year:2020", "trade -country:Kenya -year:2020..2020"),
        ("trade -(aid debt)", "trade -<aid debt>"),
        ("a OR b AND c", "(a | (b & c))"),
        ("(a OR b) AND c", "((a | b) & c)"),
        ("(a b) AND c", "(<a b> & c)"),
        ("a AND b AND NOT c", "(a & b & -c)"),
        ("a OR -b", "(a | -b)"),
        ("x (a OR b) y", "x (a | b) y"),
        ("(x y) z", "x y z"),
        ("micro*", "micro*"),
        ("micro* OR 贸*", "(micro* | 贸*)"),
        ("title:trade author:Smith topic:debt", "title:trade author:Smith topic:debt"),
        (
            'title:"fair trade" author:“Demo Researcher 1”',
            "title:[fair trade] author:[Demo Researcher 1]",
        ),
        ("title:micro* Author:x TOPIC:y", "title:micro* author:x topic:y"),
        ("author:Smith, trade", "author:Smith trade"),
        ("country：Kenya", "country:Kenya"),
        ("（a OR b） AND c", "((a | b) & c)"),
        ("year:2020", "year:2020..2020"),
        ("year:2018-2022", "year:2018..2022"),
        ("year:2018–2022", "year:2018..2022"),
        ("year:2018..2022", "year:2018..2022"),
        ("year:2022..2018", "year:2018..2022"),
        ("year:>=2020 year:≥2020", "year:2020.. year:2020.."),
        ("year:>2020", "year:2021.."),
        ("year:<=2020 year:≤2020", "year:..2020 year:..2020"),
        ("year:<2020", "year:..2019"),
        ("year:2018.. year:..2022", "year:2018.. year:..2022"),
        ('year:"2020" year:٢٠٢٠', "year:2020..2020 year:2020..2020"),
    ],
)
def test_signs_are_read(source, tree):
    assert read(source) == tree


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ("", ""),
        ("AND", ""),
        ("a AND", "a"),
        ("OR a", "a"),
        ("a AND OR b", "a b"),
        ("NOT", ""),
        ("NOT NOT a", "-a"),
        ("a NOT", "a"),
        ("((((", ""),
        ("()", ""),
        ("(a", "a"),
        ("a)", "a"),
        (")a(", "a("),
        ("(a OR b", "(a | b)"),
        ("operations research (OR) methods", "operations research methods"),
        ('"', ""),
        ('"a', "a"),
        ('a "" b', "a b"),
        ('"?!" a', "a"),
        ("foo:bar", "foo bar"),
        ("title: a", "title: a"),
        ("title:", "title:"),
        ('title:"" a', "title: a"),
        ("year:abc", "year abc"),
        ("year:20", "year 20"),
        ("year:2020-2021-2022", "year 2020-2021-2022"),
        ("*", ""),
        ("* a", "a"),
        ("a*", "a*"),
        ("te?t *ation mi*cro", "te?t *ation mi*cro"),
        ("a - b", "a b"),
        ("--a", "--a"),
        ("-", ""),
        ("-*", ""),
        ("a AND & b", "a b"),
    ],
)
def test_broken_syntax_is_taken_as_words(source, tree):
    assert read(source) == tree


@pytest.mark.parametrize(
    "source",
    [
        "South-South cooperation",
        "South - South cooperation",
        "South -South cooperation",
        "COVID -19 and trade",
        "temperatures of -40 degrees",
        "country: what is it",
        "G77 AND BRICS",
        "MEASUREMENT OF LIQUIDS AND GASES OR SOLIDS NOT METALS",
        "КАК РАБОТАЕТ AND",
        "author(s) and f(x)",
        "10:30 and 3:1",
        "S&P 500, C++, C# and R&D",
        "http://www.example.org/a?b=(c)&title=d mail@example.org",
        "jet interference with supersonic flow -dash experimental papers",
        "the vaccine does NOT work against the variants now spreading in Africa",
        "-Qui a écrit le premier roman publié au Sénégal avant la guerre",
        "Does trade help AND why?",
        "trade -tariffs and development?",
    ],
)
def test_natural_language_has_no_structure(source):
    tree = QueryText(source).tree
    assert (tree.required, tree.excluded) == ((), ())


@pytest.mark.parametrize(
    "source",
    [
        'Comment se prononce le mot "communes" en norvégien?',
        'ماذا تعني كلمة "الأردن"؟',
        "“超级碗”在哪一年举行？",
        'how the "natural language" of the documents was coded in the indexes of the libraries',
    ],
)
def test_quotes_in_a_question_or_a_long_text_are_only_wished_for(source):
    query = QueryText(source)
    assert query.tree.required == ()
    assert len(query.phrases) == 1
    assert query.phrases[0] in query.text


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ('"climate finance"?', "[climate finance]"),
        ('"climate finance" for small island states', "[climate finance] for small island states"),
        ("贸易 AND 气候", "(贸易 & 气候)"),
        ("التجارة AND المناخ", "(التجارة & المناخ)"),
        (
            "trade policy of the small island developing states of Africa -Caribbean -fish",
            "trade policy of the small island developing states of Africa -Caribbean -fish",
        ),
        ("G77 -BRICS", "G77 -BRICS"),
    ],
)
def test_short_queries_keep_their_signs(source, tree):
    assert read(source) == tree


@pytest.mark.parametrize(
    "source",
    [
        "(" * 500 + ")" * 500,
        "(" * 450 + "a" + ")" * 450,
        "(a OR " * 160,
        "a* OR b* OR " * 80,
        '"a" ' * 250,
        '"' * 1000,
        "-a " * 330,
        "NOT " * 250,
        "title:" * 160,
        "a:b" * 330,
        "*" * 1000,
        "🙂" * 1000,
    ],
)
def test_thousand_signs_are_read_at_once(source):
    started = time.process_time()
    query = QueryText(source)
    assert len(query.text) <= 1000
    assert time.process_time() - started < 1


def test_query_with_too_many_conditions_is_taken_as_words():
    query = QueryText(" OR ".join(f"word{number}" for number in range(100)))
    assert query.tree.required == ()
    assert query.text.startswith("word0 word1 word2")
