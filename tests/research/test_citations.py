"""A paper as a BibTeX and a RIS record: read back, it says what the paper says."""

import datetime

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)
from wagtail.models import PageViewRestriction

from networks.visitor import Visitor
from research.citations import bibtex, ris
from research.citations.bibtex import bibtex_of
from research.citations.reference import family_and_given
from research.citations.ris import ris_of
from research.models import PaperAuthor, PaperKind, PaperPage, Topic
from tests.factories import PaperPageFactory

pytestmark = pytest.mark.django_db

TITLES = {
    "en": "Trade, aid & “debt”: 100% of the South's #1 question",
    "ar": "التجارة والتنمية في بلدان الجنوب",
    "zh": "南南合作：贸易与发展",
    "fr": "L’économie de l'échange : à qui profite-t-elle ?",
    "pt": "Cooperação e inovação no Atlântico Sul",
    "ru": "Торговля и развитие стран Юга",
    "es": "¿Qué años, qué niñez? Política y diseño",
}
SPECIALS = r"""{ } % & $ # _ ~ ^ \ " ' ` @ = , ; } { \alpha {x} $y$ <b> \\"""


def tex_reader():
    """A reader of TeX that also knows the signs which pylatexenc's own table lacks."""
    known = get_default_latex_context_db()
    signs = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    macros = [MacroTextSpec(name, sign) for name, sign in signs.items()]
    known.add_context_category("signs", macros=macros, prepend=True)
    return LatexNodes2Text(latex_context=known, keep_comments=True)


def read_bibtex(text, *, authors=False):
    """Key to fields of each record, as a program reads them that understands TeX."""
    stack = [LatexDecodingMiddleware(decoder=tex_reader())]
    library = bibtexparser.parse_string(
        text, append_middleware=[SeparateCoAuthors(), *stack] if authors else stack
    )
    assert library.failed_blocks == []
    return {
        entry.key: {"ENTRYTYPE": entry.entry_type, **{f.key: f.value for f in entry.fields}}
        for entry in library.entries
    }


def bibtex_fields(paper):
    return read_bibtex("".join(bibtex_of([paper])))[f"ssgt-{paper.pk}"]


def ris_record(paper):
    (text,) = ris_of([paper])
    (record,) = rispy.loads(text, newline="\r\n")
    return record


def with_authors(paper, *names, orcid=""):
    paper.authors = [PaperAuthor(name=name, orcid=orcid) for name in names]
    paper.save()
    return paper


@pytest.fixture
def paper(network, other_network):
    paper = PaperPageFactory(
        parent=network,
        title="Ledgers of trade",
        subtitle="A reader",
        abstract="First line.\r\nTY  - JOUR\n\nER  - \u2028Last line.",
        kind=PaperKind.WORKING_PAPER,
        language="fr",
        doi="10.1234/a_b<c>;2-#",
        keywords="50% more, customs & duties",
        publication_date=datetime.date(2025, 6, 1),
        pages=["One page."],
    )
    paper.co_publishers = [other_network]
    paper.topics = [Topic.objects.get(slug="trade")]
    return with_authors(paper, "Demo Researcher 1", "研究者一", "Ministry of Trade and Industry")


@pytest.mark.parametrize("language", TITLES)
def test_each_script_survives_both_formats(network, language):
    title = TITLES[language]
    paper = PaperPageFactory(parent=network, title=title, abstract=title, language=language)
    with_authors(paper, title)
    fields, record = bibtex_fields(paper), ris_record(paper)
    assert fields["title"] == fields["abstract"] == fields["author"] == title
    assert record["title"] == record["abstract"] == record["authors"][0] == title
    assert fields["language"] == record["language"] == language


def test_every_special_sign_survives_both_formats(network):
    paper = PaperPageFactory(parent=network, title=SPECIALS, abstract=SPECIALS, keywords="a_b, c%d")
    with_authors(paper, SPECIALS)
    fields, record = bibtex_fields(paper), ris_record(paper)
    assert fields["title"] == fields["abstract"] == fields["author"] == SPECIALS
    assert record["title"] == record["abstract"] == record["authors"][0] == SPECIALS
    assert fields["keywords"] == "a_b, c%d"


@pytest.mark.parametrize("sign", ["{", "}", "\\", "{{", "}}", "\\}", "@article{x,", '"'])
def test_a_sign_alone_does_not_break_the_records_behind_it(network, sign):
    papers = [
        with_authors(PaperPageFactory(parent=network, title=f"{sign} A {sign}"), f"B {sign}"),
        PaperPageFactory(parent=network, title="Behind"),
    ]
    records = read_bibtex("".join(bibtex_of(papers)))
    assert [fields["title"] for fields in records.values()] == [f"{sign} A {sign}", "Behind"]


def test_bibtex_counts_as_many_opening_as_closing_braces(network):
    paper = with_authors(PaperPageFactory(parent=network, title="}{ } {{", keywords="}}"), "{")
    text = "".join(bibtex_of([paper]))
    assert text.count("{") == text.count("}")


def test_bibtex_record_says_everything(paper):
    assert bibtex_fields(paper) == {
        "ENTRYTYPE": "techreport",
        "title": "Ledgers of trade: A reader",
        "author": "Demo Researcher 1 and 研究者一 and Ministry of Trade and Industry",
        "institution": "South Centre and CAREC",
        "type": "Working paper",
        "year": "2025",
        "month": "jun",
        "language": "fr",
        "doi": "10.1234/a_b<c>;2-#",
        "url": paper.full_url,
        "keywords": "Trade, 50% more, customs & duties",
        "abstract": "First line. TY - JOUR ER - Last line.",
        "copyright": "CC-BY-4.0",
    }


