"""The process that reads untrusted files: whatever it does, it ends, and soon."""

import os
import textwrap
import time
from dataclasses import replace

import psutil
import pytest

from research.extraction import sandbox
from research.extraction.limits import MEGABYTE, ORDINARY

QUICK = replace(ORDINARY, wall_clock=5, cpu_soft=1, cpu_hard=2, memory=256 * MEGABYTE)
SAY = "import json, os, sys\ndef say(**m): os.write(1, json.dumps(m).encode() + b'\\n')\n"


@pytest.fixture
def run(tmp_path):
    """Run a program of a few lines in the sandbox, on a small file."""
    source = tmp_path / "source"
    source.write_bytes(b"the paper")
    program = tmp_path / "program.py"

    def run_code(code, **limits):
        program.write_text(SAY + textwrap.dedent(code))
        with source.open("rb") as file:
            return sandbox.run(program, ["an argument"], file, replace(QUICK, **limits))

    return run_code


def is_over(pid):
    """Say whether a process has ended, reaped by the system or not."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def wait_for(condition, seconds=5):
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)
    return condition()


def test_a_program_gets_its_file_and_arguments_and_answers(run):
    report = run("say(read=sys.stdin.read(), argument=sys.argv[1])")
    assert report.messages == [{"read": "the paper", "argument": "an argument"}]
    assert report.failure == ""
    assert 0 < report.cpu_seconds < 2


def test_a_program_that_sleeps_for_ever_is_ended_by_the_clock(run):
    started = time.monotonic()
    report = run("say(started=True)\nimport time\ntime.sleep(600)", wall_clock=1)
    assert report.failure == "too_slow"
    assert report.messages == [{"started": True}]
    assert time.monotonic() - started < 5


def test_its_children_end_with_it(run):
    report = run(
        """
        import time
        os.fork()
        say(pid=os.getpid())
        time.sleep(600)
        """,
        wall_clock=1,
    )
    assert report.failure in ("too_slow", "damaged")  # an ordinary user cannot even fork
    for said in report.messages:
        assert wait_for(lambda pid=said["pid"]: is_over(pid))


def test_a_program_that_computes_for_ever_is_ended_by_the_kernel(run):
    assert run("while True: pass", wall_clock=30).failure == "too_slow"


def test_a_program_that_ignores_the_first_warning_is_ended_all_the_same(run):
    report = run(
        "import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\nwhile True: pass",
        wall_clock=30,
    )
    assert report.failure == "too_slow"


def test_a_program_cannot_take_more_memory_than_allowed(run):
    report = run(
        """
        try:
            held = bytearray(2**30)
        except MemoryError:
            say(refused=True)
        """
    )
    assert report.messages == [{"refused": True}]


def test_native_code_without_memory_counts_as_too_big(run):
    assert run("os.abort()").failure == "too_big_in_memory"


def test_a_crash_counts_as_damage_and_keeps_what_was_said(run):
    report = run("say(page=1)\nimport signal\nos.kill(os.getpid(), signal.SIGSEGV)")
    assert report.failure == "damaged"
    assert report.messages == [{"page": 1}]


def test_a_flood_of_output_is_stopped(run):
    report = run("while True: os.write(1, b'x' * 65536)", output=MEGABYTE)
    assert report.failure == "too_large"
    assert report.messages == []


def test_a_program_cannot_write_files(run, tmp_path):
    report = run(
        f"""
        try:
            with open({str(tmp_path / "written")!r}, "w") as file:
                file.write("x")
        except OSError as error:
            say(error=error.strerror)
        """
    )
    assert report.messages == [{"error": "File too large"}]


def test_our_secrets_do_not_reach_it(run, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "hidden")
    report = run("say(names=sorted(os.environ), folder=os.getcwd(), path=sys.path)")
    said = report.messages[0]
    assert "SECRET_KEY" not in said["names"]
    assert "DJANGO_SETTINGS_MODULE" not in said["names"]
    assert said["folder"] == "/"
    assert os.getcwd() not in said["path"]


def test_our_open_files_do_not_reach_it(run):
    report = run("say(open=sorted(int(x) for x in os.listdir('/dev/fd')))")
    assert set(report.messages[0]["open"]) <= {0, 1, 2, 3}


def test_half_a_message_and_other_output_are_left_out(run):
    report = run("say(page=1)\nos.write(1, b'not json\\n[1]\\n{\"page\": 2')")
    assert report.messages == [{"page": 1}]
