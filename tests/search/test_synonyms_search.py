"""Papers with another word for the same are found, in any language, and nothing else is lost."""

import itertools

import pytest

from search.models import SynonymGroup
from search.queries.search_request import SearchRequest
from search.run_search import run_search
from tests.factories import PaperPageFactory
from tests.search.searching import ids

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]


_slugs = (f"study-{number}" for number in itertools.count())


def paper(network, text, language="en", title="Demo study"):
    """Without the number in its title that a query could find."""
    return PaperPageFactory(
        parent=network,
        title=title,
        slug=next(_slugs),
        abstract=text,
        language=language,
        published=True,
    )


@pytest.fixture
def empty_list(site):
    SynonymGroup.objects.all().delete()


def test_short_form_and_full_name_find_each_other(library, network, client):
    full = paper(network, "The Group of 77 asks for a fund.")
    short = paper(network, "Ministers of the G77 met.")
    apart = paper(network, "Each group of farmers sold 77 sacks.")
    library.sync()

    assert set(ids(client, "G77")) == {full.pk, short.pk}
    assert set(ids(client, "Group of 77")) == {full.pk, short.pk, apart.pk}
    assert ids(client, "Group of 77")[0] == full.pk


def test_a_name_finds_papers_of_every_language(library, network, client):
    texts = {
        "en": "Least-developed countries need better terms.",
        "fr": "Le commerce des pays les moins avancés progresse.",
        "es": "Las exportaciones de los países menos adelantados crecen.",
        "pt": "O comércio dos países menos desenvolvidos aumenta.",
        "ru": "Торговля с наименее развитыми странами растет.",
        "ar": "تنمو التجارة مع أقل البلدان نمواً.",
        "zh": "與最不發達國家的貿易正在增長。",
    }
    wanted = {paper(network, text, language).pk for language, text in texts.items()}
    paper(network, "Herders move their cattle to the north.")
    library.sync()

    for query in ("LDCs", "最不发达国家", "pays les moins avances", "наименее развитых стран"):
        assert set(ids(client, query)) >= wanted, query


def test_a_new_group_works_with_the_next_search_and_goes_with_its_deletion(
    library, network, client, empty_list
):
    wanted = paper(network, "Blue bonds pay for reefs.")
    library.sync()
    assert ids(client, "ocean debentures") == []

    group = SynonymGroup.objects.create(words="ocean debentures\nblue bonds")
    assert ids(client, "ocean debentures") == [wanted.pk]

    group.words = "sea debentures\nblue bonds"
    group.save()
    assert ids(client, "ocean debentures") == []
    assert ids(client, "sea debentures") == [wanted.pk]

    group.delete()
    assert ids(client, "sea debentures") == []


def test_no_paper_is_worth_less_because_a_word_has_synonyms(library, network, empty_list):
    texts = [
        "Small island developing States tax fishing fleets.",
        "Developing countries tax small fleets; each island decides.",
        "A State taxes islands.",
        "Fishing fleets of the north.",
    ]
    for text in texts:
        paper(network, text)
    library.sync()
    request = SearchRequest(q="fishing taxes of small island developing States")
    before = [(hit.paper.pk, hit.score) for hit in run_search(request).hits]

    SynonymGroup.objects.create(words="small island developing States\nSIDS\nPEID")

    after = [(hit.paper.pk, hit.score) for hit in run_search(request).hits]
    assert [pk for pk, _ in after] == [pk for pk, _ in before]
    assert [score for _, score in after] == pytest.approx([score for _, score in before])
    assert len(after) == 4


def test_the_other_words_of_the_query_still_decide(library, network, client):
    about = paper(network, "Fishing subsidies in the Group of 77.", title="Fishing")
    only_name = paper(network, "The G77 met.", title="Meeting")
    library.sync()

    assert ids(client, "fishing subsidies G77") == [about.pk, only_name.pk]


def test_the_passage_shows_the_synonym(library, network):
    pages = ["An opening page.", "Exports of the least developed countries doubled."]
    PaperPageFactory(parent=network, title="Exports", pages=pages, published=True)
    library.sync()

    (hit,) = run_search(SearchRequest(q="LDCs")).hits

    assert hit.passages[0].page == 2
    assert "<mark>least developed countries</mark>" in hit.passages[0].html


def test_the_abstract_shows_the_synonym(library, network):
    paper(network, "The African Continental Free Trade Area opens markets.")
    library.sync()

    (hit,) = run_search(SearchRequest(q="AfCFTA")).hits

    assert "<mark>African Continental Free Trade Area</mark>" in hit.abstract.html


def test_a_quoted_name_must_stand_as_it_is(library, network, client):
    paper(network, "The Group of 77 asks for a fund.")
    exact = paper(network, "Ministers of the G77 met.")
    library.sync()

    assert ids(client, '"G77"') == [exact.pk]


def test_many_names_in_a_query_are_answered(library, network, client):
    wanted = paper(network, "BRICS and ASEAN trade.")
    library.sync()

    assert wanted.pk in ids(client, "BRICS ASEAN MERCOSUR WTO IMF FAO UNDP LDCs SIDS G77 FDI GDP")
