"""PaperList: a file that lists papers, read row by row with the line each row begins at."""

import csv
import gzip
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from research.imports.refusal import ListUnreadable

COLUMNS = (
    *("external_id", "title", "abstract", "authors", "date", "language", "kind"),
    *("topics", "sdgs", "countries", "keywords", "doi", "file", "text"),
)
REQUIRED = ("external_id", "title")
DELIMITERS = (",", ";", "\t")
LONGEST_CELL = 2**31 - 1  # characters; the csv module's own limit is 131,072

CSV, JSONL, JSONL_GZ = ".csv", ".jsonl", ".jsonl.gz"

QUOTES_WRONG = (
    "the quotation marks do not match; a cell with a separator, a quotation mark or a line break "
    "stands in quotation marks, and each quotation mark inside it is doubled"
)


@dataclass(frozen=True)
class ListedRow:
    """One row: column name to the cell as the list has it; `problem` where it is no row at all."""

    line: int
    values: dict[str, Any] = field(default_factory=dict)
    problem: str = ""

    @property
    def external_id(self) -> str:
        """To be shown, as the cell has it; "" where there is none."""
        return str(self.values.get("external_id") or "").strip()


class PaperList:
    """Opening reads the file through once, so that no row goes in from a list that ends in noise.

    Raises ListUnreadable. `lines` counts the file's lines, for a progress bar. `unknown_columns`
    has the names met so far that are not in COLUMNS.
    """

    def __init__(self, path: Path):
        self.path = path
        self.format = _format(path)
        self.lines = self._count_lines()
        self.delimiter, self.columns = self._header() if self.format == CSV else (None, [])
        self.unknown_columns: list[str] = []

    def rows(self) -> Iterator[ListedRow]:
        """Yield the rows in order, one in memory at a time; blank lines are no rows."""
        with self._open() as file:
            for row in self._csv_rows(file) if self.format == CSV else _json_rows(file):
                unknown = row.values.keys() - set(COLUMNS) - set(self.unknown_columns)
                self.unknown_columns += sorted(unknown)
                yield row

    def _open(self) -> TextIO:
        # "utf-8-sig" leaves out the mark that spreadsheets put at the beginning.
        if self.format == JSONL_GZ:
            return gzip.open(self.path, "rt", encoding="utf-8-sig", newline="")
        return self.path.open(encoding="utf-8-sig", newline="")

    def _count_lines(self) -> int:
        if not self.path.is_file():
            raise ListUnreadable(f"{self.path} is not a file.")
        try:
            with self._open() as file:
                lines = sum(1 for _ in file)
        except UnicodeDecodeError as error:
            raise ListUnreadable(
                f"{self.path} is not written in UTF-8. Save it again with that encoding "
                "(“CSV UTF-8” in a spreadsheet)."
            ) from error
        except (gzip.BadGzipFile, zlib.error, EOFError) as error:
            raise ListUnreadable(f"{self.path} is damaged: gzip cannot unpack it.") from error
        except OSError as error:
            raise ListUnreadable(f"{self.path} cannot be read: {error.strerror}.") from error
        if not lines:
            raise ListUnreadable(f"{self.path} is empty.")
        return lines

    def _header(self) -> tuple[str, list[str]]:
        """The delimiter under which the first line names most columns, and these names."""
        headers = {delimiter: self._first_line(delimiter) for delimiter in DELIMITERS}
        delimiter = max(headers, key=lambda key: len(set(COLUMNS).intersection(headers[key])))
        columns = headers[delimiter]
        if missing := [column for column in REQUIRED if column not in columns]:
            raise ListUnreadable(
                f"The first line of {self.path} must name the columns, {' and '.join(missing)} "
                f"among them. The columns are: {', '.join(COLUMNS)}."
            )
        if twice := sorted({column for column in columns if column and columns.count(column) > 1}):
            raise ListUnreadable(f"The first line of {self.path} names {twice[0]} twice.")
        return delimiter, columns

    def _first_line(self, delimiter: str) -> list[str]:
        with self._open() as file:
            try:
                cells = next(self._reader(file, delimiter), [])
            except csv.Error:
                cells = []
        return [_column(cell) for cell in cells]

    def _reader(self, file: TextIO, delimiter: str):
        csv.field_size_limit(LONGEST_CELL)
        # Strict: a quotation mark that is never closed would make one cell of all that follows.
        return csv.reader(file, delimiter=delimiter, strict=True)

    def _csv_rows(self, file: TextIO) -> Iterator[ListedRow]:
        reader = self._reader(file, self.delimiter)
        next(reader)
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield ListedRow(line, problem=self._csv_problem(line, reader.line_num))
                continue
            if any(cell.strip() for cell in cells):
                yield self._csv_row(line, cells)

    def _csv_row(self, line: int, cells: list[str]) -> ListedRow:
        if len(cells) > len(self.columns):
            problem = f"{len(cells)} cells, but the first line names {len(self.columns)} columns"
            return ListedRow(line, problem=f"{problem}; {QUOTES_WRONG}")
        cells += [""] * (len(self.columns) - len(cells))
        named = zip(self.columns, cells, strict=True)
        return ListedRow(line, {column: cell for column, cell in named if column})

    def _csv_problem(self, line: int, last: int) -> str:
        if last > line:
            return f"{QUOTES_WRONG}; lines {line} to {last} were left out"
        return QUOTES_WRONG


def _format(path: Path) -> str:
    name = path.name.lower()
    for ending in (JSONL_GZ, JSONL, CSV):
        if name.endswith(ending):
            return ending
    raise ListUnreadable(
        f"{path} is no list of papers: its name ends in .csv, .jsonl or .jsonl.gz."
    )


def _column(name: str) -> str:
    """The column meant: "External ID" is external_id."""
    return re.sub(r"[\s-]+", "_", name.strip().lower())


def _json_rows(file: TextIO) -> Iterator[ListedRow]:
    for number, line in enumerate(file, start=1):
        if line.strip():
            yield _json_row(number, line)


def _json_row(number: int, line: str) -> ListedRow:
    try:
        values = json.loads(line)
    except json.JSONDecodeError as error:
        return ListedRow(number, problem=f"not valid JSON: {error.msg} at character {error.colno}")
    except (ValueError, RecursionError):
        return ListedRow(number, problem="not valid JSON: a number or a nesting without end")
    if not isinstance(values, dict):
        return ListedRow(
            number, problem='a row is a JSON object such as {"external_id": "A1", ...}'
        )
    return ListedRow(number, {_column(name): value for name, value in values.items()})
