"""Asking whether the web server answers."""

import http.client


def web_status(port: int) -> int | None:
    """The status with which the web server answers `/`; None while it does not answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()
