"""What is asked: searches as people type them, the same in every run.

share  kind
22 %   two or three words of one subject
15 %   four or five words
13 %   words with one or two filters
12 %   one word
10 %   a phrase in quotation marks
8 %    a whole sentence, pasted
6 %    words with a range of years
6 %    operators, prefixes, fields
4 %    a misspelt word
3 %    sorted by date or title, or a second page
1 %    filters alone
"""

import random
from collections.abc import Callable
from urllib.parse import urlencode

from benchmarks.directory import INSTITUTIONS, NETWORKS
from benchmarks.languages import SHARES, Language, language, seeded
from benchmarks.paper_text import Writer
from networks.vocabulary.regions import REGIONS
from research.models import PaperKind
from research.vocabulary.topics import TOPICS
from search.queries.search_request import NEWEST, OLDEST, TITLE

Parameters = list[tuple[str, str]]
COUNTRIES = ("AE", "AF", "AG", "AL", "AO", "AR", "AZ", "BD")
FILTERS: dict[str, tuple[str, ...]] = {
    "type": tuple(PaperKind.values),
    "network": tuple(f"network-{number + 1}" for number in range(NETWORKS)),
    "institution": tuple(f"institution-{number + 1}" for number in range(INSTITUTIONS)),
    "topic": tuple(TOPICS),
    "sdg": tuple(str(number) for number in range(1, 18)),
    "country": COUNTRIES,
    "region": tuple(REGIONS),
    "group": ("ldc", "lldc", "sids"),
    "language": tuple(SHARES),
}


def query_strings(number: int) -> list[str]:
    """The first `number` searches of an endless list, as addresses after the "?"."""
    chance = seeded("queries")
    kinds = [kind for kind, share in KINDS for _ in range(share)]
    asked: list[str] = []
    while len(asked) < number:
        chance.shuffle(kinds)
        asked += [urlencode(kind(chance)) for kind in kinds]
    return asked[:number]


def words_of(query_string: str) -> str:
    """The words of a search without its filters, for a search that knows words only."""
    from django.http import QueryDict

    return QueryDict(query_string).get("q", "").replace('"', " ")


def _few(chance: random.Random) -> Parameters:
    return _asking(_words(chance, chance.randint(2, 3)))


def _many(chance: random.Random) -> Parameters:
    return _asking(_words(chance, chance.randint(4, 5)))


def _one(chance: random.Random) -> Parameters:
    return _asking(_words(chance, 1))


def _phrase(chance: random.Random) -> Parameters:
    spoken = _any_language(chance)
    words = Writer(spoken, chance).sentence().split()[2:5]
    return _asking(f'"{" ".join(words)}"')


def _sentence(chance: random.Random) -> Parameters:
    return _asking(Writer(_any_language(chance), chance).sentence())


def _misspelt(chance: random.Random) -> Parameters:
    """Two letters of a long word in the wrong order."""
    word = chance.choice([word for word in language("en").topical if len(word) > 7])
    place = chance.randrange(2, len(word) - 2)
    wrong = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return _asking(f"{wrong} {chance.choice(language('en').topical)}")


def _filtered(chance: random.Random) -> Parameters:
    return [*_few(chance), *_filters(chance, chance.randint(1, 2))]


def _with_years(chance: random.Random) -> Parameters:
    first = chance.randint(2006, 2018)
    return [*_few(chance), ("year_from", str(first)), ("year_to", str(first + 5))]


def _with_syntax(chance: random.Random) -> Parameters:
    a, b = chance.sample(language("en").topical, 2)
    forms = (
        f"{a} AND {b}",
        f"{a} -{b}",
        f"{a} NOT {b}",
        f"({a} OR {b}) AND policy",
        f"{a[:5]}* {b}",
        f"title:{a}",
        f"{a} country:Angola",
    )
    return _asking(chance.choice(forms))


def _arranged(chance: random.Random) -> Parameters:
    arrangement = (("sort", NEWEST), ("sort", OLDEST), ("sort", TITLE), ("page", "2"))
    return [*_few(chance), chance.choice(arrangement)]


def _filters_alone(chance: random.Random) -> Parameters:
    return _filters(chance, 2)


KINDS: tuple[tuple[Callable[[random.Random], Parameters], int], ...] = (
    (_few, 22),
    (_many, 15),
    (_one, 12),
    (_phrase, 10),
    (_sentence, 8),
    (_filtered, 13),
    (_with_years, 6),
    (_with_syntax, 6),
    (_misspelt, 4),
    (_arranged, 3),
    (_filters_alone, 1),
)


def _asking(text: str) -> Parameters:
    return [("q", text)]


def _any_language(chance: random.Random) -> Language:
    return language(chance.choices(list(SHARES), weights=SHARES.values())[0])


def _words(chance: random.Random, number: int) -> str:
    """Words of the subject, and now and then a frequent or a rare one."""
    spoken = _any_language(chance)
    wells = (spoken.topical, spoken.topical, spoken.words[:40], spoken.rare[:2000])
    return spoken.joiner.join(chance.choice(chance.choice(wells)) for _ in range(number))


def _filters(chance: random.Random, number: int) -> Parameters:
    names = chance.sample(list(FILTERS), number)
    return [(name, chance.choice(FILTERS[name])) for name in names]
