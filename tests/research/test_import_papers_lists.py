"""Importing papers: the files that lists come in, good and bad."""

import csv
import gzip
import io
import sys

import pytest

from research.imports.paper_list import PaperList
from research.imports.refusal import ListUnreadable
from tests.research.import_site import paper, paper_row, run, short_row, write_csv, write_jsonl


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_csv_with_either_delimiter_with_or_without_a_mark(network, tmp_path, delimiter, encoding):
    path = write_csv(tmp_path, [paper_row()], delimiter=delimiter, encoding=encoding)
    assert run(path).summary == "created 1, updated 0, unchanged 0, bad 0"
    assert paper().topics.count() == 2
    assert paper().authors.count() == 2


def test_a_compressed_list_is_read_like_a_plain_one(network, tmp_path):
    rows = [short_row(1), short_row(2)]
    path = write_jsonl(tmp_path, rows, name="papers.jsonl.gz")
    assert run(path).summary == "created 2, updated 0, unchanged 0, bad 0"


def test_columns_are_known_in_any_letter_case_and_order(network, tmp_path):
    path = tmp_path / "PAPERS.CSV"
    path.write_text("Title;External ID;KEYWORDS\nPorts;A-1;a|b\n")
    assert run(path).code == 0
    assert paper().keywords == "a; b"


def test_unknown_columns_are_left_out_with_a_warning(network, tmp_path):
    result = run(write_csv(tmp_path, [short_row(1, pages="12", shelf="B"), short_row(2)]))
    assert result.code == 0
    assert result.err.splitlines() == [
        "The column “pages” is not known and was left out.",
        "The column “shelf” is not known and was left out.",
    ]


def test_a_cell_longer_than_csv_allows_by_itself_goes_in(network, tmp_path):
    text = "harbour " * 40_000
    csv.field_size_limit(131_072)
    assert run(write_csv(tmp_path, [short_row(1, text=text)])).code == 0
    assert len(paper("S-1").text) == len(text.strip())


def test_blank_lines_are_no_rows(network, tmp_path):
    path = tmp_path / "papers.csv"
    path.write_text("external_id,title\n\nA-1,Ports\n,\n\n")
    assert run(path).summary == "created 1, updated 0, unchanged 0, bad 0"


def test_a_list_without_rows_is_no_error(network, tmp_path):
    path = tmp_path / "papers.csv"
    path.write_text("external_id,title\n")
    result = run(path)
    assert (result.code, result.summary) == (0, "created 0, updated 0, unchanged 0, bad 0")


def _bad_lists(folder):
    damaged = gzip.compress(b'{"external_id": "A-1", "title": "Ports"}\n' * 50)[:-20]
    yield "missing.csv", None, "missing.csv is not a file."
    yield "papers.xlsx", b"PK", "its name ends in .csv, .jsonl or .jsonl.gz"
    yield "empty.csv", b"", "empty.csv is empty."
    yield "latin.csv", "external_id,title\nA-1,Café\n".encode("latin-1"), "not written in UTF-8"
    yield "wide.csv", "external_id,title\nA-1,Ports\n".encode("utf-16"), "not written in UTF-8"
    yield "plain.jsonl.gz", b'{"external_id": "A-1"}\n', "is damaged: gzip cannot unpack it."
    yield "cut.jsonl.gz", damaged, "is damaged: gzip cannot unpack it."
    yield "headless.csv", b"A-1,Ports\n", "must name the columns, external_id and title among them"
    yield "untitled.csv", b"external_id,name\nA-1,Ports\n", "title among them"
    yield "twice.csv", b"external_id,title,Title\nA-1,Ports,Roads\n", "names title twice"


@pytest.mark.parametrize("number", range(10))
def test_a_list_that_cannot_be_read_is_one_sentence_and_nothing_goes_in(tmp_path, number):
    name, content, sentence = list(_bad_lists(tmp_path))[number]
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ListUnreadable) as refusal:
        PaperList(path)
    assert sentence in str(refusal.value)


def test_noise_at_the_end_keeps_the_rows_before_it_out(network, tmp_path):
    path = write_csv(tmp_path, [short_row(number) for number in range(60)])
    path.write_bytes(path.read_bytes() + "S-60,Café\n".encode("latin-1"))
    result = run(path)
    assert result.code == 1
    assert "is not written in UTF-8" in result.err
    assert not network.get_children().exists()


def test_a_folder_is_not_a_list(network, tmp_path):
    (tmp_path / "papers.csv").mkdir()
    assert run(tmp_path / "papers.csv").err.endswith("papers.csv is not a file.")


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_terminal_sees_the_progress_and_a_file_does_not(network, tmp_path, monkeypatch, capsys):
    path = write_csv(tmp_path, [short_row(number) for number in range(3)])
    run(path)
    assert capsys.readouterr().err == ""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    run(path)
    assert "100%" in terminal.getvalue()
    assert "4/4" in terminal.getvalue()
