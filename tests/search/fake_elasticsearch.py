"""A server in Elasticsearch's place that misbehaves as told, and counts who comes."""

import json
import socketserver
import threading
import time
from collections.abc import Callable
from contextlib import suppress

FOUND_NOTHING = {
    "took": 1,
    "timed_out": False,
    "_shards": {"total": 1, "successful": 1, "skipped": 0, "failed": 0},
    "hits": {"total": {"value": 0, "relation": "eq"}, "max_score": None, "hits": []},
    "aggregations": {},
}
Behaviour = Callable[["Visit"], None]


class Visit(socketserver.StreamRequestHandler):
    """One connection: every request on it is answered as the server's `behave` says."""

    def handle(self):
        self.server.connections += 1
        with suppress(OSError):
            while self._read_request():
                self.server.requests += 1
                self.server.behave(self)

    def send(self, text: str):
        self.wfile.write(text.encode())
        self.wfile.flush()

    def wait_until_gone(self):
        """Say nothing until the client has had enough."""
        self.rfile.read()

    def _read_request(self) -> bool:
        length = 0
        first = line = self.rfile.readline()
        while line.strip():
            name, _, value = line.decode().partition(":")
            if name.lower() == "content-length":
                length = int(value)
            line = self.rfile.readline()
        self.rfile.read(length)
        self.target = first.decode()
        return bool(first)


class FakeElasticsearch(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, behave: Behaviour | None = None):
        super().__init__(("127.0.0.1", 0), Visit)
        self.behave = behave or answering()
        self.connections = 0
        self.requests = 0
        self.url = f"http://127.0.0.1:{self.server_address[1]}"

    def __enter__(self) -> "FakeElasticsearch":
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *args):
        self.shutdown()
        self.server_close()


def answering(
    body: object = FOUND_NOTHING, *, status: int = 200, kind: str = "application/json"
) -> Behaviour:
    """A whole answer at once, as Elasticsearch sends it unless told otherwise."""
    text = body if isinstance(body, str) else json.dumps(body)
    product = "" if kind == "text/html" else "X-Elastic-Product: Elasticsearch\r\n"
    head = f"HTTP/1.1 {status} X\r\n{product}Content-Type: {kind}\r\n"
    answer = f"{head}Content-Length: {len(text.encode())}\r\n\r\n{text}"
    return lambda visit: visit.send(answer)


def refusing(reason: str, *, status: int = 400) -> Behaviour:
    """An error as Elasticsearch words it."""
    error = {"type": reason, "reason": reason, "root_cause": [{"reason": reason}]}
    return answering({"error": error, "status": status}, status=status)


def hanging(visit: Visit):
    visit.wait_until_gone()


def breaking_off(visit: Visit):
    visit.send('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"')
    visit.connection.close()


def speaking_otherwise(visit: Visit):
    visit.send("SSH-2.0-OpenSSH_9.2\r\n" * 3)
    visit.connection.close()


def dripping(visit: Visit):
    """A sign every tenth of a second: no single wait is long, the answer takes minutes."""
    visit.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{")
    _drip(visit, " ")


def dripping_headers(visit: Visit):
    visit.send("HTTP/1.1 200 OK\r\n")
    _drip(visit, "X-Wait: a\r\n")


def _drip(visit: Visit, piece: str):
    for _ in range(600):
        visit.send(piece)
        time.sleep(0.1)
