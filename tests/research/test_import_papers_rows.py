"""Importing papers: rows that are wrong are named, with the reason, and the others go in."""

import pytest

from research.models import PaperPage
from tests.research.import_site import paper, paper_row, run, short_row, write_csv, write_jsonl


def _refused(tmp_path, **cells):
    """Import a good row, a bad one and a good one; return what is said of the bad one."""
    rows = [short_row(1), paper_row(**cells), short_row(2)]
    result = run(write_csv(tmp_path, rows))
    assert result.code == 1
    assert result.summary == "created 2, updated 0, unchanged 0, bad 1"
    assert set(PaperPage.objects.values_list("external_id", flat=True)) == {"S-1", "S-2"}
    (line,) = result.err.splitlines()
    return line


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"title": " "}, "title is missing"),
        ({"title": "<p></p>"}, "title is missing"),
        ({"title": "x" * 256}, "title: Ensure this value has at most 255 characters (it has 256)."),
        (
            {"date": "May 2024"},
            "date: “May 2024” is not a date such as 2024, 2024-05 or 2024-05-31",
        ),
        ({"date": "2024-02-30"}, "date: “2024-02-30” is not a date such as"),
        ({"language": "Klingon"}, "language: there is no language “Klingon”; give its name or its"),
        (
            {"kind": "poem"},
            "kind: there is no kind of paper “poem”; there are research-paper, polic",
        ),
        ({"sdgs": "3; 18"}, "sdgs: there is no SDG “18”; give its number, 1 to 17, or its title"),
        (
            {"countries": "KE; Atlantis"},
            "countries: there is no country “Atlantis”; give its ISO 31",
        ),
        ({"doi": "doi 5"}, "doi: “doi 5” is not a DOI."),
        (
            {"authors": "A B <0000-0002-1825-0098>"},
            "authors: “0000-0002-1825-0098” is not an ORCID",
        ),
        ({"keywords": "k" * 501}, "keywords: Ensure this value has at most 500 characters"),
    ],
)
def test_a_bad_cell_is_reported_with_line_id_and_reason(network, tmp_path, cells, reason):
    assert _refused(tmp_path, **cells).startswith(f"line 3 (A-1): {reason}")


def test_an_unknown_topic_is_told_with_the_nearest_and_all_others(network, tmp_path):
    said = _refused(tmp_path, topics="trade; Climat change")
    assert "topics: there is no topic “Climat change”; did you mean “Climate change”?" in said
    assert "“Topics”: big-data, climate-change, digitalization" in said


def test_a_row_without_an_id_is_refused_since_it_could_not_be_known_again(network, tmp_path):
    assert _refused(tmp_path, external_id="  ") == "line 3: external_id is missing"


def test_all_that_is_wrong_with_a_row_is_said_at_once(network, tmp_path):
    said = _refused(tmp_path, title="", date="soon", sdgs="0; 99")
    assert "title is missing; date: “soon”" in said
    assert "no SDG “0”" in said
    assert "no SDG “99”" in said


def test_the_second_row_of_one_id_is_refused(network, tmp_path):
    rows = [short_row(1), short_row(2), short_row(1, title="Another")]
    result = run(write_csv(tmp_path, rows))
    assert result.code == 1
    assert result.err == "line 4 (S-1): external_id: line 2 has the same\n"
    assert paper("S-1").title == "Short paper 1"


def test_the_right_row_goes_in_after_a_wrong_one_of_the_same_id(network, tmp_path):
    result = run(write_csv(tmp_path, [short_row(1, date="soon"), short_row(1)]))
    assert result.summary == "created 1, updated 0, unchanged 0, bad 1"


def test_lines_are_counted_where_cells_have_several(network, tmp_path):
    rows = [short_row(1, abstract="One\nTwo\nThree"), short_row(2, abstract="", date="soon")]
    assert run(write_csv(tmp_path, rows)).err.startswith("line 5 (S-2): date")
    assert paper("S-1").abstract == "One\nTwo\nThree"


def test_a_row_with_more_cells_than_columns_is_refused(network, tmp_path):
    path = tmp_path / "papers.csv"
    path.write_text("external_id,title,date\nA-1,Ports, credit,2024\nA-2,Roads,2024\n")
    result = run(path)
    assert result.summary == "created 1, updated 0, unchanged 0, bad 1"
    assert "line 2: 4 cells, but the first line names 3 columns" in result.err


def test_a_row_with_fewer_cells_is_filled_up(network, tmp_path):
    path = tmp_path / "papers.csv"
    path.write_text("external_id,title,abstract,keywords\nA-1,Ports\n")
    assert run(path).code == 0
    assert paper().abstract == ""


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_rows_silently(network, tmp_path):
    path = tmp_path / "papers.csv"
    path.write_text('external_id,title\nA-1,Ports\nA-2,"Roads\nA-3,Rails\n')
    result = run(path)
    assert result.summary == "created 1, updated 0, unchanged 0, bad 1"
    assert result.err.startswith("line 3: the quotation marks do not match")
    assert "lines 3 to 4 were left out" in result.err


def test_a_stray_quotation_mark_costs_its_own_row_only(network, tmp_path):
    path = tmp_path / "papers.csv"
    path.write_text('external_id,title\nA-1,"Ports" and roads\nA-2,Rails\n')
    result = run(path)
    assert result.summary == "created 1, updated 0, unchanged 0, bad 1"
    assert result.err.startswith("line 2: the quotation marks do not match")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"external_id": "A-1", "title": "Ports"', "not valid JSON: "),
        ('["A-1", "Ports"]', "a row is a JSON object such as"),
        ('{"external_id": "A-1", "title": {"en": "Ports"}}', "title: must be a text"),
        ('{"external_id": ["A-1"], "title": "Ports"}', "external_id: must be a text"),
        ('{"external_id": "A-1", "title": true}', "title: must be a text"),
        ('{"external_id": "A-1", "title": null}', "title is missing"),
        (
            '{"external_id": "A-1", "title": "P", "authors": [{"orcid": ""}]}',
            "authors: an author n",
        ),
        ("[" * 100_000, "not valid JSON: a number or a nesting without end"),
    ],
)
def test_a_broken_line_of_json_is_a_bad_row(network, tmp_path, line, reason):
    result = run(write_jsonl(tmp_path, [short_row(1), "", line, short_row(2)]))
    assert result.summary == "created 2, updated 0, unchanged 0, bad 1"
    assert result.err.startswith("line 3")
    assert reason in result.err


def test_signs_that_no_database_keeps_are_taken_out(network, tmp_path):
    line = r'{"external_id": "A-1\u0000", "title": "Po\u0000rts\ud800", "text": "a\u0007b"}'
    assert run(write_jsonl(tmp_path, [line])).code == 0
    assert paper().title == "Ports"
    assert paper().text == "ab"


def test_every_row_bad_is_no_paper_and_code_one(network, tmp_path):
    result = run(write_csv(tmp_path, [short_row(n, date="x") for n in range(3)]), "--publish")
    assert (result.code, result.summary) == (1, "created 0, updated 0, unchanged 0, bad 3")
    assert not PaperPage.objects.exists()
