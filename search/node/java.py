"""Which Java runs the search node: JAVA_HOME, the PATH, else one that cjdk fetches."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from search.node.errors import NodeError
from search.node.owner import identity, make_readable_folder

LOWEST_VERSION = 17
FETCHED_VERSION = "21"  # what cjdk is asked for: a long-term release that Elasticsearch 8.19 knows
# A trimmed runtime starts Elasticsearch but lacks these, and then no index can be created.
NEEDED_MODULES = {"jdk.localedata", "jdk.management", "java.net.http", "jdk.attach"}


def find_java(cache_dir: Path) -> Path:
    """The home folder of a full Java 17 or newer that the node's user can run.

    `cache_dir` is where a fetched one is kept. Raises NodeError when there is none.
    """
    for program in _installed():
        home = _full_java_home(program)
        if home is not None:
            return home
    return _fetched(cache_dir)


def _installed() -> Iterator[Path]:
    if os.environ.get("JAVA_HOME"):
        yield Path(os.environ["JAVA_HOME"]) / "bin" / "java"
    on_path = shutil.which("java")
    if on_path:
        yield Path(on_path)


def _full_java_home(program: Path) -> Path | None:
    """Asked of the program itself, as the node's user: a link or a shim tells nothing."""
    said = _run(program, "-XshowSettings:properties", "-version")
    version = re.search(r"java\.specification\.version = (?:1\.)?(\d+)", said)
    home = re.search(r"java\.home = (.+)", said)
    if version is None or home is None or int(version[1]) < LOWEST_VERSION:
        return None
    modules = {line.split("@")[0] for line in _run(program, "--list-modules").splitlines()}
    return Path(home[1].strip()) if modules >= NEEDED_MODULES else None


def _run(program: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            [program, *arguments],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=30,
            cwd="/",
            **identity(),
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout + done.stderr


def _fetched(cache_dir: Path) -> Path:
    import cjdk  # slow to import, and seldom needed

    try:
        make_readable_folder(cache_dir)
        folder = make_readable_folder(cache_dir / "java")
        candidate = cjdk.java_home(vendor="temurin", version=FETCHED_VERSION, cache_dir=folder)
    except (cjdk.CjdkError, OSError) as error:
        raise _no_java() from error
    home = _full_java_home(Path(candidate) / "bin" / "java")
    if home is None:
        raise _no_java()
    return home


def _no_java() -> NodeError:
    return NodeError(
        f"The search node needs a full Java {LOWEST_VERSION} or newer: none was found in JAVA_HOME "
        "or on the PATH, and none could be fetched. Install one (on Debian: "
        "apt-get install openjdk-17-jre-headless) and start again."
    )
