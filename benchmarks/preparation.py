"""Two sites, ready to be measured: one with the whole library, one with the smaller one."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bench_site import BenchSite
from benchmarks.databases import ServerDatabases, SqliteFiles
from benchmarks.options import Options
from benchmarks.search_engine import Engine
from benchmarks.stage_display import StageDisplay
from thinkers_site.bootstrap.exclusive_use import free_port


@dataclass(frozen=True)
class Sites:
    """`small` is None where nothing is compared."""

    large: BenchSite
    small: BenchSite | None


def prepare_sites(
    options: Options,
    *,
    folder: Path,
    databases: SqliteFiles | ServerDatabases,
    engine: Engine,
    display: StageDisplay,
) -> Sites:
    """Fill the sites. The large library is the small one, grown."""

    def site(name: str, *, copy_of: str = "") -> BenchSite:
        return BenchSite(
            name=name,
            folder=folder,
            database_url=databases.make(name, copy_of=copy_of),
            elasticsearch_url=engine.url,
            index_prefix=f"{engine.prefix}-{name}",
            port=free_port(),
        )

    small = None
    if options.compare_with:
        small = _filled(lambda: site("small"), options.compare_with, options.pages, display)
    large = _filled(
        lambda: site("large", copy_of="small" if small else ""),
        options.papers,
        options.pages,
        display,
    )
    return Sites(large, small)


def _filled(
    make: Callable[[], BenchSite], papers: int, pages: int, display: StageDisplay
) -> BenchSite:
    title = f"Filling a site with {papers:,} papers, and its index"
    with display.stage(title, seconds=30 + papers * pages * 0.003):
        site = make()
        site.run("-m", "benchmarks.fill_site", "--papers", str(papers), "--pages", str(pages))
    return site
