"""Any question as Atom and RSS, as a feed reader understands it."""

import datetime
import time

import feedparser
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree
from wagtail.models import PageViewRestriction

from research.models import PaperAuthor, Topic
from search import feeds
from tests.factories import MemberFactory, PaperPageFactory, publish

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]

KINDS = ("atom", "rss")
TITLES = [
    "Trade & aid <b>bold</b>: 1 < 2 > 0 &amp; “quotes” \"'",
    "التجارة بين بلدان الجنوب",
    "南南合作：贸易与发展",
    "Торговля и развитие",
    "Cooperação: qué años",
]


def fetch(client, kind, **query):
    answer = client.get(f"/search/{kind}/", query)
    assert answer.status_code == 200
    return answer


def read(client, kind, **query):
    feed = feedparser.parse(fetch(client, kind, **query).content)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


@pytest.fixture
def paper(library, network):
    paper = PaperPageFactory(
        parent=network,
        title="Harbour dues",
        abstract="First <i>line</i> & more.\n\nSecond line.",
        language="pt",
        publication_date=datetime.date(2019, 3, 4),
    )
    paper.authors = [PaperAuthor(name="Demo Researcher 1"), PaperAuthor(name="研究者二 & Co.")]
    paper.topics = [Topic.objects.get(slug="trade"), Topic.objects.get(slug="big-data")]
    paper.save()
    publish(paper)
    library.sync()
    return paper


@pytest.mark.parametrize(
    ("kind", "content_type", "version"),
    [
        ("atom", "application/atom+xml; charset=utf-8", "atom10"),
        ("rss", "application/rss+xml; charset=utf-8", "rss20"),
    ],
)
def test_feed_is_of_its_kind(client, paper, kind, content_type, version):
    answer = fetch(client, kind)
    assert answer["Content-Type"] == content_type
    assert answer["X-Robots-Tag"] == "noindex"
    assert feedparser.parse(answer.content).version == version


@pytest.mark.parametrize("kind", KINDS)
def test_entry_says_everything(client, paper, kind):
    (entry,) = read(client, kind, q="harbour").entries
    assert entry.id == f"urn:uuid:{paper.translation_key}"
    assert entry.link == paper.full_url
    assert entry.title == "Harbour dues"
    assert [author.name for author in entry.authors] == ["Demo Researcher 1", "研究者二 & Co."]
    assert sorted(tag.term for tag in entry.tags) == ["Big data", "Trade"]
    assert entry.published_parsed[:3] == (2019, 3, 4)


def test_abstract_is_plain_text_in_atom(client, paper):
    root = etree.fromstring(fetch(client, "atom").content)
    summary = root.find(".//{*}entry/{*}summary")
    assert summary.get("type") == "text"
    assert summary.text == paper.abstract


def test_abstract_is_escaped_html_in_rss(client, paper):
    root = etree.fromstring(fetch(client, "rss").content)
    description = root.find(".//item/description").text
    assert description == "First &lt;i&gt;line&lt;/i&gt; &amp; more.\n\nSecond line."


def test_change_of_an_entry_is_dated(client, paper):
    (entry,) = read(client, "atom").entries
    assert entry.updated_parsed[:5] == paper.last_published_at.utctimetuple()[:5]


def test_language_of_each_entry_is_named(client, paper):
    atom = etree.fromstring(fetch(client, "atom").content)
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [entry.get(language) for entry in atom.iter("{*}entry")] == ["pt"]
    rss = etree.fromstring(fetch(client, "rss").content)
    assert rss.find(".//item/{*}language").text == "pt"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("title", TITLES)
def test_titles_of_every_script_and_sign_survive(client, library, network, kind, title):
    PaperPageFactory(parent=network, title=title, slug="x", abstract=title, published=True)
    library.sync()
    root = etree.fromstring(fetch(client, kind).content)
    assert root.find(".//{*}entry/{*}title" if kind == "atom" else ".//item/title").text == title
    assert len(read(client, kind).entries) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_signs_that_xml_cannot_hold_break_no_feed(client, library, network, kind):
    paper = PaperPageFactory(parent=network, title="A\x0cB\ufffe", slug="x", abstract="\x01\x1bC")
    paper.authors = [PaperAuthor(name="D\x08")]
    paper.save()
    publish(paper)
    library.sync()
    (entry,) = read(client, kind).entries
    assert entry.title.split() == ["A", "B"]
    assert read(client, kind, q="\x01x\uffffy").feed.title.endswith("“ x y”")


