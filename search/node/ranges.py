"""Reading parts of a remote file by HTTP ranges, as if it were a local one."""

import http.client
import io
import os
import re
import ssl
import tempfile
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import IO

from search.node.errors import NodeError

TIMEOUT = 30  # seconds without a byte
ATTEMPTS = 4  # connections for one part; each goes on where the last one broke off
PAUSE = 0.3  # seconds, longer after each failure
TAIL = 256 * 1024  # bytes; enough for the directory of most archives


class BrokenTransfer(NodeError):
    """The server or the line gave up before everything was there."""


def system_certificates() -> ssl.SSLContext:
    """The system's certificates (SSL_CERT_FILE included), and those that pip or requests use."""
    context = ssl.create_default_context()
    for variable in ("PIP_CERT", "REQUESTS_CA_BUNDLE"):
        bundle = os.environ.get(variable, "")
        if os.path.isfile(bundle):
            context.load_verify_locations(cafile=bundle)
    return context


def _open_range(url: str, wanted: str) -> http.client.HTTPResponse:
    """`wanted` as in the Range header: "0-99", or "-100" for the last 100 bytes."""
    request = urllib.request.Request(url, headers={"Range": f"bytes={wanted}"})  # noqa: S310
    response = urllib.request.urlopen(  # noqa: S310
        request, timeout=TIMEOUT, context=system_certificates()
    )
    if response.status != 206:
        response.close()
        raise NodeError(f"The server at {url} does not hand out parts of a file.")
    return response


@dataclass(frozen=True)
class Part:
    """Bytes `start` to `end` (exclusive) of the remote file, kept in `store`."""

    start: int
    end: int
    store: IO[bytes]


class RemoteFile(io.RawIOBase):
    """A seekable remote file; reading outside the parts loaded so far loads what is missing.

    Raises NodeError when the server has no ranges, BrokenTransfer when it gives up, OSError for
    everything else that goes wrong on the line.
    """

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self._position = 0
        self._parts: list[Part] = []
        with _open_range(url, f"-{TAIL}") as response:
            start, self.size = _placed(response)
            tail = response.read()
        if len(tail) != self.size - start:
            raise BrokenTransfer(f"The connection to {url} broke off.")
        self._parts.append(Part(start, self.size, io.BytesIO(tail)))

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        origin = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self.size}[whence]
        self._position = max(0, origin + offset)
        return self._position

    def read(self, size: int | None = -1) -> bytes:
        end = self.size if size is None or size < 0 else min(self.size, self._position + size)
        if end <= self._position:
            return b""
        part = self._part_holding(self._position)
        if part is None:
            part = self.load(self._position, end)
        part.store.seek(self._position - part.start)
        content = part.store.read(min(end, part.end) - self._position)
        self._position += len(content)
        return content

    def load(
        self, start: int, end: int, progress: Callable[[int], object] = lambda _: None
    ) -> Part:
        """Load bytes `start` to `end` (exclusive); `progress` hears the size of each piece."""
        store = tempfile.TemporaryFile()  # noqa: SIM115
        part = Part(start, end, store)
        self._parts.append(part)
        for attempt in range(ATTEMPTS):
            time.sleep(attempt * PAUSE)
            with suppress(OSError, http.client.HTTPException):
                self._append(store, start, end, progress)
            if store.tell() == end - start:
                return part
        done, size = store.tell() / 1e6, (end - start) / 1e6
        raise BrokenTransfer(
            f"The connection to {self.url} broke off after {done:.1f} of {size:.1f} MB."
        )

    def _append(
        self, store: IO[bytes], start: int, end: int, progress: Callable[[int], object]
    ) -> None:
        with _open_range(self.url, f"{start + store.tell()}-{end - 1}") as response:
            while piece := response.read(1 << 18):
                store.write(piece)
                progress(len(piece))

    def _part_holding(self, position: int) -> Part | None:
        return next((part for part in self._parts if part.start <= position < part.end), None)

    def close(self) -> None:
        for part in self._parts:
            part.store.close()
        super().close()


def _placed(response: http.client.HTTPResponse) -> tuple[int, int]:
    """First byte and whole size out of `Content-Range: bytes 12-99/100` (RFC 9110, 14.4)."""
    header = response.headers.get("Content-Range", "")
    match = re.fullmatch(r"bytes (\d+)-\d+/(\d+)", header)
    if match is None:
        raise NodeError(f'The server answered with an unusable part of the file ("{header}").')
    return int(match[1]), int(match[2])
