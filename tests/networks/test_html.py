"""Plain text out of HTML and JATS that others wrote."""

import ast
import time
from pathlib import Path

import pytest

from networks.html import plain_text

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("", ""),
        ("Plain  text ", "Plain text"),
        ("One\n\n\n\nTwo\r\nThree", "One\n\nTwo\nThree"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br/>Two<BR>Three", "One\nTwo\nThree"),
        ("CO<sub>2</sub> and <em>trade</em>", "CO2 and trade"),
        ("Trade &amp; growth &copy; 2024 &#8211; now", "Trade & growth © 2024 – now"),
        ("Research&nbsp;and development, R&D; more", "Research and development, R&D; more"),
        ('<a href="https://example.org?a=1&b=2">Link</a>', "Link"),
        ("<jats:title>Abstract</jats:title><jats:p>We show.</jats:p>", "Abstract\n\nWe show."),
        ('<jats:p xml:lang="fr">Le prix</jats:p>', "Le prix"),
        ('<mml:math display="inline"><mml:mi>x</mml:mi></mml:math> grows', "x grows"),
        ("&lt;p&gt;One &amp;amp; two&lt;/p&gt;", "One & two"),
        ("<script>alert(1)</script>Text<style>p {}</style><!-- note -->", "Text"),
        ("<script>alert(1)", ""),
        ("<p onclick='x()'>Text</p>", "Text"),
        ("نص <b>عربي</b>", "نص عربي"),
        ("a\x00b\x07c\ud800d", "abcd"),
    ],
)
def test_markup_goes_and_the_words_stay(source, text):
    assert plain_text(source) == text


@pytest.mark.parametrize(
    "text",
    [
        "p <0.05 and x > 3",
        "a < b",
        "if a<b and c>d",
        "x <y and z> w",
        "R&D",
        "f(x)=<x,y>",
        "1 <2> 3",
    ],
)
def test_signs_of_a_text_without_markup_are_no_tags(text):
    assert plain_text(text) == text
    assert plain_text(f"<p>{text}</p>") == text


def test_text_that_was_cleaned_stays_as_it_is():
    once = plain_text("<p>One &amp; two</p><ul><li>Three</li></ul>")
    assert plain_text(once) == once


@pytest.mark.parametrize(
    "source",
    [
        "<p " * 30_000,
        "<!--" * 30_000,
        "<script" * 20_000,
        "<p " + "=" * 200_000,
        "<jats:" + "a" * 99_999,
    ],
)
def test_hostile_markup_takes_no_time(source):
    started = time.process_time()
    plain_text(source)
    assert time.process_time() - started < 3


def test_nothing_else_imports_bleach():
    importers = []
    for folder in ("networks", "research", "search", "thinkers_site"):
        for path in (ROOT / folder).rglob("*.py"):
            nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            names = [
                name
                for node in nodes
                if isinstance(node, ast.Import | ast.ImportFrom)
                for name in [getattr(node, "module", None), *(alias.name for alias in node.names)]
            ]
            if any(name and name.split(".")[0] == "bleach" for name in names):
                importers.append(path.relative_to(ROOT).as_posix())
    assert importers == ["networks/html.py"]
