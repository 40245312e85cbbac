"""How a query is meant: signs that a person cannot have meant as signs become words or noise."""

import re
from dataclasses import replace

from search.queries.syntax.tokens import CLOSE_WRITTEN, OPERANDS, QUOTES, Kind, Token

LONG_TEXT = 8  # words, beside those that operators join
FEWEST_ASKED = 2  # words that make a question mark at the end a question
_QUESTION = re.compile(rf"[?？؟][\s.!)）{QUOTES}]*$")
_BINARY = {Kind.AND, Kind.OR}


def as_meant(source: str, tokens: list[Token]) -> list[Token]:
    """The same tokens, with fewer signs; the rules stand in the head of the package."""
    if _is_shouted(tokens):
        tokens = [token.as_noise if token.is_spelt_operator else token for token in tokens]
    loose = _loose_words(tokens)
    if loose >= FEWEST_ASKED and is_question(source):
        tokens = [token.as_noise if token.is_operator else token for token in tokens]
        return [_wished_for(token) for token in tokens]
    if loose >= LONG_TEXT:
        tokens = [_wished_for(token) for token in _without_dashes(tokens)]
    return _without_contradictions(tokens)


def is_question(source: str) -> bool:
    """Whether the text ends in a question mark of any script."""
    return bool(_QUESTION.search(source))


def _is_shouted(tokens: list[Token]) -> bool:
    words = "".join(token.text for token in tokens if not token.is_operator)
    letters = [sign for sign in words if sign.isalpha()]
    return bool(letters) and all(sign.isupper() for sign in letters)


def _loose_words(tokens: list[Token]) -> int:
    """How many words stand side by side without AND, OR or NOT between them."""
    count = 0
    neighbours = zip([None, *tokens], tokens, [*tokens[1:], None], strict=False)
    for before, token, after in neighbours:
        joined = (before and before.is_spelt_operator) or (after and after.kind in _BINARY)
        if token.kind is Kind.WORD and not joined:
            count += max(1, len(CLOSE_WRITTEN.findall(token.text)) // 2)
    return count


def _wished_for(token: Token) -> Token:
    if token.kind is Kind.PREFIX:
        return replace(token, kind=Kind.WORD)
    return replace(token, required=False) if token.kind is Kind.PHRASE else token


def _without_dashes(tokens: list[Token]) -> list[Token]:
    """NOT and the minus mean something only where no word that is wanted follows."""
    kept: list[Token] = []
    wanted_follows = False
    for place in reversed(range(len(tokens))):
        token, before = tokens[place], tokens[place - 1] if place else None
        if token.kind is Kind.WORD and not (before and before.kind is Kind.NOT):
            wanted_follows = True
        is_dash = token.kind is Kind.NOT and wanted_follows
        kept.append(token.as_noise if is_dash else token)
    return kept[::-1]


def _without_contradictions(tokens: list[Token]) -> list[Token]:
    """A minus before a word that is asked for as well is a dash: "South -South cooperation"."""
    pairs = list(zip([None, *tokens], tokens, strict=False))
    asked = {
        token.text.casefold()
        for before, token in pairs
        if token.kind in OPERANDS and not (before and before.kind is Kind.NOT)
    }
    kept = list(tokens)
    for place, (before, token) in enumerate(pairs):
        if before and before.is_minus and token.text.casefold() in asked:
            kept[place - 1] = before.as_noise
    return kept
