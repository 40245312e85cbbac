"""What a run of the benchmark is told on its command line."""

import argparse
from dataclasses import dataclass
from pathlib import Path

COUNTS = (
    ("papers", 5_000, "papers in the library"),
    ("pages", 10, "pages of a paper's file"),
    ("queries", 200, "different searches"),
    ("rounds", 3, "times that each of them is asked"),
)


@dataclass(frozen=True)
class Options:
    """`compare_with` is the size of the smaller library, 0 for none; `folder` outlives the run."""

    papers: int
    pages: int
    queries: int
    rounds: int
    compare_with: int
    folder: Path | None
    write: bool


def read_options(words: list[str] | None = None) -> Options:
    """The options of the command line, or of `words`; a wrong one ends the program and says why."""
    parser = argparse.ArgumentParser(
        prog="make bench",
        description="Measures the speed of the search; options go into ARGS.",
    )
    for name, default, meaning in COUNTS:
        parser.add_argument(
            f"--{name}", type=_positive, default=default, help=f"{meaning} ({default})"
        )
    parser.add_argument(
        "--compare-with",
        type=int,
        metavar="PAPERS",
        help="size of the smaller library that the large one is compared with, 0 for none; "
        "a tenth unless given",
    )
    parser.add_argument(
        "--folder",
        type=Path,
        help="keep the SQLite libraries there, for another run of the same size; otherwise "
        "nothing is kept",
    )
    parser.add_argument("--write", action="store_true", help="record it in benchmarks/RESULTS.md")
    arguments = parser.parse_args(words)
    if arguments.compare_with is None:
        arguments.compare_with = arguments.papers // 10
    if not 0 <= arguments.compare_with < arguments.papers:
        parser.error("--compare-with must be a smaller number than --papers")
    return Options(**vars(arguments))


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} is not a number from 1")
    return number
