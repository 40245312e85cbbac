"""Reads Word files (.docx): text of each page, first look.

A .docx has no pages; the marks that Word leaves where its own pages ended, and the page breaks of
the author, divide it. The XML is streamed element by element, so that images and styles are never
loaded, and names are compared without their namespace, of which Word has two (ISO 29500
transitional and strict).
"""

from collections.abc import Iterator
from typing import IO
from zipfile import ZipFile

from lxml import etree
from report import Refused, say
from word_pages import Pages, attribute, local_name
from word_parts import MEDIA, SAFE, beside, open_package, read_small

CORE_PROPERTIES = "docProps/core.xml"
FIRST_PAGES = 3
FIRST_PARAGRAPHS = 40
TEXT_SIZE = 11.0
# Sizes for the styles that name a title; only which is bigger counts.
STYLE_SIZES = {"Title": 30.0, "Heading1": 20.0, "Subtitle": 16.0, "Heading2": 15.0}
SKIPPED = frozenset({"del", "moveFrom", "Fallback"})


def check(data: bytes, options: dict) -> None:
    """Read the whole text once; say the number of pages."""
    with open_package(data, options) as (package, main):
        pages = _read(package, main, options)
        if not any(pages) and not any(MEDIA in name for name in package.namelist()):
            raise Refused("empty")
    say(pages=len(pages))


def extract(data: bytes, options: dict) -> None:
    """Say the text of each page, numbered from 1."""
    with open_package(data, options) as (package, main):
        for number, text in enumerate(_read(package, main, options), start=1):
            say(page=number, text=text)


def look(data: bytes, options: dict) -> None:
    """Say what the upload screen proposes: number of pages, properties, first lines."""
    with open_package(data, options) as (package, main):
        texts = _read(package, main, options)
        say(
            pages=len(texts),
            properties=_properties(package),
            texts=texts[:FIRST_PAGES],
            lines=_first_lines(package, main),
        )


def _read(package: ZipFile, main: str, options: dict) -> list[str]:
    notes = {kind: _notes(package, main, kind) for kind in ("footnote", "endnote")}
    pages = Pages(notes, options)
    with package.open(main) as stream:
        for element in _walk(stream):
            pages.take(element)
    return pages.finish()


def _walk(stream: IO[bytes]) -> Iterator[etree._Element]:
    """Yield elements as they end, but for deleted text and second renderings of drawings."""
    skipping = 0
    for event, element in etree.iterparse(stream, events=("start", "end"), **SAFE):
        if not isinstance(element.tag, str):
            continue
        if local_name(element) in SKIPPED:
            skipping += 1 if event == "start" else -1
        elif event == "end" and not skipping:
            yield element
        if event == "end" and local_name(element) == "p":
            element.clear()


def _notes(package: ZipFile, main: str, kind: str) -> dict[str, str]:
    """Return the texts of the footnotes or endnotes by their numbers."""
    name = beside(main, f"{kind}s.xml")
    if name not in package.namelist():
        return {}
    notes: dict[str, str] = {}
    words: list[str] = []
    with package.open(name) as stream:
        for element in _walk(stream):
            if local_name(element) == "t":
                words.append(element.text or "")
            elif local_name(element) == kind:
                notes[attribute(element, "id")] = "".join(words).strip()
                words.clear()
    return notes


def _properties(package: ZipFile) -> dict[str, str]:
    """Return title, author and language as the author's program has stored them."""
    if CORE_PROPERTIES not in package.namelist():
        return {}
    core = read_small(package, CORE_PROPERTIES)
    found = {local_name(element): element.text or "" for element in core.iterfind("*")}
    return {
        "title": found.get("title", ""),
        "author": found.get("creator", ""),
        "language": found.get("language", ""),
    }


def _first_lines(package: ZipFile, main: str) -> list[tuple[str, float]]:
    """Return the first paragraphs, each with the size of its letters."""
    lines: list[tuple[str, float]] = []
    words: list[str] = []
    size = TEXT_SIZE
    with package.open(main) as stream:
        for element in _walk(stream):
            match local_name(element):
                case "t":
                    words.append(element.text or "")
                case "pStyle":
                    size = STYLE_SIZES.get(attribute(element, "val"), TEXT_SIZE)
                case "sz" if attribute(element, "val").isdecimal():
                    size = max(size, int(attribute(element, "val")) / 2)
                case "p":
                    if text := "".join(words).strip():
                        lines.append((text, size))
                    words, size = [], TEXT_SIZE
            if len(lines) == FIRST_PARAGRAPHS:
                break
    return lines
