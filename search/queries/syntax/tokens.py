"""The visitor's text cut into words, phrases and signs; what they mean is decided elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from search.queries.syntax.years import read_years

QUOTES = '"“”„‟«»「」『』＂'
FIELDS = ("title", "author", "topic", "country", "year")
SHORTEST_PREFIX = 2  # letters; one letter would be half the dictionary
# Written without spaces: two signs make about one word, and one sign is enough for a prefix.
CLOSE_WRITTEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


class Kind(Enum):
    WORD = auto()
    PHRASE = auto()
    PREFIX = auto()
    FIELD = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    NOISE = auto()


OPERANDS = {Kind.WORD, Kind.PHRASE, Kind.PREFIX, Kind.FIELD}
OPERATORS = {Kind.AND, Kind.OR, Kind.NOT}
SPELT = {"AND": Kind.AND, "OR": Kind.OR, "NOT": Kind.NOT}


@dataclass(frozen=True)
class Token:
    """`text` from `start` of the source; a field's text is its name, what it asks is `value`."""

    kind: Kind
    text: str
    start: int
    value: "Token | None" = None
    required: bool = True

    @property
    def is_operator(self) -> bool:
        return self.kind in OPERATORS

    @property
    def is_minus(self) -> bool:
        return self.kind is Kind.NOT and self.text == "-"

    @property
    def is_spelt_operator(self) -> bool:
        return self.is_operator and not self.is_minus

    @property
    def as_noise(self) -> "Token":
        """Of AND, OR and NOT the word stays; of a minus and a parenthesis nothing."""
        return replace(self, kind=Kind.NOISE, text=self.text if has_letters(self.text) else "")

    @property
    def left_out(self) -> "Token":
        return replace(self, kind=Kind.NOISE, text="")


_RUN = re.compile(rf"[^\s{QUOTES}]*")
_QUOTED = re.compile(rf"[{QUOTES}][^{QUOTES}]+[{QUOTES}]")
_BEGINS = r"(?<![^\s(（\-])"
_TOKEN = re.compile(
    rf"(?P<phrase>{_QUOTED.pattern})"
    rf"|{_BEGINS}(?P<field>{'|'.join(FIELDS)})[:：](?=[^\s(（])"
    rf"|(?<![^\s(（])(?P<minus>-)(?=[^\W\d_]|[{QUOTES}(（])"
    rf"|{_BEGINS}(?P<open>[(（])"
    r"|(?P<close>[)）])"
    rf"|(?P<word>[^\s{QUOTES}]+)",
    re.IGNORECASE,
)
_UNKNOWN_FIELD = re.compile(r"(?<=[^\W\d_]):(?=\w)")


def scan(source: str) -> Iterator[Token]:
    """Cut `source` from left to right. A quotation mark without a partner is left out."""
    place = 0
    while found := _TOKEN.search(source, place):
        if found.lastgroup == "field" and (field := _field(source, found)):
            token, place = field
        elif found.lastgroup in ("word", "field"):
            run = _run(source, found.start())
            token, place = _word(run, found.start()), found.start() + len(run)
        else:
            token, place = _sign(found), found.end()
        yield token


def has_letters(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _run(source: str, start: int) -> str:
    """The signs up to a space, a quotation mark or a parenthesis that closes one before them."""
    run, depth = _RUN.match(source, start)[0], 0
    for place, sign in enumerate(run):
        depth += (sign in "(（") - (sign in ")）")
        if depth < 0:
            return run[:place]
    return run


def _sign(found: re.Match) -> Token:
    kinds = {"phrase": Kind.PHRASE, "open": Kind.OPEN, "close": Kind.CLOSE, "minus": Kind.NOT}
    kind = kinds[found.lastgroup]
    if kind is Kind.PHRASE:
        return _phrase(found[0], found.start())
    return Token(kind, found[0], found.start())


def _phrase(quoted: str, start: int) -> Token:
    kind = Kind.PHRASE if has_letters(quoted) else Kind.NOISE
    return Token(kind, quoted[1:-1], start + 1)


def _word(run: str, start: int) -> Token:
    if run in SPELT:
        return Token(SPELT[run], run, start)
    begun = run.rstrip("*")
    if begun != run and _is_prefix(begun):
        return Token(Kind.PREFIX, begun, start)
    kind = Kind.WORD if has_letters(run) else Kind.NOISE
    return Token(kind, _UNKNOWN_FIELD.sub(" ", run), start)


def _is_prefix(text: str) -> bool:
    if "*" in text or not text[-1:].isalnum():
        return False
    last = re.split(r"[\W_]+", text)[-1]
    return len(last) >= SHORTEST_PREFIX or bool(CLOSE_WRITTEN.match(last))


def _field(source: str, found: re.Match) -> tuple[Token, int] | None:
    """A field with its value and where they end; None where no value fits."""
    name, start = found["field"].lower(), found.end()
    if quoted := _QUOTED.match(source, start):
        value, end = _phrase(quoted[0], start), quoted.end()
    else:
        run = _run(source, start)
        value, end = _word(run.rstrip(",;،؛，；"), start), start + len(run)
    fits = read_years(value.text.strip()) if name == "year" else value.kind in OPERANDS
    return (Token(Kind.FIELD, name, found.start(), value), end) if fits else None