def test_bibtex_names_are_not_taken_apart(paper):
    fields = read_bibtex("".join(bibtex_of([paper])), authors=True)[f"ssgt-{paper.pk}"]
    names = [name.strip("{}") for name in fields["author"]]
    assert names == ["Demo Researcher 1", "研究者一", "Ministry of Trade and Industry"]


def test_addresses_are_written_letter_by_letter(paper):
    text = "".join(bibtex_of([paper]))
    assert "doi = {10.1234/a_b<c>;2-#}," in text
    assert "month = jun," in text


def test_ris_record_says_everything(paper):
    assert ris_record(paper) == {
        "type_of_reference": "RPRT",
        "id": f"ssgt-{paper.pk}",
        "title": "Ledgers of trade: A reader",
        "authors": ["Demo Researcher 1", "研究者一", "Ministry of Trade and Industry"],
        "publisher": "South Centre; CAREC",
        "type_of_work": "Working paper",
        "year": "2025",
        "date": "2025/06/01/",
        "language": "fr",
        "doi": "10.1234/a_b<c>;2-#",
        "urls": [paper.full_url],
        "file_attachments1": f"http://testserver{paper.files[0].url}",
        "keywords": ["Trade", "50% more", "customs & duties"],
        "abstract": "First line. TY - JOUR ER - Last line.",
        "notes": ["Licence: CC-BY-4.0"],
    }


def test_ris_lines_end_as_the_format_wants(paper):
    (text,) = ris_of([paper])
    assert text.startswith("TY  - RPRT\r\n")
    assert text.endswith("\r\nER  - \r\n\r\n")
    assert "\n" not in text.replace("\r\n", "")


def test_a_paper_of_which_little_is_known_has_no_empty_fields(network):
    paper = PaperPageFactory(
        parent=network, title="T", abstract="", licence="", publication_date=None
    )
    assert set(bibtex_fields(paper)) == {
        *("ENTRYTYPE", "title", "institution", "type", "language", "url")
    }
    assert set(ris_record(paper)) == {
        *("type_of_reference", "id", "title", "publisher", "type_of_work", "language", "urls")
    }


def test_every_kind_of_paper_has_a_type_in_both_formats():
    assert set(bibtex.ENTRY_TYPES) == set(ris.REFERENCE_TYPES) == set(PaperKind)
    assert set(bibtex.ENTRY_TYPES.values()) == set(bibtex.PUBLISHER_FIELDS)


def test_a_good_practice_is_no_report(network):
    paper = PaperPageFactory(parent=network, kind=PaperKind.GOOD_PRACTICE)
    fields = bibtex_fields(paper)
    assert (fields["ENTRYTYPE"], fields["publisher"]) == ("misc", "South Centre")
    assert ris_record(paper)["type_of_reference"] == "GEN"


def test_keys_are_unique_and_outlive_changes(network):
    papers = [
        PaperPageFactory(parent=network, title="The same title", slug=f"same-{number}")
        for number in range(3)
    ]
    keys = list(read_bibtex("".join(bibtex_of(papers))))
    assert len(set(keys)) == 3
    papers[0].title = "Another title"
    papers[0].publication_date = datetime.date(2001, 1, 1)
    assert list(read_bibtex("".join(bibtex_of(papers)))) == keys


@pytest.mark.parametrize(
    ("name", "orcid", "parts"),
    [
        ("Researcher, Demo", "0000-0002-1825-0097", ("Researcher", "Demo")),
        ("Researcher, Demo", "", None),  # might be "City, Country"
        ("Demo Researcher 1", "0000-0002-1825-0097", None),
        ("王芳", "0000-0002-1825-0097", None),
        ("Researcher, PhD", "0000-0002-1825-0097", None),
        ("Demo Researcher, Jr.", "0000-0002-1825-0097", None),
        ("Ministry of Trade, Industry and Commerce", "", None),
        ("Researcher,", "0000-0002-1825-0097", None),
        ("One, Two, Three", "0000-0002-1825-0097", None),
    ],
)
def test_a_family_name_is_named_only_where_it_is_known(name, orcid, parts):
    assert family_and_given(PaperAuthor(name=name, orcid=orcid)) == parts


def test_bibtex_sorts_a_known_family_name(network):
    paper = with_authors(
        PaperPageFactory(parent=network), "Researcher, Demo", orcid="0000-0002-1825-0097"
    )
    assert "author = {Researcher, Demo}," in "".join(bibtex_of([paper]))


def test_private_network_is_named_only_to_those_it_lets_in(paper, other_network):
    PageViewRestriction.objects.create(page=other_network, restriction_type="login")
    member = Visitor(refused=frozenset())
    assert "CAREC" not in "".join([*bibtex_of([paper]), *ris_of([paper])])
    assert "CAREC" in "".join(bibtex_of([paper], member))
    assert "CAREC" in "".join(ris_of([paper], member))


@pytest.mark.parametrize("write", [bibtex_of, ris_of])
def test_number_of_queries_does_not_grow_with_the_papers(network, write):
    def queries(*papers):
        found = PaperPage.objects.filter(pk__in=[paper.pk for paper in papers])
        parts = ("authors", "topics", "co_publishers", "attachments__file")
        prefetched = list(found.prefetch_related(*parts))
        with CaptureQueriesContext(connection) as captured:
            assert len(list(write(prefetched))) == len(papers)
        return len(captured)

    papers = [
        with_authors(PaperPageFactory(parent=network, pages=["One."]), "A", "B") for _ in range(6)
    ]
    queries(papers[0])
    assert queries(*papers) == queries(papers[0])
