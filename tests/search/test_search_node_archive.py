"""Loading the search node's program by HTTP ranges, from a stand-in server with a small zip."""

import http.server
import io
import os
import re
import subprocess
import sys
import threading
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from search.node.archive import Archive, cached_copy, tree_digest
from search.node.errors import NodeError
from search.node.locks import only_one

FOLDER = "publisher-1.0/elasticsearch/"
CONTENT = {
    "bin/elasticsearch-cli": b"#!/bin/sh\n",
    "bin/elasticsearch-env": b"#!/bin/sh\n",
    "lib/engine.jar": os.urandom(700_000),
}
OTHER = os.urandom(3_000_000)  # what lies around the wanted folder and must not be loaded


def small_zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        target.writestr("publisher-1.0/before.bin", OTHER)
        for name, content in CONTENT.items():
            target.writestr(FOLDER + name, content)
        target.writestr("publisher-1.0/after.bin", OTHER)
    return file.getvalue()


class StandIn(http.server.ThreadingHTTPServer):
    """Serves `content` by ranges; `fault` says what goes wrong, `sent` counts bytes per range."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), RangeHandler)
        self.content = small_zip()
        self.fault = ""
        self.sent: list[int] = []

    def archive(self, digest: str) -> Archive:
        url = f"http://127.0.0.1:{self.server_address[1]}/small.zip"
        return Archive(name="small", url=url, folder=FOLDER, digest=digest)


class RangeHandler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        server = self.server
        if server.fault == "missing":
            self.send_error(404)
            return
        size = len(server.content)
        first, last = re.fullmatch(r"bytes=(\d*)-(\d*)", self.headers["Range"]).groups()
        start = int(first) if first else max(0, size - int(last))
        end = int(last) + 1 if first else size
        body = server.content[start:end]
        self.send_response(200 if server.fault == "no ranges" else 206)
        self.send_header("Content-Range", f"bytes {start}-{end - 1}/{size}")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if end < size and server.fault.startswith("breaks off"):
            body = body[: len(body) // 2]
            if server.fault == "breaks off once":
                server.fault = ""
        server.sent.append(len(body))
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Keep the test's output quiet."""


@pytest.fixture
def stand_in():
    with StandIn() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def digest(tmp_path) -> str:
    tree = tmp_path / "expected"
    for name, content in CONTENT.items():
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_bytes(content)
    return tree_digest(tree)


def kept_in(cache: Path) -> list[str]:
    return sorted(path.name for path in cache.iterdir() if path.name != "load.lock")


def test_only_the_wanted_folder_is_loaded_and_made_usable(stand_in, digest, tmp_path):
    copy = cached_copy(stand_in.archive(digest), tmp_path / "cache")
    found = {path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()}
    assert found == set(CONTENT)
    assert (copy / "lib/engine.jar").read_bytes() == CONTENT["lib/engine.jar"]
    assert os.access(copy / "bin/elasticsearch-cli", os.X_OK)
    assert (copy / "plugins").is_dir()
    assert (copy / "logs").is_dir()
    assert sum(stand_in.sent) < 1_100_000 < len(OTHER)


def test_a_cached_copy_needs_no_server(stand_in, digest, tmp_path):
    first = cached_copy(stand_in.archive(digest), tmp_path / "cache")
    stand_in.sent.clear()
    assert cached_copy(stand_in.archive(digest), tmp_path / "cache") == first
    assert stand_in.sent == []


def test_a_connection_that_breaks_off_once_is_taken_up_again(stand_in, digest, tmp_path):
    stand_in.fault = "breaks off once"
    copy = cached_copy(stand_in.archive(digest), tmp_path / "cache")
    assert tree_digest(copy) == digest
    assert sum(stand_in.sent) < 1_100_000  # the first half was not loaded twice


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ("breaks off always", r"broke off after 0\.\d of 0\.7 MB.* Nothing was kept"),
        ("no ranges", r"does not hand out parts of a file.* Nothing was kept"),
        ("missing", r"could not be loaded .*Not Found.* nothing was kept"),
    ],
)
def test_a_broken_download_keeps_nothing_and_says_so(stand_in, digest, tmp_path, fault, sentence):
    stand_in.fault = fault
    with pytest.raises(NodeError, match=sentence):
        cached_copy(stand_in.archive(digest), tmp_path / "cache")
    assert kept_in(tmp_path / "cache") == []


def test_a_damaged_archive_keeps_nothing_and_says_so(stand_in, digest, tmp_path):
    position = stand_in.content.index(CONTENT["lib/engine.jar"]) + 350_000
    damaged = bytearray(stand_in.content)
    damaged[position] ^= 0xFF
    stand_in.content = bytes(damaged)
    with pytest.raises(NodeError, match=r"Bad CRC-32.* Nothing was kept"):
        cached_copy(stand_in.archive(digest), tmp_path / "cache")
    assert kept_in(tmp_path / "cache") == []


def test_an_archive_other_than_the_pinned_one_keeps_nothing_and_says_so(stand_in, tmp_path):
    with pytest.raises(NodeError, match=r"is not the search node that this site was made for"):
        cached_copy(stand_in.archive("0" * 64), tmp_path / "cache")
    assert kept_in(tmp_path / "cache") == []


def test_a_server_that_is_gone_keeps_nothing_and_says_so(stand_in, digest, tmp_path):
    archive = replace(stand_in.archive(digest), url="http://127.0.0.1:9/small.zip")
    with pytest.raises(NodeError, match=r"Connection refused.*nothing was kept.*try again"):
        cached_copy(archive, tmp_path / "cache")
    assert kept_in(tmp_path / "cache") == []


def test_what_a_killed_process_left_behind_is_cleared_away(stand_in, digest, tmp_path):
    (tmp_path / "cache/.loading-killed/half").mkdir(parents=True)
    copy = cached_copy(stand_in.archive(digest), tmp_path / "cache")
    assert kept_in(tmp_path / "cache") == [copy.name]


def test_two_processes_at_once_load_it_once(stand_in, digest, tmp_path):
    archive, cache = stand_in.archive(digest), tmp_path / "cache"
    code = (
        "from pathlib import Path\n"
        "from search.node.archive import Archive, cached_copy\n"
        f"print(cached_copy({archive!r}, Path({str(cache)!r})))\n"
    )
    command = [sys.executable, "-c", code]
    cache.mkdir()
    with only_one(cache / "load.lock"):  # so that both really wait for the same lock
        both = [
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            for _ in range(2)
        ]
    said = [process.communicate(timeout=30)[0].strip() for process in both]
    assert said == [str(cache / f"small-{digest[:12]}")] * 2
    assert len([size for size in stand_in.sent if size > 600_000]) == 1
