"""The order of hits: by relevance, date or title, in every script, the undated last."""

import datetime

import pytest

from research.models import PaperPage
from tests.factories import PaperPageFactory
from tests.search.searching import ids

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]

# In the order of their folded titles: Latin, Cyrillic, Arabic, Han.
TITLES = ["Ábaco", "acero", "Éclair", "eclipse", "Zebra", "Ёлка", "ёлки", "بحر", "中文"]


@pytest.fixture
def papers(library, network):
    """Title to id of a paper that has its place in `TITLES` as its year, the last undated."""
    made = {}
    for place in (4, 8, 0, 6, 2, 5, 1, 7, 3):
        paper = PaperPageFactory(
            parent=network,
            title=TITLES[place],
            slug=f"paper-{place}",
            abstract="Of lakes.",
            publication_date=datetime.date(2000 + place, 1, 1),
            published=True,
        )
        made[paper.title] = paper.pk
    # Only papers from before the date was asked for have none; the CMS lets no new one through.
    PaperPage.objects.filter(pk=made[TITLES[-1]]).update(publication_date=None)
    library.sync()
    return made


@pytest.fixture
def titles(client, papers):
    names = {pk: title for title, pk in papers.items()}
    return lambda **query: [names[pk] for pk in ids(client, **query)]


def test_dates_and_titles_put_papers_in_order_and_the_undated_last(titles):
    dated, undated = TITLES[:-1], TITLES[-1:]
    assert titles(sort="title") == TITLES
    assert titles(sort="newest") == [*reversed(dated), *undated]
    assert titles(sort="oldest") == [*dated, *undated]
    assert titles(q="lakes", sort="title") == TITLES, "words do not change the order asked for"
    assert titles(q="lakes", sort="oldest") == [*dated, *undated]


def test_without_words_the_newest_come_first(titles):
    newest = titles(sort="newest")
    assert titles() == newest
    assert titles(sort="relevance") == newest


def test_words_are_ranked_unless_another_order_is_chosen(titles):
    assert titles(q="zebra lakes")[0] == "Zebra"
    assert titles(q="zebra lakes", sort="title") == TITLES


def test_page_and_api_show_the_same_order(client, papers):
    for sort in ("relevance", "newest", "oldest", "title"):
        html = client.get("/search/", {"q": "lakes", "sort": sort}).content.decode()
        places = [html.index(f">{title}</a>") for title in _titles(client, sort)]
        assert places == sorted(places), sort


def _titles(client, sort):
    body = client.get("/api/v1/search", {"q": "lakes", "sort": sort}).json()
    return [each["title"] for each in body["results"]]
