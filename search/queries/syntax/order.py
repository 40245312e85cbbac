"""Puts tokens in order: every parenthesis with a partner, every operator with its operands."""

from collections.abc import Iterable

from search.queries.syntax.tokens import OPERANDS, Kind, Token

MOST_NESTED = 5  # parentheses; each may cost three of the 30 levels that Elasticsearch allows
_STARTS = {*OPERANDS, Kind.OPEN}
_ENDS = {*OPERANDS, Kind.CLOSE}


def balanced(tokens: list[Token]) -> list[Token]:
    """Parentheses without a partner, without content or nested too deeply become noise."""
    kept = list(tokens)
    opened: list[int] = []
    last_operand = -1
    for place, token in enumerate(tokens):
        if token.kind in OPERANDS:
            last_operand = place
        elif token.kind is Kind.OPEN:
            opened.append(place)
        elif token.kind is Kind.CLOSE:
            start = opened.pop() if opened else place
            if last_operand < start:  # "operations research (OR)"
                _silence(kept, range(start, place + 1))
            elif len(opened) >= MOST_NESTED:
                _silence(kept, (start, place))
    _silence(kept, opened)
    return kept


def _silence(tokens: list[Token], places: Iterable[int]) -> None:
    for place in places:
        if tokens[place].kind is not Kind.NOISE:
            tokens[place] = tokens[place].as_noise


def settled(tokens: list[Token]) -> list[Token]:
    """Operators without something on each side that they need are left out."""
    kept = list(tokens)
    for place in reversed(range(len(kept))):
        token = kept[place]
        after = kept[place + 1].kind if place + 1 < len(kept) else None
        before = kept[place - 1].kind if place else None
        lonely = token.kind is Kind.NOT and after not in _STARTS
        if token.kind in (Kind.AND, Kind.OR):
            lonely = before not in _ENDS or after not in {*_STARTS, Kind.NOT}
        if lonely:
            kept[place] = token.left_out
    return kept
