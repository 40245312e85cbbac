"""Proposes title, authors and abstract from a file's properties and its first pages."""

import re

from .headings import ABSTRACT_HEADING, NEXT_HEADING
from .text import clean_page

MOST_TITLE = 255
MOST_AUTHORS = 50
MOST_ABSTRACT = 3_000
MOST_READ = 2_000  # characters of one property or line
LINES_OF_TITLE = 6
FEWEST_LETTERS = 4
SAME_SIZE = 0.95

# Titles that programs write by themselves, and names of files.
JUNK_TITLE = re.compile(
    r"untitled.*|no ?title|sans titre.*|sin t[ií]tulo.*|sem t[ií]tulo.*|без названия|بدون عنوان|"
    r"无标题.*|title|document ?\d*|slide ?\d*|presentation ?\d*|powerpoint.*|layout ?\d*|cover|"
    r"microsoft (word|powerpoint|office)\b.*|about:blank|(https?|file)://\S+|.{1,3}|[\W\d_]+|"
    r".+\.(docx?|pdf|indd|qx[pd]|tex|dvi|rtf|odt|pptx?|html?|ai|cdr)|[^\W_]+(_[^\W_]+)+",
    re.I | re.S,
)
JUNK_AUTHOR = re.compile(
    r"user|utilisateur|usu[aá]rio|usuario|admin(istrator)?|author|microsoft.*|windows.*|unknown|"
    r"anonymous|owner|python-docx|pc|hp|dell|lenovo|acer|asus|[\W\d_]*",
    re.I,
)
BETWEEN_AUTHORS = re.compile(r"\s*[;；,،、，\n&]\s*(?:and\s)?|\s+(?:and|et|и|和)\s+", re.I)
# "Family, Given; Family, Given" is divided at semicolons only.
BETWEEN_FULL_NAMES = re.compile(r"\s*[;；\n]\s*")
FAMILY_FIRST = re.compile(r"[^\s,]+, [^\s,]+")


def propose_title(declared: list[str], lines: list[list]) -> str:
    """Return the first declared title that is none of a program's own, else the biggest lines.

    `lines` are the lines of page one as [text, size].
    """
    for title in declared:
        title = clean_page(title[:MOST_READ], join_lines=True).replace("\n", " ")
        if title and not JUNK_TITLE.fullmatch(title):
            return title[:MOST_TITLE]
    return clean_page("\n".join(_biggest(lines)), join_lines=True).replace("\n", " ")[:MOST_TITLE]


def propose_authors(declared: list[str]) -> list[str]:
    """Return the names in the first declared list of authors that holds any."""
    for value in declared:
        value = value[:MOST_READ].strip()
        whole = ";" in value or "；" in value or FAMILY_FIRST.fullmatch(value)
        parts = (BETWEEN_FULL_NAMES if whole else BETWEEN_AUTHORS).split(value)
        names = [clean_page(part, join_lines=False).replace("\n", " ") for part in parts]
        names = [name[:MOST_TITLE] for name in names if not JUNK_AUTHOR.fullmatch(name)]
        if names:
            return list(dict.fromkeys(names))[:MOST_AUTHORS]
    return []


def find_abstract(texts: list[str], *, join_lines: bool) -> str:
    """Return what stands between a heading such as Abstract, Résumé or 摘要 and the next heading.

    `texts` are the raw texts of the first pages, line by line; empty when there is no heading.
    """
    lines = [line.strip() for text in texts for line in text.splitlines() if line.strip()]
    for place, line in enumerate(lines):
        if heading := ABSTRACT_HEADING.fullmatch(line[:MOST_READ]):
            rest = line[heading.start("rest") :] if heading["rest"] else ""
            found = "\n".join([rest, *_until_heading(lines[place + 1 :])])
            if abstract := clean_page(found, join_lines=join_lines):
                return _cut(abstract)
    return ""


def _biggest(lines: list[list]) -> list[str]:
    """Return the first run of lines in the biggest letters."""
    sizes = [size for text, size in lines if sum(map(str.isalpha, text)) >= FEWEST_LETTERS]
    run: list[str] = []
    for text, size in lines:
        if sizes and size >= max(sizes) * SAME_SIZE:
            run.append(text)
        elif run:
            break
    return run[:LINES_OF_TITLE]


def _until_heading(lines: list[str]) -> list[str]:
    found: list[str] = []
    length = 0
    for line in lines:
        start = line[:MOST_READ]
        ends = NEXT_HEADING.match(start) or ABSTRACT_HEADING.fullmatch(start)
        if (ends and found) or length > MOST_ABSTRACT:
            break
        found.append(line)
        length += len(line)
    return found


def _cut(abstract: str) -> str:
    """Return at most MOST_ABSTRACT characters, cut between words."""
    if len(abstract) <= MOST_ABSTRACT:
        return abstract
    return abstract[: MOST_ABSTRACT - 1].rsplit(maxsplit=1)[0] + "…"
