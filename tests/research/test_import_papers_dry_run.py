"""Importing papers: a dry run says the same and writes nothing."""

import pytest

from tests.research.import_site import everything, paper_row, run, short_row, write_csv
from tests.samples import pdf


@pytest.fixture
def list_of_all_sorts(network, tmp_path):
    """A list with a new, a changed, an unchanged and two bad rows, files among them."""
    (tmp_path / "good.pdf").write_bytes(pdf())
    (tmp_path / "bad.pdf").write_bytes(b"no pdf")
    old = [short_row(1, file=""), short_row(2, file="")]
    assert run(write_csv(tmp_path, old), "--publish").code == 0
    rows = [
        short_row(1, file=""),
        short_row(2, file="", title="New title"),
        paper_row(file="good.pdf"),
        short_row(4, file="bad.pdf"),
        short_row(5, date="soon"),
    ]
    return write_csv(tmp_path, rows)


def test_a_dry_run_writes_nothing_and_reports_the_same(list_of_all_sorts):
    before = everything()
    dry = run(list_of_all_sorts, "--publish", "--dry-run")
    assert everything() == before
    real = run(list_of_all_sorts, "--publish")
    assert everything() != before
    assert dry.summary == f"Dry run, nothing written: {real.summary}"
    assert real.summary == "created 1, updated 1, unchanged 1, bad 2"
    assert (dry.code, dry.err) == (real.code, real.err) == (1, real.err)
    assert "line 5 (S-4): file: “bad.pdf” was refused" in dry.err


def test_a_dry_run_makes_no_network(networks_index, tmp_path):
    before = everything()
    path = write_csv(tmp_path, [paper_row()])
    result = run(path, "--create-network", "--dry-run", "--publish", network="green-growth")
    assert result.code == 0
    assert result.summary.endswith("created 1, updated 0, unchanged 0, bad 0")
    assert everything() == before


def test_a_dry_run_refuses_what_a_real_one_refuses(networks_index, tmp_path):
    path = write_csv(tmp_path, [paper_row()])
    options = ["--create-network", "--dry-run"]
    assert run(path, *options, network="a b/c").code == 1
    assert run(path, "--dry-run", network="nowhere").code == 1
