"""PunctualNode: a connection to Elasticsearch whose whole answer is there in time, or none is.

The time-out of a socket is for one piece of an answer: a server that sends a byte a second could
keep a visitor waiting for ever.
"""

import io
import time
from http.client import HTTPResponse

from elastic_transport import NodeConfig, Urllib3HttpNode
from urllib3 import Timeout


class PunctualNode(Urllib3HttpNode):
    """`request_timeout` covers everything from connecting to the last byte of the answer.

    Only looking up the host's name stays outside: the operating system does it.
    """

    def __init__(self, config: NodeConfig):
        super().__init__(config)
        usual = self.pool.ConnectionCls
        self.pool.ConnectionCls = type(usual.__name__, (usual,), {"response_class": _Response})

    def perform_request(self, *args, request_timeout: float, **kwargs):
        limit = Timeout(total=request_timeout)
        return super().perform_request(*args, request_timeout=limit, **kwargs)


class _Response(HTTPResponse):
    """An answer read with one deadline; the socket comes with the time that is left as time-out."""

    def __init__(self, sock, *args, **kwargs):
        super().__init__(sock, *args, **kwargs)
        self.fp = io.BufferedReader(_Reader(sock, self.fp.detach()))


class _Reader(io.RawIOBase):
    def __init__(self, sock, source: io.RawIOBase):
        self._sock = sock
        self._source = source
        self._deadline = time.monotonic() + sock.gettimeout()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int | None:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("The answer was not complete in time.")
        self._sock.settimeout(left)
        return self._source.readinto(buffer)

    def close(self) -> None:
        self._source.close()
        super().close()
