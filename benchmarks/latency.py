"""How long answers take: users who ask one question after the other, with or without a pause.

Each user has a connection that is kept open, as a browser keeps it. An answer's time runs from the
first byte sent to the last one read.
"""

import http
import http.client
import queue
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

from benchmarks.failure import BenchFailed
from benchmarks.languages import seeded
from benchmarks.questions import Question, Target

PATIENCE = 60.0  # seconds for one answer
HUNG_UP = (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError)


@dataclass(frozen=True)
class Crowd:
    """Users at once; between two questions each of them reads for about `pause` seconds."""

    users: int
    pause: float = 0.0

    def __str__(self) -> str:
        people = "1 user" if self.users == 1 else f"{self.users} users"
        return f"{people} with pauses" if self.pause else people


ONE = Crowd(1)


@dataclass
class Timings:
    """Milliseconds of single answers; `odd` counts those of another kind than was asked for."""

    milliseconds: list[float] = field(default_factory=list)
    odd: int = 0

    def percentile(self, share: int) -> float:
        """The time within which `share` per cent of the answers came."""
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, len(ordered) * share // 100)]

    def add(self, other: "Timings") -> None:
        self.milliseconds += other.milliseconds
        self.odd += other.odd


def measure_in_turn(
    targets: Sequence[Target],
    *,
    crowd: Crowd,
    rounds: int,
    progress: Callable[[int], None] = lambda answers: None,
) -> dict[str, Timings]:
    """Ask the targets one after the other, round by round; timings by the target's name.

    What else happens on the machine then falls on all of them alike. The order changes from round
    to round.
    """
    timings = {target.name: Timings() for target in targets}
    for number in range(rounds):
        turn = number % len(targets)
        for target in [*targets[turn:], *targets[:turn]]:
            timings[target.name].add(ask_all(target, crowd))
            progress(len(target.questions))
    return timings


def ask_all(target: Target, crowd: Crowd) -> Timings:
    """Let the crowd ask the target's questions, each of them once."""
    waiting: queue.SimpleQueue[Question] = queue.SimpleQueue()
    for question in target.questions:
        waiting.put(question)
    timings = Timings()
    with ThreadPoolExecutor(crowd.users) as people:
        asked = [
            people.submit(_ask_until_empty, target, waiting, seeded("pauses", user), crowd.pause)
            for user in range(crowd.users)
        ]
        try:
            for each in asked:
                timings.add(each.result())
        finally:
            _empty(waiting)  # where one failed or the person stops it, the others stop too
    return timings


def ask_while(target: Target, goes_on: Callable[[], bool]) -> Timings:
    """One user asks the questions over and over as long as `goes_on()`."""
    timings = Timings()
    line = Line(target)
    while goes_on():
        for question in target.questions:
            if not goes_on():
                break
            line.ask(question, timings)
    line.close()
    return timings


def _ask_until_empty(
    target: Target, waiting: queue.SimpleQueue, chance: Random, pause: float
) -> Timings:
    timings = Timings()
    line = Line(target)
    try:
        while True:
            time.sleep(pause * chance.uniform(0.5, 1.5))
            line.ask(waiting.get_nowait(), timings)
    except queue.Empty:
        return timings
    finally:
        line.close()


def _empty(waiting: queue.SimpleQueue) -> None:
    with suppress(queue.Empty):
        while True:
            waiting.get_nowait()


class Line:
    """One user's connection to a target."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._connection = http.client.HTTPConnection(target.host, target.port, timeout=PATIENCE)
        self._connection.connect()

    def ask(self, question: Question, timings: Timings) -> None:
        """Ask, and note the time. A server may hang up between two questions: then once more."""
        try:
            answer, milliseconds = self._send(question)
        except HUNG_UP:
            self._connection.close()
            self._connection.connect()
            answer, milliseconds = self._send(question)
        timings.milliseconds.append(milliseconds)
        timings.odd += bool(question.warning) and question.warning in answer

    def close(self) -> None:
        self._connection.close()

    def _send(self, question: Question) -> tuple[bytes, float]:
        method = "GET" if question.body is None else "POST"
        began = time.perf_counter()
        try:
            self._connection.request(method, question.path, question.body, question.headers)
            response = self._connection.getresponse()
            answer = response.read()
        except TimeoutError as error:
            raise BenchFailed(
                f"{self._target.name} has not answered {question.path} within {PATIENCE:.0f} s."
            ) from error
        milliseconds = (time.perf_counter() - began) * 1000
        if response.status != http.HTTPStatus.OK:
            raise BenchFailed(
                f"{self._target.name} answers {question.path} with status {response.status}: "
                f"{answer[:500].decode(errors='replace')}"
            )
        return answer, milliseconds
