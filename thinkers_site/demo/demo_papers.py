"""The demo papers as data: `papers/*.md` read into dataclasses.

Each file opens with its metadata in TOML between two lines of `+++`; the text follows in the
markup of `paper_text`. Everything in the papers is written for the demo; their people are
"Demo Researcher 1" and so on, their DOIs use 10.5555, the prefix reserved for examples, and the
only ORCID is the one that ORCID itself gives to its invented example person.
"""

import datetime
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from thinkers_site.demo.paper_text import plain_text

FOLDER = Path(__file__).parent
FILES_FOLDER = FOLDER / "files"

PUBLISHED = "published"
IN_REVIEW = "in_review"
DRAFT = "draft"


@dataclass(frozen=True)
class DemoAuthor:
    """`institution` is a slug of the demo institutions; otherwise `affiliation` is free text."""

    name: str
    orcid: str = ""
    institution: str = ""
    affiliation: str = ""


@dataclass(frozen=True)
class DemoAbstract:
    language: str
    title: str
    abstract: str


@dataclass(frozen=True)
class DemoRecommendation:
    text: str
    addressee: str


@dataclass(frozen=True)
class DemoSponsor:
    name: str
    website: str = ""


@dataclass(frozen=True)
class OnlyInFile:
    """Words that stand in the paper's file and nowhere in its metadata, and on which page.

    Pages count from 1; in a .docx they are the parts between its page breaks.
    """

    phrase: str
    page: int


@dataclass(frozen=True)
class DemoPaper:
    """One demo paper; codes and slugs are those of the vocabularies, `network` a network's slug.

    `file` is None for the paper that has only a text, and `text` is empty for all others.
    `body` is the text of the file, in the markup of `paper_text`.
    """

    external_id: str
    state: str
    title: str
    subtitle: str
    language: str
    kind: str
    date: datetime.date
    network: str
    co_publishers: list[str]
    authors: list[DemoAuthor]
    abstract: str
    translated_abstracts: list[DemoAbstract]
    topics: list[str]
    sdgs: list[int]
    countries: list[str]
    regions: list[str]
    sponsors: list[DemoSponsor]
    keywords: list[str]
    key_messages: list[str]
    recommendations: list[DemoRecommendation]
    licence: str
    disclaimer: str
    doi: str
    file: Path | None
    text: str
    only_in_file: OnlyInFile | None
    body: str


def load_demo_papers() -> list[DemoPaper]:
    """Return the demo papers in the order of their external ids."""
    return [_read_paper(path) for path in sorted((FOLDER / "papers").glob("*.md"))]


@cache
def load_labels() -> dict[str, dict[str, str]]:
    """Return the fixed words of the demo papers, by language and name (see `labels.toml`)."""
    return tomllib.loads((FOLDER / "labels.toml").read_text(encoding="utf-8"))


def _read_paper(path: Path) -> DemoPaper:
    _, front_matter, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    data = tomllib.loads(front_matter)
    file_name = data.pop("file")
    disclaimer = load_labels()[data["language"]]["disclaimer"]
    only_in_file = data.pop("only_in_file", None)
    rows = {
        name: [row_class(**row) for row in data.pop(name, [])]
        for name, row_class in (
            ("authors", DemoAuthor),
            ("translated_abstracts", DemoAbstract),
            ("sponsors", DemoSponsor),
            ("recommendations", DemoRecommendation),
        )
    }
    return DemoPaper(
        **{"doi": "", **data, **rows},
        disclaimer=disclaimer,
        file=FILES_FOLDER / file_name if file_name else None,
        text="" if file_name else f"{disclaimer}\n\n{plain_text(body)}",
        only_in_file=OnlyInFile(**only_in_file) if only_in_file else None,
        body=body.strip(),
    )