@pytest.mark.parametrize("kind", KINDS)
def test_title_of_the_feed_is_the_question(client, library, network, kind):
    feed = read(
        client,
        kind,
        q="<fees> & dues",
        network="south-centre",
        language=["fr", "ar"],
        topic="no-such-topic",
        year_from=2019,
        year_to=2021,
    )
    assert feed.feed.title == (
        "South-South Global Thinkers: “<fees> & dues”, Network: South Centre, "
        "Topic: no-such-topic, Language: French / Arabic, 2019–2021"
    )


def test_title_tells_years_and_nothing_apart(client, library):
    titles = [
        read(client, "atom", **query).feed.title.removeprefix("South-South Global Thinkers: ")
        for query in ({}, {"year_from": 2019}, {"year_to": 2020}, {"year_from": 1, "year_to": 1})
    ]
    assert titles == ["All papers", "since 2019", "until 2020", "1"]


def test_feed_names_its_own_address_and_that_of_the_results(client, paper):
    feed = read(client, "atom", q="harbour", language="pt", page=4, page_size=3, utm="x").feed
    links = {link.rel: link.href for link in feed.links}
    query = "q=harbour&language=pt&sort=newest"
    assert links["self"] == f"http://testserver/search/atom/?{query}"
    assert links["alternate"] == f"http://testserver/search/?{query}"
    assert [entry.link for entry in read(client, "atom", q="harbour", page=4).entries] == [
        paper.full_url
    ]


def test_newest_come_first_unless_the_address_says_otherwise(client, library, network):
    for number, title in enumerate(["harbour harbour harbour", "harbour", "harbour and more"]):
        PaperPageFactory(
            parent=network,
            title=title,
            publication_date=datetime.date(2010 + number, 1, 1),
            published=True,
        )
    library.sync()

    def years(**query):
        entries = read(client, "rss", q="harbour", **query).entries
        return [entry.published_parsed.tm_year for entry in entries]

    assert years() == years(sort="nonsense") == [2012, 2011, 2010]
    assert years(sort="oldest") == [2010, 2011, 2012]
    assert years(sort="relevance")[0] == 2010


def test_number_of_entries_is_limited(client, library, network, monkeypatch):
    monkeypatch.setattr(feeds, "MOST_ENTRIES", 2)
    for _ in range(3):
        PaperPageFactory(parent=network, published=True)
    library.sync()
    assert len(read(client, "atom").entries) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_reader_that_has_the_feed_is_sent_nothing(client, paper, kind):
    first = fetch(client, kind, q="harbour")
    for known in (
        {"If-None-Match": first["ETag"]},
        {"If-Modified-Since": first["Last-Modified"]},
    ):
        again = client.get(f"/search/{kind}/?q=harbour", headers=known)
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == first["ETag"]
        assert again["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("kind", KINDS)
def test_reader_is_sent_what_changed(client, library, paper, kind):
    first = fetch(client, kind)
    time.sleep(1)  # dates of HTTP are whole seconds
    paper.title = "Harbour dues, revised"
    publish(paper)
    library.sync()
    for known in (
        {"If-None-Match": first["ETag"]},
        {"If-Modified-Since": first["Last-Modified"]},
    ):
        again = client.get(f"/search/{kind}/", headers=known)
        assert again.status_code == 200
        assert b"revised" in again.content


@pytest.mark.parametrize("kind", KINDS)
def test_empty_feed_is_valid_and_does_not_change_by_itself(client, library, kind):
    first = fetch(client, kind, q="zebracorn")
    time.sleep(1)
    assert fetch(client, kind, q="zebracorn")["ETag"] == first["ETag"]
    assert read(client, kind, q="zebracorn").entries == []


def test_date_in_the_future_is_no_date_of_change(client, library, network):
    far = datetime.date(2090, 1, 1)
    PaperPageFactory(parent=network, publication_date=far, published=True)
    library.sync()
    modified = time.strptime(fetch(client, "atom")["Last-Modified"], "%a, %d %b %Y %H:%M:%S GMT")
    assert modified.tm_year < 2090


@pytest.mark.parametrize("kind", KINDS)
def test_members_are_told_what_they_may_see(client, library, paper, kind):
    PageViewRestriction.objects.create(page=paper, restriction_type="login")
    library.sync()
    assert read(client, kind).entries == []
    client.force_login(MemberFactory())
    assert "private" in fetch(client, kind)["Cache-Control"]
    assert len(read(client, kind).entries) == 1


def test_number_of_queries_does_not_grow_with_the_entries(client, library, network):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            fetch(client, "atom")
        return len(captured)

    PaperPageFactory(parent=network, published=True)
    library.sync()
    queries()
    few = queries()
    for _ in range(5):
        PaperPageFactory(parent=network, published=True)
    library.sync()
    assert queries() == few


@pytest.mark.parametrize("q", ['"', "((", "a AND", "field:", "*", "🙂", "%"])
def test_no_question_is_an_error(client, library, q):
    read(client, "atom", q=q)
