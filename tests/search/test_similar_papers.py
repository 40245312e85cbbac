"""Similar papers: on every paper page, from the index, as far as the visitor may see them."""

import itertools

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from networks.models import Country
from networks.visitor import OUTSIDER
from research.models import SDG, Topic
from research.models.paper_parts import TranslatedAbstract
from search.similar_papers import MOST_SHOWN, similar_papers
from tests.factories import MemberFactory, PaperPageFactory, publish
from tests.thinkers_site.site_run import free_port

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]

FERRIES = "Ferries between islands carry farmers, mail and medicine across the lagoon every week."
MORE_FERRIES = "Islands depend on ferries: farmers cross the lagoon with vegetables and medicine."
BANKS = "Central banks agree on reserves, swap lines and clearing houses for local currencies."
MORE_BANKS = "Reserves and swap lines let central banks clear trade in local currencies."
FRENCH = "Les banques centrales conviennent de réserves et de chambres de compensation."
SPANISH = "Los transbordadores llevan a los campesinos y las medicinas por la laguna."


@pytest.fixture(autouse=True)
def _nothing_remembered():
    cache.clear()


@pytest.fixture
def add(network):
    """Publish a paper whose title says nothing; `library.sync` sends it."""
    numbers = itertools.count(1)

    def add(abstract, **values):
        values = {"title": f"N{next(numbers)}", **values}
        return PaperPageFactory(parent=network, abstract=abstract, published=True, **values)

    return add


def shown(client, paper):
    """The titles in the section of similar papers; None where there is no section."""
    page = BeautifulSoup(client.get(paper.url).content, "html.parser")
    section = page.find(attrs={"aria-labelledby": "similar-papers"})
    return [each.text.strip() for each in section.find_all("h3")] if section else None


def test_papers_on_the_same_subject_stand_on_the_page(client, library, add):
    ferries = add(FERRIES, title="Ferries")
    add(MORE_FERRIES, title="Islands and farmers")
    add(BANKS, title="Reserves")
    add(MORE_BANKS, title="Currencies")
    library.sync()
    assert shown(client, ferries) == ["Islands and farmers"]


def test_a_paper_without_anything_alike_has_no_section(client, library, add):
    ferries = add(FERRIES, title="Ferries")
    add(BANKS, title="Reserves")
    library.sync()
    assert shown(client, ferries) is None


def test_at_most_four_are_shown_the_most_similar_first(library, add):
    paper = add(FERRIES, title="Ferries")
    near = add(FERRIES, title="The same words again")
    for number in range(5):
        add(MORE_FERRIES, title=f"Islands {number}")
    library.sync()
    found = similar_papers(paper, OUTSIDER)
    assert len(found) == MOST_SHOWN
    assert found[0] == near
    assert paper not in found


def test_a_shared_topic_leads_from_one_language_to_another(library, add):
    topic = Topic.objects.get(slug="trade")
    french = add(FRENCH, language="fr", topics=[topic])
    spanish = add(SPANISH, language="es", topics=[topic])
    add(MORE_FERRIES)
    library.sync()
    assert similar_papers(french, OUTSIDER) == [spanish]
    assert similar_papers(spanish, OUTSIDER) == [french]


def test_the_name_of_a_topic_in_a_title_does_so_too(library, add):
    french = add(FRENCH, language="fr", topics=[Topic.objects.get(slug="trade")])
    english = add(MORE_FERRIES, title="What trade brings to islands")
    library.sync()
    assert similar_papers(french, OUTSIDER) == [english]


def test_a_translated_abstract_is_compared_in_its_language(library, add):
    translation = TranslatedAbstract(language="en", title="", abstract=BANKS)
    french = add(FRENCH, language="fr", translated_abstracts=[translation])
    english = add(MORE_BANKS)
    library.sync()
    assert similar_papers(french, OUTSIDER) == [english]


