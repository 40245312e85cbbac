"""How well judged questions are answered, in every language: never worse than recorded.

`relevance/` holds the papers and questions, a file for each language, and `recorded.json` the
nDCG@10 that was reached; a better figure may be written there, a worse one is a mistake.
"""

import json
import sys
import tomllib
from pathlib import Path

import ir_measures
import pytest
from ir_measures import Qrel, ScoredDoc, nDCG

from research.models import PaperPage, Topic
from tests.factories import PaperPageFactory, publish
from tests.search.searching import ids

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]

FOLDER = Path(__file__).parent / "relevance"
RECORDED = json.loads((FOLDER / "recorded.json").read_text())
SETS = {path.stem: tomllib.loads(path.read_text()) for path in sorted(FOLDER.glob("*.toml"))}


@pytest.fixture
def library(library):
    """An index of this test's own: deleted papers of others still count in how rare a word is."""
    library.clear()
    library.begin()
    return library


@pytest.fixture
def judged_papers(library, network):
    """Every paper of every set, on one shelf."""
    for name, judged in SETS.items():
        for row in judged["paper"]:
            _publish(network, **{"language": name} | row)
    library.sync()


def _publish(network, *, id, topics=(), **fields):
    paper = PaperPageFactory(parent=network, external_id=id, slug=id, **fields)
    paper.topics.set(Topic.objects.filter(slug__in=topics))
    publish(paper)


def answers(client, number, question):
    found = ids(client, question["text"], page_size=10)
    names = PaperPage.objects.in_bulk(found)
    return [ScoredDoc(number, names[page].external_id, -rank) for rank, page in enumerate(found)]


def test_judged_questions_are_answered_as_well_as_recorded(judged_papers, client, capsys):
    reached = {}
    for name, judged in SETS.items():
        questions = {f"{name}-{n}": question for n, question in enumerate(judged["query"])}
        judgements = [
            Qrel(number, paper, grade)
            for number, question in questions.items()
            for paper, grade in question["relevant"].items()
        ]
        run = [hit for number, q in questions.items() for hit in answers(client, number, q)]
        reached[name] = ir_measures.calc_aggregate([nDCG @ 10], judgements, run)[nDCG @ 10]
    with capsys.disabled():
        figures = ", ".join(f"{name} {value:.4f}" for name, value in reached.items())
        sys.stdout.write(f"\nnDCG@10: {figures}\n")

    worse = {name: value for name, value in reached.items() if value < RECORDED[name] - 0.0001}
    assert worse == {}
