"""Extracts a paper's text page by page, as it is stored and indexed."""

from dataclasses import dataclass

from .language import detect_language
from .reading import read
from .source import Source, open_source
from .text import clean_page


@dataclass(frozen=True)
class ExtractedPage:
    """One page; `number` counts from 1, `language` is a code or empty where nobody can tell.

    A page without text (a scan, a picture) has `has_text` False and an empty `text`.
    """

    number: int
    text: str
    language: str
    has_text: bool


def extract_pages(source: Source, *, kind: str, default_language: str = "") -> list[ExtractedPage]:
    """Return all pages of a paper, or raise `FileRefused`.

    `source` is a path or an open binary file; `kind` is what `check_paper_file` returned.
    `default_language` is the paper's own language, for pages too short to tell.
    """
    with open_source(source) as file:
        messages = read(file, kind=kind, task="extract")
    raw = [(said["page"], said["text"]) for said in messages if "page" in said]
    return [_page(number, text, kind, default_language) for number, text in raw]


def _page(number: int, raw: str, kind: str, default_language: str) -> ExtractedPage:
    text = clean_page(raw, join_lines=kind == "pdf")
    language = detect_language(text, default=default_language)
    return ExtractedPage(number, text, language, has_text=any(map(str.isalnum, text)))
