"""What the upload screen proposes for a new paper, from one run of the reader."""

from base64 import b64decode
from dataclasses import dataclass, field

from .language import SEARCHED, detect_language
from .metadata import find_abstract, propose_authors, propose_title
from .reading import read
from .source import Source, open_source
from .text import clean_page


@dataclass(frozen=True)
class FirstLook:
    """Proposals, all plain text and each empty where nothing was found.

    `language` is a code of `language.SEARCHED`; `cover` is page one as JPEG, None for Word files
    and where page one cannot be drawn.
    """

    title: str = ""
    authors: list[str] = field(default_factory=list)
    language: str = ""
    abstract: str = ""
    page_count: int = 0
    cover: bytes | None = None


def read_first_look(source: Source, *, kind: str) -> FirstLook:
    """Return proposals for a file that `check_paper_file` took; raises `FileRefused`.

    `source` is a path or an open binary file.
    """
    with open_source(source) as file:
        messages = read(file, kind=kind, task="look", optional_after="pages")
    seen = {key: value for said in messages for key, value in said.items()}
    properties = _properties(messages)
    texts = [clean_page(raw, join_lines=kind == "pdf") for raw in seen["texts"]]
    return FirstLook(
        title=propose_title(properties["title"], seen["lines"]),
        authors=propose_authors(properties["author"]),
        language=_language(properties["language"], "\n".join(texts)),
        abstract=find_abstract(seen["texts"], join_lines=kind == "pdf"),
        page_count=seen["pages"],
        cover=b64decode(seen["cover"]) if "cover" in seen else None,
    )


def _properties(messages: list[dict]) -> dict[str, list[str]]:
    """Return all values found for each property, the most trusted first."""
    found: dict[str, list[str]] = {"title": [], "author": [], "language": []}
    for said in messages:
        for name, value in said.get("properties", {}).items():
            found[name].append(value)
    return found


def _language(declared: list[str], text: str) -> str:
    """Return the language of the text; what the file declares only where that cannot be told."""
    codes = [value[:2].lower() for value in declared]
    return detect_language(text, default=next((x for x in codes if x in SEARCHED), ""))
