"""A paper of the benchmark before it has its place in the database: the same for the same number.

share       what
1 in 500    a file of 400 pages
1 in 20     no file, the text stands on the paper's page; 1 in 20 has an abstract only
1 in 5      the second half of the file is in another language
1 in 10     published together with a second network
"""

import datetime
import random
from dataclasses import dataclass, field

from benchmarks.languages import SHARES, language, seeded
from benchmarks.paper_text import Writer
from research.models import PaperKind

PAGE_WORDS = 250
ABSTRACT_WORDS = 120
LONG_PAPER = 400  # pages
RESEARCHERS = 3_000
FIRST_DAY = datetime.date(2005, 1, 1)
DAYS = 365 * 21


@dataclass
class Draft:
    """`terms` maps a relation to places in the list of terms; `pages` are (text, language)."""

    number: int
    title: str
    abstract: str
    keywords: str
    language: str
    kind: str
    date: datetime.date
    authors: list[int]
    terms: dict[str, list[int]]
    second_network: bool
    text: str = ""
    pages: list[tuple[str, str]] = field(default_factory=list)


def draft_paper(number: int, *, pages: int) -> Draft:
    chance = seeded("paper", number)
    code = _any_language(chance)
    writer = Writer(language(code), chance)
    draft = Draft(
        number=number,
        title=writer.title(),
        abstract=writer.text(ABSTRACT_WORDS),
        keywords=writer.keywords(),
        language=code,
        kind=chance.choice(PaperKind.values),
        date=FIRST_DAY + datetime.timedelta(days=chance.randrange(DAYS)),
        authors=[chance.randrange(RESEARCHERS) for _ in range(chance.randint(1, 4))],
        terms={
            "topics": _places(chance, 3),
            "sdgs": _places(chance, 3),
            "countries": _places(chance, 4),
            "regions": _places(chance, 1),
        },
        second_network=number % 10 == 1,
    )
    if number % 20 == 3:
        draft.text = "\n".join(writer.text(PAGE_WORDS) for _ in range(4))
    elif number % 20 != 13:
        count = LONG_PAPER if number % 500 == 407 else pages
        draft.pages = _pages(writer, code, chance, count=count, mixed=number % 5 == 0)
    return draft


def _any_language(chance: random.Random) -> str:
    return chance.choices(list(SHARES), weights=SHARES.values())[0]


def _places(chance: random.Random, most: int) -> list[int]:
    """Up to `most` different places, the first ones likelier than the last."""
    return sorted({int(chance.expovariate(0.15)) for _ in range(chance.randint(1, most))})


def _pages(
    writer: Writer, code: str, chance: random.Random, *, count: int, mixed: bool
) -> list[tuple[str, str]]:
    first_of_other = count - count // 2 if mixed else count
    pages = [(writer.text(PAGE_WORDS), code) for _ in range(first_of_other)]
    if mixed:
        other = _any_language(chance)
        second_writer = Writer(language(other), chance)
        pages += [(second_writer.text(PAGE_WORDS), other) for _ in range(count - first_of_other)]
    return pages
