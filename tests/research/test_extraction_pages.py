"""The text of a paper, page by page."""

import io
import json

import pytest

from research.extraction import ExtractedPage, FileRefused, extract_pages, sandbox
from research.extraction.limits import FILE_LIMITS
from research.extraction.reading import READER
from tests.samples import office_package, paragraph, pdf, word

BREAK = '<w:br w:type="page"/>'
RENDERED = "<w:lastRenderedPageBreak/>"
LONG = (
    "South-South cooperation is a broad framework of collaboration among countries of the South "
    "in the political, economic, social, cultural, environmental and technical domains, in which "
    "developing countries share knowledge, skills, expertise and resources to meet their goals."
)
FRENCH = (
    "La coopération Sud-Sud est un large cadre de collaboration entre les pays du Sud dans les "
    "domaines politique, économique, social, culturel et technique, où les pays en développement "
    "partagent leurs connaissances, leurs compétences et leurs ressources pour leurs objectifs."
)


def texts(content, kind):
    return [page.text for page in extract_pages(io.BytesIO(content), kind=kind)]


def test_the_pages_of_a_pdf_come_with_number_text_and_language():
    pages = extract_pages(io.BytesIO(pdf([LONG, FRENCH, "Annex"])), kind="pdf")
    assert [(page.number, page.language, page.has_text) for page in pages] == [
        (1, "en", True),
        (2, "fr", True),
        (3, "", True),
    ]
    assert pages[2].text == "Annex"


def test_a_short_page_is_in_the_language_of_the_paper():
    pages = extract_pages(io.BytesIO(pdf(["Annex"])), kind="pdf", default_language="pt")
    assert pages == [ExtractedPage(1, "Annex", "pt", True)]


def test_a_page_without_text_is_recorded_as_such():
    pages = extract_pages(io.BytesIO(pdf(["Cover", "", " -  "])), kind="pdf", default_language="en")
    assert [page.has_text for page in pages] == [True, False, False]
    assert pages[1].text == ""


def test_lines_of_a_paragraph_and_divided_words_are_put_together():
    lines = (
        "Networks of think tanks of the South have made triangular coopera-\n"
        "tion a subject of research, and South-\nSouth trade another one for years.\n"
        "Next."
    )
    (text,) = texts(pdf(["\n" + lines]), "pdf")
    assert "triangular cooperation a subject of research, and South-South trade" in text
    assert text.endswith("\nNext.")


def test_a_path_is_read_as_well_as_an_open_file(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf(["From a path"]))
    assert [page.text for page in extract_pages(path, kind="pdf")] == ["From a path"]
    assert [page.text for page in extract_pages(str(path), kind="pdf")] == ["From a path"]


def test_page_breaks_divide_a_word_file():
    assert texts(word(["One", "Two\nlines", "Three"]), "docx") == ["One", "Two\nlines", "Three"]


def test_the_pages_that_word_left_marked_divide_a_word_file():
    body = paragraph("One") + paragraph(RENDERED, "Two") + paragraph("still", RENDERED, "three")
    assert texts(office_package(body), "docx") == ["One", "Two\nstill", "three"]


def test_an_authors_break_and_words_own_mark_behind_it_are_one_page_turn():
    body = paragraph("One", BREAK) + paragraph(RENDERED, "Two")
    assert texts(office_package(body), "docx") == ["One", "Two"]


def test_a_table_row_over_two_pages_turns_the_page_once():
    cells = "".join(f"<w:tc>{paragraph(x, RENDERED, y)}</w:tc>" for x, y in ("ab", "cd"))
    body = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + paragraph("end")
    assert texts(office_package(body), "docx") == ["a", "b\ncd\nend"]


def test_chapters_that_begin_on_a_new_page_divide_a_word_file():
    start = "<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>Two</w:t></w:r></w:p>"
    section = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>Three</w:t></w:r></w:p>"
    body = paragraph("One") + start + paragraph(BREAK) + section + paragraph("Four")
    assert texts(office_package(body), "docx") == ["One", "Two", "Three", "Four"]


def test_tables_and_footnotes_are_read_and_deleted_text_is_not():
    cell = f"<w:tc>{paragraph('In a table')}</w:tc>"
    deleted = "<w:p><w:del><w:r><w:t>gone</w:t></w:r></w:del><w:r><w:t>kept</w:t></w:r></w:p>"
    noted = paragraph("Claim", '<w:footnoteReference w:id="2"/>', BREAK)
    body = f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>{deleted}{noted}{paragraph('Next')}"
    note = f'<w:footnote w:id="2">{paragraph("Source of the claim.")}</w:footnote>'
    pages = texts(office_package(body, footnotes=note), "docx")
    assert pages == ["In a table\nkept\nClaim\nSource of the claim.", "Next"]


def test_a_word_file_without_breaks_is_one_page():
    assert texts(word(["One\nTwo"]), "docx") == ["One\nTwo"]


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_file_that_is_no_longer_what_it_was_is_refused(kind):
    with pytest.raises(FileRefused):
        extract_pages(io.BytesIO(b"changed on the disk"), kind=kind)


def test_two_hundred_pages_cost_a_fraction_of_the_processor_time_allowed(tmp_path):
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf(["\n".join([LONG[:95]] * 48)] * 200))
    options = json.dumps(FILE_LIMITS.as_options())
    with path.open("rb") as file:
        report = sandbox.run(READER, ["pdf", "extract", options], file, sandbox.Limits())
    assert len([said for said in report.messages if "page" in said]) == 200
    assert report.failure == ""
    assert report.cpu_seconds < 5
