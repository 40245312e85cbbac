"""A circuit breaker: who did not answer is left alone for a while, and nobody waits meanwhile.

figure              why
2 failures          one may be chance, such as a connection that broke; the second visitor who
                    waited in vain for `SEARCH_TIMEOUT` seconds is the last one
10 seconds open     a visitor in ten seconds who waits is bearable, and so are ten seconds of
                    simpler results after a short outage
1 trial             while it lasts, the others are still answered from the database

For each process of its own: another one learns of an outage by itself, and there is nothing that
would have to be shared, and could fail, between them.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from pybreaker import (
    STATE_CLOSED,
    STATE_OPEN,
    CircuitBreaker,
    CircuitBreakerError,
    CircuitBreakerListener,
)

FAILURES = 2
OPEN_SECONDS = 10

logger = logging.getLogger(__name__)


class StillOpen(Exception):
    """Nobody was asked: the last attempts failed and it is not time for the next one."""


class Circuit:
    """Counts the failures, exceptions of one class, of whoever is called `name` in the log."""

    def __init__(self, name: str, failure: type[Exception]):
        self._trial = threading.Lock()
        self._breaker = CircuitBreaker(
            name=name,
            fail_max=FAILURES,
            reset_timeout=OPEN_SECONDS,
            exclude=[lambda error: not isinstance(error, failure)],
            listeners=[_Log()],
            throw_new_error_on_trip=False,
        )

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Do the body, or raise `StillOpen` at once; what the body raises passes through."""
        trying = self._breaker.current_state != STATE_CLOSED
        if trying and not self._trial.acquire(blocking=False):
            raise StillOpen
        try:
            # Not `call`, which would hold a lock meanwhile and let visitors wait for each other.
            with self._breaker.calling():
                yield
        except CircuitBreakerError:
            raise StillOpen from None
        finally:
            if trying:
                self._trial.release()


class _Log(CircuitBreakerListener):
    def failure(self, cb: CircuitBreaker, exc: BaseException) -> None:
        if cb.current_state == STATE_CLOSED:
            logger.warning("%s: %s", cb.name, exc)

    def state_change(self, cb: CircuitBreaker, old_state, new_state) -> None:
        if (old_state.name, new_state.name) == (STATE_CLOSED, STATE_OPEN):
            logger.warning(
                "%s is left alone: %d failures in a row. Every %d seconds it is tried again.",
                cb.name,
                FAILURES,
                OPEN_SECONDS,
            )
        elif new_state.name == STATE_CLOSED:
            logger.warning("%s answers again.", cb.name)
