"""The demo content: complete, true to the vocabularies, and printed so that its text is found."""

import unicodedata
from dataclasses import asdict

import pypdfium2
import pytest
from docx import Document

from networks.models.institution_page import InstitutionKind
from networks.vocabulary.countries import load_countries
from networks.vocabulary.languages import SITE_LANGUAGES
from networks.vocabulary.regions import REGIONS
from research.models.paper_page import PaperKind
from research.vocabulary.licences import LICENCES
from research.vocabulary.topics import TOPICS
from thinkers_site.demo.demo_coalition import load_demo_institutions, load_demo_networks
from thinkers_site.demo.demo_papers import (
    DRAFT,
    FILES_FOLDER,
    IN_REVIEW,
    PUBLISHED,
    load_demo_papers,
    load_labels,
)
from thinkers_site.demo.paper_text import plain_text

PAPERS = load_demo_papers()
PAPERS_WITH_FILE = [paper for paper in PAPERS if paper.file]
COUNTRY_CODES = {row.alpha2 for row in load_countries()}
INSTITUTIONS = {row.slug: row for row in load_demo_institutions()}
NETWORKS = {row.slug: row for row in load_demo_networks()}

each_paper = pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.external_id)
each_file = pytest.mark.parametrize("paper", PAPERS_WITH_FILE, ids=lambda paper: paper.external_id)


def folded(text):
    """The text without white space, in NFKC: how line ends fall must not matter."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def pages_of(path):
    if path.suffix == ".docx":
        text = "".join(
            "\f" if 'w:type="page"' in run.element.xml else run.text
            for paragraph in Document(path).paragraphs
            for run in paragraph.runs
        )
        return text.split("\f")
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


@each_file
def test_a_phrase_that_is_not_in_the_metadata_stands_on_one_page_of_the_file(paper):
    phrase = folded(paper.only_in_file.phrase)
    found = [
        number for number, text in enumerate(pages_of(paper.file), 1) if phrase in folded(text)
    ]
    assert found == [paper.only_in_file.page]
    assert paper.only_in_file.page > 1
    metadata = asdict(paper) | {"only_in_file": None, "body": None}
    assert phrase not in folded(str(metadata))


@each_file
def test_the_text_of_a_file_comes_out_as_it_was_written(paper):
    # PDFium reads a hyphen at the end of a line as U+FFFE.
    printed = folded("".join(pages_of(paper.file))).replace("\ufffe", "-")
    missing = [
        paragraph
        for paragraph in plain_text(paper.body).split("\n\n")
        if folded(paragraph) not in printed
    ]
    assert not missing


@each_file
def test_a_file_says_that_it_is_a_demo_paper(paper):
    pages = pages_of(paper.file)
    assert folded(load_labels()[paper.language]["demo_mark"]) in folded(pages[0])
    assert folded(paper.disclaimer) in folded("".join(pages).replace("\ufffe", "-"))


@pytest.mark.parametrize(
    "paper",
    [paper for paper in PAPERS_WITH_FILE if paper.file.suffix == ".pdf"],
    ids=lambda paper: paper.external_id,
)
def test_a_pdf_has_three_to_eight_pages_and_knows_its_title(paper):
    with pypdfium2.PdfDocument(paper.file) as document:
        assert 3 <= len(document) <= 8
        metadata = document.get_metadata_dict()
    assert metadata["Title"] == paper.title
    assert metadata["Author"] == "; ".join(author.name for author in paper.authors)


def test_the_folder_holds_the_files_of_the_papers_only_and_stays_small():
    files = list(FILES_FOLDER.iterdir())
    assert sorted(files) == sorted(paper.file for paper in PAPERS_WITH_FILE)
    assert sum(path.stat().st_size for path in files) < 3_000_000


def test_published_papers_cover_every_language_and_the_kinds_of_file():
    published = [paper for paper in PAPERS if paper.state == PUBLISHED]
    assert len(published) >= 14
    assert {paper.language for paper in published} == set(SITE_LANGUAGES)
    assert {paper.kind for paper in published} == set(PaperKind.values)
    assert {paper.file.suffix if paper.file else "" for paper in published} == {
        ".pdf",
        ".docx",
        "",
    }


def test_there_are_drafts_and_one_paper_in_review():
    states = [paper.state for paper in PAPERS]
    assert states.count(DRAFT) == 2
    assert states.count(IN_REVIEW) == 1
    assert set(states) == {PUBLISHED, DRAFT, IN_REVIEW}


def test_external_ids_and_phrases_are_unique():
    assert len({paper.external_id for paper in PAPERS}) == len(PAPERS)
    assert len({paper.only_in_file.phrase for paper in PAPERS_WITH_FILE}) == len(PAPERS_WITH_FILE)


@each_paper
def test_codes_of_a_paper_are_those_of_the_vocabularies(paper):
    assert paper.kind in PaperKind.values
    assert set(paper.topics) <= set(TOPICS)
    assert paper.topics
    assert set(paper.sdgs) <= set(range(1, 18))
    assert set(paper.countries) <= COUNTRY_CODES
    assert set(paper.regions) <= set(REGIONS)
    assert paper.licence in LICENCES
    assert paper.language in SITE_LANGUAGES
    assert {row.language for row in paper.translated_abstracts} <= set(SITE_LANGUAGES)


@each_paper
def test_a_paper_belongs_to_demo_networks_and_institutions(paper):
    assert paper.network in NETWORKS
    assert set(paper.co_publishers) <= set(NETWORKS) - {paper.network}
    homes = {author.institution for author in paper.authors if author.institution}
    assert homes <= set(INSTITUTIONS)
    assert all(author.name.startswith("Demo Researcher ") for author in paper.authors)


@each_paper
def test_a_paper_has_either_a_file_or_a_text_that_says_it_is_a_demo(paper):
    assert bool(paper.file) is bool(paper.only_in_file) is not bool(paper.text)
    assert paper.abstract.strip()
    assert paper.key_messages
    assert paper.recommendations
    if paper.text:
        assert paper.text.startswith(paper.disclaimer)


def test_networks_and_institutions_are_complete():
    assert len(NETWORKS) >= 3
    assert len(INSTITUTIONS) >= 8
    assert NETWORKS["poverty-eradication"].chair == "cass"
    for institution in INSTITUTIONS.values():
        assert institution.kind in InstitutionKind.values
        assert institution.country in COUNTRY_CODES | {""}
    for network in NETWORKS.values():
        assert network.chair in INSTITUTIONS
        for member in network.members:
            assert bool(member.institution) is not bool(member.network)
            assert member.institution in INSTITUTIONS or member.network in NETWORKS
