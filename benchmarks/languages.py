"""The languages that the benchmark's papers are written in: words, titles and sentences."""

import itertools
import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "languages"
VOCABULARY = 20_000  # words of each language
# The words of the subject lie among the frequent ones; function words come before them.
FREQUENT_RANKS = 600
# code -> share of the papers, per cent
SHARES = {"en": 40, "fr": 15, "es": 15, "zh": 8, "ar": 8, "pt": 7, "ru": 7}


@dataclass(frozen=True)
class Language:
    """`words` stand by rank, most frequent first; `weights` are their sums up to each rank."""

    code: str
    joiner: str
    stop: str
    topical: tuple[str, ...]
    titles: tuple[str, ...]
    sentences: tuple[str, ...]
    words: tuple[str, ...]
    weights: tuple[float, ...]

    @property
    def rare(self) -> tuple[str, ...]:
        return self.words[FREQUENT_RANKS:]


@cache
def language(code: str) -> Language:
    """The language `code`, one of `SHARES`; its words are the same at every call and run."""
    data = tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
    topical = tuple(data["topical"].split())
    words = _by_rank(code, data["frequent"].split(), topical, data["syllables"].split())
    return Language(
        code=code,
        joiner=data["joiner"],
        stop=data["stop"],
        topical=topical,
        titles=tuple(data["titles"]),
        sentences=tuple(data["sentences"]),
        words=words,
        weights=tuple(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(words)))),
    )


def seeded(*parts: object) -> random.Random:
    """Chance that falls the same way in every run."""
    return random.Random(" ".join(map(str, parts)))  # noqa: S311  no secret depends on it


def _by_rank(
    code: str, frequent: list[str], topical: tuple[str, ...], syllables: list[str]
) -> tuple[str, ...]:
    """Zipf's law needs many words that hardly ever occur: those are made up of syllables."""
    chance = seeded("words", code)
    known = {*frequent, *topical}
    made_up: dict[str, None] = {}
    while len(made_up) < VOCABULARY - len(known):
        word = "".join(chance.choices(syllables, k=chance.choice((2, 2, 3, 3, 4))))
        if word not in known:
            made_up[word] = None
    rare = list(made_up)
    middle = [*topical, *rare[: FREQUENT_RANKS - len(known)]]
    chance.shuffle(middle)
    return (*frequent, *middle, *rare[FREQUENT_RANKS - len(known) :])
