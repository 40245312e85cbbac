"""The demo paper that is a Word file."""

from pathlib import Path

from docx import Document
from docx.enum.text import WD_BREAK

from thinkers_site.demo.demo_papers import DemoPaper, load_labels
from thinkers_site.demo.paper_html import author_line, network_title
from thinkers_site.demo.paper_text import BOLD, read_blocks


def write_docx(paper: DemoPaper, path: Path) -> None:
    """Write the paper to `path`; a new page begins after the title page and at each `===`."""
    document = Document()
    document.core_properties.title = paper.title
    document.core_properties.author = "; ".join(author.name for author in paper.authors)
    document.core_properties.language = paper.language
    document.core_properties.comments = ""
    _write_title_page(document, paper)
    _write_page_break(document)
    _write_body(document, paper)
    _write_end(document, paper)
    document.save(path)


def _write_title_page(document, paper: DemoPaper) -> None:
    labels = load_labels()[paper.language]
    document.add_paragraph().add_run(labels["demo_mark"]).bold = True
    document.add_paragraph(labels[paper.kind])
    document.add_heading(paper.title, level=0)
    document.add_paragraph(paper.subtitle, style="Subtitle")
    for author in paper.authors:
        document.add_paragraph(author_line(author))
    document.add_paragraph(f"{network_title(paper)}, {paper.date.isoformat()}")
    document.add_heading(labels["abstract"], level=1)
    document.add_paragraph(paper.abstract.strip())
    document.add_heading(labels["key_messages"], level=1)
    for message in paper.key_messages:
        document.add_paragraph(message, style="List Bullet")


def _write_body(document, paper: DemoPaper) -> None:
    for block in read_blocks(paper.body, paper.language):
        if block.kind == "page-break":
            _write_page_break(document)
        elif block.kind == "heading":
            document.add_heading(block.text, level=1)
        else:
            _write_paragraph(document, block.text)


def _write_paragraph(document, text: str) -> None:
    paragraph = document.add_paragraph()
    # Splitting at the bold pieces leaves them at the odd places.
    for place, piece in enumerate(BOLD.split(text)):
        paragraph.add_run(piece).bold = place % 2 == 1


def _write_end(document, paper: DemoPaper) -> None:
    labels = load_labels()[paper.language]
    document.add_heading(labels["recommendations"], level=1)
    for row in paper.recommendations:
        document.add_paragraph(f"{row.addressee}: {row.text}", style="List Bullet")
    document.add_paragraph(labels["disclaimer"])


def _write_page_break(document) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
