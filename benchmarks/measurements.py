"""All that is measured, in its order. Needs the settings of the large site loaded."""

import re
from contextlib import ExitStack
from subprocess import Popen

from django.template.loader import render_to_string

from benchmarks import findings
from benchmarks.bench_site import BenchSite
from benchmarks.findings import API, BARE, PAGE, RAW
from benchmarks.index_size import measure_sizes
from benchmarks.latency import ONE, Crowd, ask_all, measure_in_turn
from benchmarks.memory import memory_of
from benchmarks.options import Options
from benchmarks.preparation import Sites
from benchmarks.queries import query_strings
from benchmarks.questions import Question, Target
from benchmarks.raw_elasticsearch import raw_target, search_bodies, without_passages
from benchmarks.rebuild_latency import measure_during_rebuild
from benchmarks.rebuild_rate import measure_rates
from benchmarks.report import Report
from benchmarks.request_counts import count_requests
from benchmarks.search_engine import Engine
from benchmarks.stage_display import StageDisplay, progress_bar
from benchmarks.wagtail_backend import compare_with_wagtail
from research.models import PaperFilePage, PaperPage
from search.indices import alias_name

# Who asks, and what: each kind is asked beside those that it is compared with.
CROWDS = {
    ONE: (RAW, PAGE, API, BARE),
    Crowd(8): (RAW, BARE),
    Crowd(20): (RAW, PAGE, API),
    Crowd(20, pause=1.0): (RAW, PAGE),
}
WARM_UP = Crowd(8)
MOST_REBUILT = 3_000  # papers: a small library is rebuilt in every round, a large one once
API_DEGRADED = b'"degraded": true'


class Measurements:
    def __init__(
        self, options: Options, *, sites: Sites, engine: Engine, display: StageDisplay
    ) -> None:
        self._options = options
        self._sites = sites
        self._engine = engine
        self._display = display
        self.report = Report()
        self._asked = query_strings(options.queries)
        self._targets = self._make_targets()

    def carry_out(self) -> None:
        """Measure everything; `report` grows from stage to stage."""
        large = self._sites.large
        with ExitStack() as running:
            web = running.enter_context(large.web_server())
            worker = running.enter_context(
                large.started("manage.py", "worker", log=large.log("worker"))
            )
            self._measure_latency()
            if self._sites.small:
                self._measure_growth(self._sites.small)
            self._measure_requests()
            self._measure_wagtail()
            self._measure_disturbance()
            self._measure_memory(web, worker)
        self._measure_rates()

    def _make_targets(self) -> dict[str, Target]:
        bodies = search_bodies(self._asked)
        where = {"url": self._engine.url, "index": alias_name()}
        bare = [without_passages(body) for body in bodies]
        targets = (
            raw_target(RAW, **where, bodies=bodies),
            page_target(PAGE, self._sites.large, self._asked),
            api_target(API, self._sites.large, self._asked),
            raw_target(BARE, **where, bodies=bare),
        )
        return {target.name: target for target in targets}

    def _measure_latency(self) -> None:
        rounds, queries = self._options.rounds, self._options.queries
        kinds = sum(map(len, CROWDS.values()))
        with self._display.stage("Latency", seconds=queries * (rounds * kinds + 4) * 0.04):
            with progress_bar(queries * len(self._targets), "answers to warm up") as progress:
                for target in self._targets.values():
                    ask_all(target, WARM_UP)
                    progress(queries)
            by_crowd = {}
            with progress_bar(queries * rounds * kinds, "answers") as progress:
                for crowd, names in CROWDS.items():
                    targets = [self._targets[name] for name in names]
                    by_crowd[crowd] = measure_in_turn(
                        targets, crowd=crowd, rounds=rounds, progress=progress
                    )
        findings.report_latency(self.report, by_crowd)

    def _measure_growth(self, small: BenchSite) -> None:
        rounds, queries = self._options.rounds, self._options.queries
        whole = self._targets[PAGE]
        part = page_target("smaller library", small, self._asked)
        with (
            self._display.stage("Growth", seconds=10 + queries * (rounds + 1) * 0.1),
            small.web_server(),
            progress_bar(queries * rounds * 2, "answers") as progress,
        ):
            ask_all(part, WARM_UP)
            timings = measure_in_turn([part, whole], crowd=ONE, rounds=rounds, progress=progress)
        times = self._options.papers / self._options.compare_with
        findings.report_growth(self.report, times, timings[part.name], timings[whole.name])

    def _measure_requests(self) -> None:
        with self._display.stage("Requests and sizes", seconds=5):
            findings.report_requests(self.report, count_requests())
            findings.report_sizes(self.report, measure_sizes())

    def _measure_wagtail(self) -> None:
        papers, pages = PaperPage.objects.count(), PaperFilePage.objects.count()
        seconds = papers * 0.006 + pages * 0.001 + len(self._asked) * 0.2
        with (
            self._display.stage("Wagtail's own backend", seconds=seconds),
            progress_bar(papers + pages, "rows") as progress,
        ):
            found = compare_with_wagtail(
                self._asked, url=self._engine.url, prefix=self._engine.prefix, progress=progress
            )
        findings.report_wagtail(self.report, found, papers=papers, pages=pages)

    def _measure_disturbance(self) -> None:
        seconds = 20 + self._options.papers * 0.03
        with self._display.stage("Search during a rebuild", seconds=seconds):
            found = measure_during_rebuild(self._sites.large, self._targets[PAGE])
        findings.report_disturbance(self.report, found)

    def _measure_memory(self, web: Popen, worker: Popen) -> None:
        with self._display.stage("Memory", seconds=1):
            memories = [*memory_of("web server", web.pid), *memory_of("worker", worker.pid)]
            if self._engine.process:
                memories += memory_of("Elasticsearch", self._engine.process)
        whole = self._engine.process is not None
        findings.report_memory(self.report, memories, whole=whole)

    def _measure_rates(self) -> None:
        papers = self._options.papers
        rounds = max(1, min(self._options.rounds, MOST_REBUILT // papers))
        builds = 2 * rounds + 1
        with (
            self._display.stage("Rebuild rate", seconds=10 + papers * (0.005 + builds * 0.02)),
            progress_bar(papers * (1 + builds), "documents") as progress,
        ):
            rates = measure_rates(self._sites.large.folder, rounds=rounds, progress=progress)
        findings.report_rates(self.report, rates)


def page_target(name: str, site: BenchSite, asked: list[str]) -> Target:
    """The search page; a degraded one is known by the notice that it shows."""
    notice = re.search(r"\w[\w ,:]{30,}", render_to_string("search/degraded.html"))
    sign = notice[0].strip().encode() if notice else b""
    questions = [Question(f"/search/?{each}", warning=sign) for each in asked]
    return Target(name, port=site.port, questions=questions)


def api_target(name: str, site: BenchSite, asked: list[str]) -> Target:
    questions = [Question(f"/api/v1/search?{each}", warning=API_DEGRADED) for each in asked]
    return Target(name, port=site.port, questions=questions)
