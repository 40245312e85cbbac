"""The parser: tokens in, a tree out. OR binds least, then AND, then NOT."""

from search.queries.syntax.manner import as_meant
from search.queries.syntax.order import balanced, settled
from search.queries.syntax.tokens import OPERANDS, Kind, Token, scan
from search.queries.syntax.tree import (
    All,
    Either,
    Field,
    Group,
    Node,
    Noise,
    Not,
    Phrase,
    Prefix,
    Word,
    count_conditions,
)
from search.queries.syntax.years import read_years

# Leaves that a query may require or exclude; one costs up to nine clauses. With more of them the
# whole query is taken as words.
MOST_CONDITIONS = 40


def read_syntax(source: str) -> Group:
    """The tree of any text whatever; see the head of the package for the rules."""
    tokens = list(scan(source))
    tree = _tree(settled(as_meant(source, balanced(tokens))))
    structured = (*tree.required, *tree.excluded)
    if sum(map(count_conditions, structured)) > MOST_CONDITIONS:
        return _tree([_as_word(token) for token in tokens])
    return tree


def _tree(tokens: list[Token]) -> Group:
    return _Parser([token for token in tokens if token.text]).group()


def _as_word(token: Token) -> Token:
    if token.kind is Kind.FIELD:
        return Token(Kind.WORD, token.value.text, token.value.start)
    if token.kind in OPERANDS:
        return Token(Kind.WORD, token.text, token.start)
    return token.left_out


class _Parser:
    """Reads tokens that `balanced` and `settled` have put in order: nothing is missing."""

    def __init__(self, tokens: list[Token]):
        self.tokens = tokens
        self.place = 0

    def group(self) -> Group:
        """All up to the parenthesis that closes, or to the end; nested groups side by side melt."""
        parts: list[Node] = []
        while self._kind not in (None, Kind.CLOSE):
            part = self._joined(Kind.OR, Either, self._all)
            parts += part.parts if isinstance(part, Group) else [part]
        return Group(tuple(parts))

    def _all(self) -> Node:
        return self._joined(Kind.AND, All, self._one)

    def _joined(self, operator: Kind, joint: type[All | Either], operand) -> Node:
        parts = [operand()]
        while self._kind is operator:
            self.place += 1
            parts.append(operand())
        return parts[0] if len(parts) == 1 else joint(tuple(parts))

    def _one(self) -> Node:
        token = self.tokens[self.place]
        self.place += 1
        if token.kind is Kind.NOT:
            return Not(self._one())
        if token.kind is Kind.OPEN:
            inner = self.group()
            self.place += 1
            return inner.parts[0] if len(inner.parts) == 1 else inner
        return _leaf(token)

    @property
    def _kind(self) -> Kind | None:
        return self.tokens[self.place].kind if self.place < len(self.tokens) else None


def _leaf(token: Token) -> Node:
    if token.kind is Kind.FIELD:
        if token.text == "year":
            return read_years(token.value.text.strip())
        return Field(token.text, _leaf(token.value))
    if token.kind is Kind.PHRASE:
        return Phrase(token.text, token.start, token.required)
    return {Kind.WORD: Word, Kind.PREFIX: Prefix}.get(token.kind, Noise)(token.text, token.start)
