"""Reads PDF files with pdfium: page count, text of each page, first look."""

import resource
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium
from cover import render_cover
from pdf_lines import read_lines
from pdf_metadata import read_information, read_xmp
from report import Refused, say

FIRST_PAGES = 3
# A whole PDF ends with `startxref`, a number and %%EOF; some programs append up to this much.
TAIL = 64 * 1024
WHY_CLOSED = {
    pdfium.FPDF_ERR_SUCCESS: "empty",  # opened, and there is no page
    pdfium.FPDF_ERR_PASSWORD: "encrypted",
    pdfium.FPDF_ERR_SECURITY: "encrypted",
}


def check(data: bytes, options: dict) -> None:
    """Open every page once; say the number of pages."""
    with _document(data, options) as document:
        for _page in _pages(document):
            pass
        say(pages=len(document))


def extract(data: bytes, options: dict) -> None:
    """Say the text of each page, numbered from 1."""
    left = options["max_characters"]
    with _document(data, options) as document:
        for number, page in enumerate(_pages(document), start=1):
            lines = read_lines(page, min(left, options["max_page_characters"]))
            text = "\n".join(line.text for line in lines)
            left -= len(text)
            say(page=number, text=text)


def look(data: bytes, options: dict) -> None:
    """Say what the upload screen proposes: number of pages, properties, first lines, cover.

    What may fail on its own comes last, each in a message of its own.
    """
    with _document(data, options) as document:
        texts: list[str] = []
        lines: list[list] = []
        for number in range(min(FIRST_PAGES, len(document))):
            page = _load(document, number)
            found = read_lines(page, options["max_page_characters"], sized=number == 0)
            texts.append("\n".join(line.text for line in found))
            lines += [[line.text, line.size] for line in found if number == 0]
            page.close()
        say(pages=len(document), properties=read_information(document), texts=texts, lines=lines)
        say(cover=b64encode(render_cover(_load(document, 0), options)).decode())
        say(properties=read_xmp(data))


@contextmanager
def _document(data: bytes, options: dict) -> Iterator[pypdfium2.PdfDocument]:
    if b"startxref" not in data[-TAIL:]:
        raise Refused("damaged", "no startxref: the end is missing")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Refused(WHY_CLOSED.get(error.err_code, "damaged"), error) from error
    with document:
        _accept_pages(len(document), options)
        yield document


def _accept_pages(pages: int, options: dict) -> None:
    """Refuse none or too many; grant a long file more processor time."""
    if pages < 1:
        raise Refused("empty")
    if pages > options["max_pages"]:
        raise Refused("too_many_pages", pages=pages)
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    steps = -(-pages // options["step_pages"])
    resource.setrlimit(resource.RLIMIT_CPU, (min(steps * options["cpu_per_step"], hard), hard))


def _pages(document: pypdfium2.PdfDocument) -> Iterator[pypdfium2.PdfPage]:
    """Yield the pages one by one, each freed before the next."""
    for number in range(len(document)):
        page = _load(document, number)
        yield page
        page.close()


def _load(document: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    try:
        return document[number]
    except pypdfium2.PdfiumError as error:
        raise Refused("damaged", f"page {number + 1}: {error}") from error
