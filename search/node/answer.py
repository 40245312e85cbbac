"""Who answers at a port of this machine: our node, something else, or nobody."""

import http.client
import json
import socket
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Answer:
    cluster_name: str
    version: str


def node_url(port: int) -> str:
    return f"http://127.0.0.1:{port}"


def is_taken(port: int) -> bool:
    """Whether a program on this machine listens at `port`."""
    with socket.socket() as probe:
        probe.settimeout(2)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def answer_at(port: int) -> Answer | None:
    """What Elasticsearch says of itself at `port`; None when it is not Elasticsearch's answer."""
    said = _get(port, "/", timeout=3)
    try:
        return Answer(said["cluster_name"], said["version"]["number"])
    except (KeyError, TypeError):
        return None


def wait_for_indices(port: int, *, seconds: int) -> None:
    """Wait until the indices of an earlier run can be searched again, but not for ever."""
    _get(port, f"/_cluster/health?wait_for_status=yellow&timeout={seconds}s", timeout=seconds + 5)


def _get(port: int, path: str, *, timeout: float) -> dict[str, Any]:
    # Not through urllib: a proxy named in the environment must not stand in between.
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request("GET", path)
        said = json.loads(connection.getresponse().read(1 << 20))
    except (OSError, ValueError, http.client.HTTPException):
        return {}
    finally:
        connection.close()
    return said if isinstance(said, dict) else {}
