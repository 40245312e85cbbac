"""Figures into the report: a table each, and the aims that they answer."""

from benchmarks.aims import Aim
from benchmarks.index_size import Sizes
from benchmarks.latency import ONE, Crowd, Timings
from benchmarks.memory import Memory, sum_of
from benchmarks.rebuild_latency import Disturbance
from benchmarks.rebuild_rate import CHUNK, THREADS, Rates
from benchmarks.report import LATENCY_HEADER, Report, latency_row
from benchmarks.request_counts import Counts
from benchmarks.table import Table
from benchmarks.wagtail_backend import Comparison

PAGE, API, RAW, BARE = "search page", "JSON API", "raw Elasticsearch", "raw, without passages"
SLOWER, ADDED = 1.3, 15.0  # the page's p95 against raw: times, and milliseconds more
KB, MB = 1_000, 1_000_000


def report_latency(report: Report, by_crowd: dict[Crowd, dict[str, Timings]]) -> None:
    """`by_crowd` maps who asked to the timings of what they asked."""
    rows = []
    for crowd, timings in by_crowd.items():
        rows += [latency_row(name, crowd, each) for name, each in timings.items()]
        if PAGE in timings:
            report.aims.append(_page_aim(crowd, timings[PAGE], timings[RAW]))
        if BARE in timings:
            what = f"Elasticsearch body, with to without passages, {crowd}"
            report.compare(what, timings[RAW], timings[BARE], limit=2.5)
    note = (
        "Users ask one search after the other, over connections kept open; what is asked takes "
        "turns, round by round. Without pauses they keep every core busy at all times, and a "
        "search waits for those before it; with pauses each reads about a second in between. Raw "
        "is the body that the site sends for the same search. Degraded answers came from the "
        "database, because Elasticsearch took too long."
    )
    report.tables.append(Table("Latency", LATENCY_HEADER, rows, note))


def report_growth(report: Report, times: float, small: Timings, large: Timings) -> None:
    report.compare(f"search page, {times:.0f} times the papers", large, small, limit=2.0)
    rows = [latency_row("smaller library", ONE, small), latency_row("whole library", ONE, large)]
    note = "The search page of two sites on the same Elasticsearch, by turns."
    report.tables.append(Table("Growth", LATENCY_HEADER, rows, note))


def report_requests(report: Report, counts: list[Counts]) -> None:
    by_name = {each.name: each for each in counts}
    few, many = by_name["words, 1 a page"], by_name["words, 50 a page"]
    most = max(each.elasticsearch for each in counts)
    report.aims.append(Aim("Elasticsearch requests a result page", most, 2, unit=""))
    report.aims.append(
        Aim("SQL queries of a page of 50 hits, to those of 1 hit", many.sql, few.sql, unit="")
    )
    rows = [[each.name, str(each.hits), str(each.elasticsearch), str(each.sql)] for each in counts]
    header = ("search page", "hits shown", "Elasticsearch requests", "SQL queries")
    report.tables.append(Table("Requests for one page of results", header, rows))


def report_wagtail(report: Report, found: Comparison, *, papers: int, pages: int) -> None:
    rows = [
        latency_row("this site's search, passages and facets", ONE, found.ours),
        latency_row("Wagtail's backend, papers without their files", ONE, found.papers),
        latency_row("Wagtail's backend, papers and pages of files", ONE, found.papers_and_pages),
    ]
    note = (
        "Searches with words, in one process and without a template, the database included. "
        "Wagtail's lists come without passages, page numbers, facets and languages; filters and "
        f"syntax are left out of what it is asked. Its indices took {found.papers_built:.0f} s "
        f"for {papers} papers and {found.pages_built:.0f} s for {pages} pages of files."
    )
    title = "Wagtail's own Elasticsearch backend on the same papers"
    report.tables.append(Table(title, LATENCY_HEADER, rows, note))


def report_disturbance(report: Report, found: Disturbance) -> None:
    report.compare("search page, during a rebuild to quiet", found.during, found.quiet, limit=1.3)
    rows = [
        latency_row("before and after", ONE, found.quiet),
        latency_row("during the rebuild", ONE, found.during),
    ]
    note = f"The search page while `manage.py search_rebuild` runs, for {found.seconds:.0f} s."
    report.tables.append(Table("Search during a rebuild", LATENCY_HEADER, rows, note))


def report_rates(report: Report, rates: Rates) -> None:
    report.aims.append(Aim("rebuild rate to raw parallel_bulk", rates.ratio, 0.7, at_least=True))
    rows = [
        ["rebuild, from the database", _seconds(rates.rebuild), f"{rates.rebuild_rate:.1f}"],
        ["parallel_bulk, documents ready", _seconds(rates.raw), f"{rates.raw_rate:.1f}"],
        ["making the documents only", _seconds([rates.made]), _rate(rates.documents, rates.made)],
    ]
    note = (
        f"{rates.documents} documents, raw before and after; rates by the median. parallel_bulk "
        f"has {THREADS} threads and {CHUNK} documents a request; both make a new index first."
    )
    header = ("how", "seconds", "papers a second")
    report.tables.append(Table("Rebuilding the index", header, rows, note))


def report_sizes(report: Report, sizes: Sizes) -> None:
    rows = [
        ["index", f"{sizes.index / MB:.1f}", f"{sizes.index / sizes.pages / KB:.2f}"],
        ["database", f"{sizes.database / MB:.1f}", f"{sizes.database / sizes.pages / KB:.2f}"],
    ]
    note = (
        f"{sizes.pages} pages of files with {sizes.letters / sizes.pages:.0f} letters each; "
        "abstracts and descriptions are counted with them."
    )
    header = ("what", "MB", "kB a page of a file")
    report.tables.append(Table("Size on the disk", header, rows, note))


def report_memory(report: Report, memories: list[Memory], *, whole: bool) -> None:
    """`whole` says whether Elasticsearch is among the processes."""
    total = sum_of(memories, "pss")
    if whole:
        report.aims.append(Aim("memory of the whole stack", total, 4096, unit="MB"))
    rows = [[each.name, *_megabytes(each.rss, each.pss, each.own, each.peak)] for each in memories]
    sums = _megabytes(total, sum_of(memories, "own"))
    rows.append(["together", "", *sums, ""])
    note = (
        "PSS divides shared memory among those that share it; own leaves out the files of the "
        "index that Elasticsearch maps and the system takes back when it needs the room. "
        "The aim is asked of 50,000 papers."
    )
    header = ("process", "RSS MB", "PSS MB", "own MB", "peak RSS MB")
    report.tables.append(Table("Memory, after a rebuild", header, rows, note))


def _page_aim(crowd: Crowd, page: Timings, raw: Timings) -> Aim:
    floor = raw.percentile(95)
    return Aim(
        what=f"search page p95, {crowd}",
        figure=page.percentile(95),
        limit=SLOWER * floor + ADDED,
        unit="ms",
        why=f"{SLOWER} x {floor:.1f} + {ADDED:.0f}",
    )


def _seconds(rounds: list[float]) -> str:
    return ", ".join(f"{each:.1f}" for each in rounds)


def _rate(number: int, seconds: float) -> str:
    return f"{number / seconds:.1f}"


def _megabytes(*figures: float) -> list[str]:
    return [f"{figure:.0f}" for figure in figures]