def test_shared_goals_and_countries_only_change_the_order(library, add):
    goal, country = SDG.objects.get(pk=14), Country.objects.get(pk="FJ")
    paper = add(FERRIES, sdgs=[goal], countries=[country])
    long = MORE_FERRIES * 20  # the names of the tags make the text hardly longer
    tagged = add(long, sdgs=[goal], countries=[country])
    plain = add(long)
    add(BANKS, sdgs=[goal], countries=[country])
    library.sync()
    assert similar_papers(paper, OUTSIDER) == [tagged, plain]


def test_a_paper_without_an_abstract_is_compared_by_its_first_page(library, add):
    paper = add("", pages=["", FERRIES, BANKS])
    found = add("", pages=[MORE_FERRIES])
    library.sync()
    assert similar_papers(paper, OUTSIDER) == [found]


def test_languages_without_an_analyzer_are_compared_word_by_word(library, add):
    words = "Vivuko kati ya visiwa hubeba wakulima na dawa kila wiki"
    paper = add(words, language="sw")
    found = add(words + " kote", language="sw")
    library.sync()
    assert similar_papers(paper, OUTSIDER) == [found]


@pytest.fixture
def pair(library, add):
    """Two papers on one subject, both in the index and both shown."""
    papers = add(FERRIES, title="Ferries"), add(MORE_FERRIES, title="Zebracorn")
    library.sync()
    assert similar_papers(papers[0], OUTSIDER) == [papers[1]]
    return papers


def test_an_unpublished_paper_is_gone_at_once(client, pair):
    paper, similar = pair
    similar.unpublish()
    assert shown(client, paper) is None


def test_a_private_paper_is_shown_to_those_it_is_for(client, pair, library):
    paper, similar = pair
    group = Group.objects.create(name="Readers")
    PageViewRestriction.objects.create(page=similar, restriction_type="groups").groups.add(group)
    assert shown(client, paper) is None, "while the index does not know"
    library.sync()
    cache.clear()
    member = MemberFactory()
    client.force_login(member)
    assert shown(client, paper) is None
    member.groups.add(group)
    assert shown(client, paper) == ["Zebracorn"]
    client.logout()
    assert shown(client, paper) is None, "what was remembered for a member"


def test_a_draft_never_shows(client, library, add, network):
    paper = add(FERRIES)
    PaperPageFactory(parent=network, abstract=MORE_FERRIES, title="Zebracorn")
    library.sync()
    assert shown(client, paper) is None


def test_a_draft_preview_asks_for_none(pair, rf):
    paper, _similar = pair
    request = rf.get("/")
    request.session = {}
    preview = paper.make_preview_request(request, "")
    preview.render()
    assert b"similar-papers" not in preview.content
    assert b"Ferries" in preview.content


def requests_to_elasticsearch(monkeypatch):
    """A list that grows with each request."""
    from elastic_transport import Transport

    sent, perform = [], Transport.perform_request

    def count(self, *arguments, **options):
        sent.append(arguments)
        return perform(self, *arguments, **options)

    monkeypatch.setattr(Transport, "perform_request", count)
    return sent


def test_the_index_is_asked_once_until_the_paper_is_published_again(
    client, library, pair, add, monkeypatch
):
    paper, _similar = pair
    for number in range(3):
        add(MORE_FERRIES, title=f"Islands {number}")
    library.sync()
    cache.clear()
    sent = requests_to_elasticsearch(monkeypatch)
    assert shown(client, paper) == shown(client, paper)
    assert len(sent) == 1
    publish(paper)
    shown(client, paper)
    assert len(sent) == 2


def test_the_number_of_queries_does_not_grow(client, library, add, pair):
    paper, _similar = pair

    def count():
        with CaptureQueriesContext(connection) as captured:
            client.get(paper.url)
        return len(captured)

    client.get(paper.url)
    with_one = count()
    for number in range(5):
        add(MORE_FERRIES, title=f"Islands {number}")
    library.sync()
    cache.clear()
    client.get(paper.url)
    assert len(shown(client, paper)) == MOST_SHOWN
    assert count() == with_one


def test_without_elasticsearch_the_page_is_there_without_the_section(client, pair, settings):
    cache.clear()
    settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{free_port()}"
    assert shown(client, pair[0]) is None
