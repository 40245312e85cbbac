"""Misspelt words: what the term suggester is asked, and its answer put into the visitor's text.

Measured on 30 misspelt and 30 correct queries in three languages: words missing from one unstemmed
field of all languages, 28 right and no false alarm; a suggester of phrases finds fewer, and one
that also corrects words in use alarms at most correct queries.

A question or a long text has many words and nearly always one that the dictionary lacks, so there
less is corrected:

                        letters changed     of how many at least
a few words             1, 2                4, 7
question, long text     1                   5
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from search.queries.query_text import LONGEST_QUERY, QueryText
from search.queries.syntax.manner import LONG_TEXT, is_question
from search.queries.syntax.tree import Field, Leaf, Phrase, Word, wanted

NAME = "did_you_mean"
MOST_CHECKED = 20  # words of a query
OPTIONS = {
    "field": "words",
    "suggest_mode": "missing",
    "prefix_length": 1,
    "min_word_length": 4,
    "size": 5,
}
SMALLEST_LIKENESS = 0.7  # 1 - (letters changed) / (letters of the shorter word)
MOST_CHANGED, MOST_CHANGED_IN_PROSE = 2, 1  # letters; two that changed places count as one
SHORTEST_IN_PROSE = 5  # letters
MOST_CORRECTED = 3  # words
SHORT_NAME = 5  # capitals that are rather an abbreviation than a word
SPELT_FIELDS = ("title", "topic", "author")
# Without the French article before it; with apostrophes and accents typed as signs of their own,
# such as hardly any dictionary holds.
_WORD = re.compile(
    r"(?:\b(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['’])?(\w[\w\u0300-\u036f'’]*)", re.IGNORECASE
)
_ADDRESS = re.compile(r"[@/]|\w\.\w")


@dataclass(frozen=True)
class Replacement:
    """One word as it was `typed` at `start` of the query, and as it was probably `meant`."""

    start: int
    typed: str
    meant: str


@dataclass(frozen=True)
class Correction:
    source: str
    replacements: tuple[Replacement, ...]

    @property
    def q(self) -> str:
        """The query with all of them replaced; operators, quotes and other words as typed."""
        text = self.source
        for each in sorted(self.replacements, key=lambda each: -each.start):
            text = text[: each.start] + each.meant + text[each.start + len(each.typed) :]
        return text

    def only(self, replacements: tuple[Replacement, ...]) -> "Correction":
        return replace(self, replacements=replacements)


def did_you_mean_body(query: QueryText) -> dict:
    """The `suggest` part of a search request; empty where nothing can be misspelt.

    A pasted paragraph is not corrected: the time it takes grows with its words.
    """
    text = _words_in_place(query)
    if not 0 < len(text.split()) <= MOST_CHECKED:
        return {}
    return {NAME: {"text": text, "term": OPTIONS}}


def read_suggestion(query: QueryText, suggested: Mapping | None) -> Correction | None:
    """The correction in the `suggest` part of an answer, or None where there is none."""
    if not suggested or NAME not in suggested:
        return None
    replacements = tuple(filter(None, (_replacement(query, each) for each in suggested[NAME])))
    if not 0 < len(replacements) <= MOST_CORRECTED:
        return None
    return Correction(query.source, replacements)


def without_quotes(query: QueryText) -> str | None:
    """The query with its required phrases as plain words; None where it has no such phrase."""
    signs = list(query.source)
    phrases = [leaf for leaf in wanted(query.tree) if isinstance(leaf, Phrase) and leaf.required]
    for phrase in phrases:
        signs[phrase.start - 1] = signs[phrase.start + len(phrase.text)] = " "
    return " ".join("".join(signs).split()) if phrases else None


def _words_in_place(query: QueryText) -> str:
    """Blanks but for the words that are looked for, each where it stands in the query.

    So the places in Elasticsearch's answer are places in the query. Elasticsearch counts a sign
    beyond the first 65,536 as two, and such a sign becomes one blank.
    """
    signs = [" "] * len(query.source[:LONGEST_QUERY])
    for leaf in _spelt(wanted(query.tree)):
        for word in _WORD.finditer(leaf.text):
            if not _is_code(word[1]):
                start = leaf.start + word.start(1)
                signs[start : start + len(word[1])] = word[1]
    return "".join(sign if ord(sign) <= 0xFFFF else " " for sign in signs)


def _spelt(leaves: Iterator[Leaf]) -> Iterator[Word | Phrase]:
    for leaf in leaves:
        if isinstance(leaf, Field) and leaf.name in SPELT_FIELDS:
            leaf = leaf.value
        if isinstance(leaf, Word | Phrase) and not _ADDRESS.search(leaf.text):
            yield leaf


def _is_code(word: str) -> bool:
    return not word.isalpha() or (word.isupper() and len(word) <= SHORT_NAME)


def _replacement(query: QueryText, entry: Mapping) -> Replacement | None:
    fitting = [option for option in entry["options"] if _is_near(query, entry, option)]
    if not fitting:
        return None
    best = min(fitting, key=lambda option: (_changed(entry, option), -option["freq"]))
    start, end = entry["offset"], entry["offset"] + entry["length"]
    typed = query.source[start:end]
    return Replacement(start, typed, _in_case_of(typed, best["text"]))


def _is_near(query: QueryText, entry: Mapping, option: Mapping) -> bool:
    if option["score"] < SMALLEST_LIKENESS:
        return False
    if is_question(query.source) or len(query.text.split()) >= LONG_TEXT:
        is_long_enough = len(entry["text"]) >= SHORTEST_IN_PROSE
        return is_long_enough and _changed(entry, option) <= MOST_CHANGED_IN_PROSE
    return _changed(entry, option) <= MOST_CHANGED


def _changed(entry: Mapping, option: Mapping) -> int:
    """How many letters differ, read from the likeness that Elasticsearch made of it."""
    return round((1 - option["score"]) * min(len(entry["text"]), len(option["text"])))


def _in_case_of(typed: str, meant: str) -> str:
    if typed.isupper() and len(typed) > 1:
        return meant.upper()
    return meant[:1].upper() + meant[1:] if typed[:1].isupper() else meant
