"""Figures as a table that reads well in a terminal and is a table in Markdown."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """`rows` are cells as text, the first one a name; `note` stands below."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""

    def __str__(self) -> str:
        columns = list(zip(self.header, *self.rows, strict=True))
        widths = [max(map(_width, column)) for column in columns]
        rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
        lines = [_line(row, widths) for row in (self.header, rule, *self.rows)]
        note = ["", self.note] if self.note else []
        return "\n".join([f"### {self.title}", "", *lines, *note, ""])


def _line(cells: Sequence[str], widths: list[int]) -> str:
    first = cells[0] + " " * (widths[0] - _width(cells[0]))
    rest = [
        " " * (width - _width(cell)) + cell
        for cell, width in zip(cells[1:], widths[1:], strict=True)
    ]
    return f"| {' | '.join([first, *rest])} |"


def _width(text: str) -> int:
    return sum(not unicodedata.combining(sign) for sign in text)
