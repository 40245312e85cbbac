"""A paper of 300 pages is searched to its last page, and a hit names the right one."""

import random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from research.actions.read_text import read_text
from research.actions.store_paper_file import store_paper_file
from research.models import PaperAttachment
from tests.factories import PaperPageFactory, publish
from tests.samples import pdf
from tests.search.searching import passages

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]

PAGES = 300
# One word that stands on one page only; the last ones beyond a million characters.
PLANTED = {1: "alphawort", 40: "betawort", 150: "gammawort", 290: "deltawort", 300: "omegawort"}
WORDS = ["trade", "port", "ledger", "credit", "water", "harvest", "road", "tariff", "school"]
LETTERS_A_PAGE = 3700


def page_text(number: int) -> str:
    chance = random.Random(number)  # noqa: S311  the same text at every run
    lines, length = [], 0
    while length < LETTERS_A_PAGE:
        line = " ".join(chance.choice(WORDS) for _ in range(12))
        lines.append(line)
        length += len(line)
    if number in PLANTED:
        lines.append(f"Here the {PLANTED[number]} stands alone.")
    return "\n".join(lines)


@pytest.fixture
def long_paper(library, network):
    texts = [page_text(number) for number in range(1, PAGES + 1)]
    assert sum(map(len, texts)) > 1_100_000
    upload = SimpleUploadedFile("long.pdf", pdf(texts))
    file = store_paper_file(upload=upload, title="Long", by=None)
    read_text(file=file)
    file.refresh_from_db()
    assert file.page_count == PAGES
    paper = PaperPageFactory(parent=network, title="Long report", language="en")
    paper.attachments = [PaperAttachment(file=file)]
    publish(paper)
    library.sync()
    return paper


def test_words_are_found_on_their_pages_up_to_the_last(client, long_paper):
    for number, word in PLANTED.items():
        (found,) = passages(client, word)
        assert found["page"] == number
        assert found["url"].endswith(f"#page={number}")
        assert word in found["text"]

    everywhere = passages(client, "tariff")
    assert len({passage["page"] for passage in everywhere}) == 3
    assert all("tariff" in passage["text"] for passage in everywhere)

    best_first = passages(client, "tariff omegawort")
    assert best_first[0]["page"] == 300
