"""What the benchmark makes of its figures: percentiles, ratios, verdicts, the file of results."""

from benchmarks.aims import Aim
from benchmarks.latency import Timings
from benchmarks.report import Report
from benchmarks.results_file import record
from benchmarks.table import Table


def test_a_percentile_is_the_time_within_which_that_share_of_the_answers_came():
    timings = Timings([float(number) for number in range(100, 0, -1)])
    assert timings.percentile(50) == 51
    assert timings.percentile(95) == 96
    assert timings.percentile(99) == 100


def test_an_aim_says_by_how_much_it_is_missed():
    assert Aim("latency", 1.2, 1.3).verdict == "ok"
    assert Aim("latency", 2.6, 1.3).verdict == "missed by 100%"
    assert Aim("rate", 0.7, 0.7, at_least=True).verdict == "ok"
    assert Aim("rate", 0.35, 0.7, at_least=True).verdict == "missed by 50%"


def test_two_latencies_are_compared_at_the_median_and_at_the_slow_end():
    report = Report()
    report.compare("page", Timings([2.0] * 50 + [9.0] * 50), Timings([1.0] * 100), limit=2.5)
    assert [(aim.what, aim.figure) for aim in report.aims] == [("page, p50", 9), ("page, p95", 9)]
    assert "Aims: 0 of 2 met" in str(report)


def test_a_table_is_markdown():
    table = Table("Size", ("what", "MB"), [("index", "7.5"), ("database", "12.0")])
    assert str(table).splitlines()[2:6] == [
        "| what     |   MB |",
        "| -------- | ---: |",
        "| index    |  7.5 |",
        "| database | 12.0 |",
    ]


def test_a_new_run_replaces_the_section_of_its_size_only(tmp_path):
    path = tmp_path / "RESULTS.md"
    record("5,000 papers", "### Aims\n\nfirst", path=path)
    record("50,000 papers", "### Aims\n\nlarge", path=path)
    record("5,000 papers", "### Aims\n\nsecond", path=path)
    text = path.read_text()
    assert "first" not in text
    assert text.index("## 5,000 papers\n\n### Aims\n\nsecond") < text.index("## 50,000 papers")
    assert "### Aims\n\nlarge" in text
