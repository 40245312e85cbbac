"""Which of several papers stands first."""

import datetime
import itertools

import pytest

from research.models import PaperPage
from tests.factories import PaperPageFactory, publish
from tests.search.searching import ids

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]

_slugs = (f"study-{number}" for number in itertools.count())
FILLER = "Rain, roads and clinics are described for every district of the province in turn. "


@pytest.fixture
def library(library):
    """An index of this test's own: deleted papers of others still count in how rare a word is."""
    library.clear()
    library.begin()
    return library


@pytest.fixture
def add(network):
    def make(**fields):
        defaults = {"title": "—", "slug": next(_slugs), "abstract": ""}
        return PaperPageFactory(parent=network, **defaults | fields, published=True).pk

    return make


def test_of_two_equal_papers_the_newer_is_first(library, add, client):
    text = "Terraces keep the soil on steep hills."
    new = add(abstract=text, publication_date=datetime.date(2025, 3, 1))
    old = add(abstract=text, publication_date=datetime.date(2004, 3, 1))
    middle = add(abstract=text, publication_date=datetime.date(2016, 3, 1))
    month_later = add(abstract=text, publication_date=datetime.date(2025, 4, 1))
    library.sync()

    assert ids(client, "terraces on hills") == [month_later, new, middle, old]


def test_a_paper_without_a_date_is_neither_new_nor_old(library, add, client):
    text = "Terraces keep the soil on steep hills."
    new = add(abstract=text, publication_date=datetime.date(2025, 3, 1))
    old = add(abstract=text, publication_date=datetime.date(1998, 3, 1))
    undated = add(abstract=text)
    PaperPage.objects.filter(pk=undated).update(publication_date=None)
    library.sync()

    assert ids(client, "terraces on hills") == [new, undated, old]


def test_a_better_old_paper_stands_before_a_new_one(library, add, client):
    old = add(
        abstract="Terraces keep the soil on steep hills.",
        publication_date=datetime.date(1990, 1, 1),
    )
    new = add(
        abstract="Hills are steep in the province, and roads are few.",
        publication_date=datetime.date(2026, 10, 1),
    )
    library.sync()

    assert ids(client, "soil terraces on steep hills") == [old, new]


def test_a_paper_that_misses_a_word_ranks_lower_instead_of_vanishing(library, add, client):
    all_words = add(abstract="Terraces, wells and hedges hold the soil.")
    two_words = add(abstract="Terraces and wells of the valley hold water.")
    one_word = add(abstract="Terraces were painted by the villagers long ago.")
    library.sync()

    assert ids(client, "terraces wells hedges") == [all_words, two_words, one_word]


def test_a_word_in_the_title_weighs_more(library, add, client):
    mentioned = add(title="Farming in the hills", abstract="Soil, roads, terraces and schools.")
    titled = add(title="Terraces in the hills", abstract="Soil, roads, ditches and schools.")
    library.sync()

    assert ids(client, "terraces") == [titled, mentioned]


def test_a_record_about_the_subject_stands_before_a_long_paper_that_mentions_it(
    library, add, client
):
    pages = [FILLER * 20 for _ in range(60)]
    pages[30] += "Terraces and hedges were seen on the hills, terraces also in the valley."
    long = add(title="Atlas of the province", abstract="An atlas of districts.", pages=pages)
    about = add(title="Hill farming", abstract="Terraces and hedges protect the soil of hills.")
    library.sync()

    assert ids(client, "terraces and hedges") == [about, long]


def test_a_long_paper_about_the_subject_stands_before_a_record_that_mentions_it(
    library, add, client
):
    pages = [FILLER * 10 + "Terraces and hedges are compared again. " * 3 for _ in range(40)]
    mentions = add(title="Hill farming", abstract="Rain, roads, clinics, wells and hedges.")
    long = add(
        title="Terraces and hedges compared",
        abstract="Eight valleys were measured for ten years.",
        pages=pages,
    )
    library.sync()

    assert ids(client, "terraces and hedges") == [long, mentions]


def test_a_copied_sentence_finds_the_paper_it_stands_in(library, add, client):
    sentence = "What the valley saved in dry years it spent in wet ones"
    turned = "The valley spent in dry years what it saved in wet ones"
    add(pages=[FILLER, f"{FILLER}{turned}. {FILLER}"])
    source = add(pages=[FILLER, f"{FILLER}{sentence}. {FILLER}"])
    library.sync()

    assert ids(client, sentence)[0] == source


def test_an_author_is_found_by_name(library, network, client):
    paper = PaperPageFactory(parent=network, abstract="", title="Hill farming")
    paper.authors.create(name="Demo Researcher Quispé", affiliation="Institute of Demo Studies")
    publish(paper)
    other = PaperPageFactory(parent=network, title="Valley farming", published=True)
    library.sync()

    assert ids(client, "quispe") == [paper.pk]
    assert ids(client, "demo researcher quispe")[0] == paper.pk
    assert other.pk not in ids(client, "institute studies")
