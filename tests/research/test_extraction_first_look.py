"""What the upload screen proposes for a new paper."""

import io

import pytest
from PIL import Image

from research.extraction import FileRefused, read_first_look
from research.extraction.metadata import find_abstract, propose_authors, propose_title
from tests.samples import office_package, paragraph, pdf, word

PAGE = """Ports and credit
in East Africa
Demo Researcher 1
Abstract
Ports have changed the price of credit in five countries of East Africa. This paper shows for
which firms, and what governments of the region can do about it.
1. Introduction
The rest of the paper."""


def look(content, kind="pdf"):
    return read_first_look(io.BytesIO(content), kind=kind)


def test_title_authors_abstract_language_pages_and_cover_of_a_pdf():
    paper = pdf([PAGE, "2", "3"], title="Ports", author="Demo Researcher 1; Demo Researcher 2")
    seen = look(paper)
    assert seen.title == "Ports"
    assert seen.authors == ["Demo Researcher 1", "Demo Researcher 2"]
    assert seen.language == "en"
    assert seen.abstract == (
        "Ports have changed the price of credit in five countries of East Africa. This paper shows "
        "for which firms, and what governments of the region can do about it."
    )
    assert seen.page_count == 3


def test_the_cover_is_a_jpeg_of_page_one_in_the_width_of_the_screen():
    picture = Image.open(io.BytesIO(look(pdf([PAGE])).cover))
    assert picture.format == "JPEG"
    assert picture.width == 800
    assert picture.height == pytest.approx(800 * 842 / 595, abs=2)


@pytest.mark.parametrize(
    "title", ["", "untitled", "Microsoft Word - final_v3.docx", "paper_final.pdf"]
)
def test_the_biggest_letters_are_the_title_where_the_file_declares_none(title):
    assert look(pdf([PAGE], title=title)).title == "Ports and credit"


def test_title_and_authors_of_xmp_count_where_there_is_no_other():
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description rdf:about="">'
        '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Ports of the South</rdf:li></rdf:Alt>'
        "</dc:title><dc:creator><rdf:Seq><rdf:li>Demo Researcher 1</rdf:li></rdf:Seq></dc:creator>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    seen = look(pdf([PAGE], xmp=packet))
    assert seen.title == "Ports of the South"
    assert seen.authors == ["Demo Researcher 1"]


def test_a_word_file_is_looked_at_too():
    seen = look(word([PAGE, "2"], title="Ports", author="Demo Researcher 1"), "docx")
    assert (seen.title, seen.authors, seen.page_count) == ("Ports", ["Demo Researcher 1"], 2)
    assert seen.abstract.startswith("Ports have changed")
    assert seen.cover is None


def test_the_title_style_of_a_word_file_is_its_title():
    styled = '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Ports</w:t></w:r></w:p>'
    assert look(office_package(paragraph("Series 4") + styled), "docx").title == "Ports"


def test_a_scan_has_a_cover_and_no_proposals():
    seen = look(pdf(["", ""]))
    assert (seen.title, seen.authors, seen.language, seen.abstract) == ("", [], "", "")
    assert seen.page_count == 2
    assert seen.cover


def test_a_file_that_cannot_be_opened_is_refused():
    with pytest.raises(FileRefused):
        look(b"%PDF-1.7 changed on the disk")


@pytest.mark.parametrize(
    ("declared", "names"),
    [
        ("Demo Researcher 1, Demo Researcher 2 and Demo Researcher 3", [1, 2, 3]),
        ("Demo Researcher 1; Demo Researcher 2", [1, 2]),
        ("Demo Researcher 1 & Demo Researcher 2", [1, 2]),
        ("Demo Researcher 1、Demo Researcher 2", [1, 2]),
        ("Demo Researcher 1, and Demo Researcher 1", [1]),
        ("Microsoft Office User", []),
        ("admin", []),
    ],
)
def test_declared_authors_become_a_list(declared, names):
    assert propose_authors([declared]) == [f"Demo Researcher {name}" for name in names]


def test_family_names_before_given_names_stay_with_them():
    assert propose_authors(["Researcher, Demo; Editor, Demo"]) == [
        "Researcher, Demo",
        "Editor, Demo",
    ]
    assert propose_authors(["Researcher, Demo"]) == ["Researcher, Demo"]


@pytest.mark.parametrize(
    "junk",
    ["Untitled-1", "Document1", "Microsoft Word - a", "report_2021_final", "x.indd", "12-34", ".."],
)
def test_a_title_that_a_program_wrote_is_none(junk):
    assert propose_title([junk], [["The real title", 20.0], ["text", 10.0]]) == "The real title"


@pytest.mark.parametrize(
    ("heading", "following"),
    [
        ("ABSTRACT", "Keywords: trade"),
        ("Executive summary", "Table of contents"),
        ("Résumé", "Mots-clés : commerce"),
        ("Resumen", "Palabras clave: comercio"),
        ("Resumo", "Introdução"),
        ("Аннотация", "Ключевые слова: торговля"),
        ("الملخص", "المقدمة"),
        ("摘 要", "关键词：贸易"),
        ("1. Summary", "2. The ports of the region"),
    ],
)
def test_an_abstract_stands_between_its_heading_and_the_next(heading, following):
    text = f"Title\n{heading}\nWhat the paper says.\n{following}\nMore."
    assert find_abstract([text], join_lines=True) == "What the paper says."


def test_an_abstract_may_begin_behind_its_heading_and_go_over_the_page():
    pages = ["Title\nAbstract: What the paper", "says.\nIntroduction\nMore."]
    assert find_abstract(pages, join_lines=False) == "What the paper\nsays."


def test_an_abstract_without_an_end_is_cut_between_words():
    abstract = find_abstract(["Abstract\n" + "word " * 2_000], join_lines=True)
    assert len(abstract) <= 3_000
    assert abstract.endswith("word…")


def test_a_paper_without_the_heading_has_no_abstract():
    assert find_abstract(["Title\nThe abstract idea of trade.\nMore."], join_lines=True) == ""
