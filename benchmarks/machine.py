"""What a run was measured on: the machine and the versions."""

import datetime
import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

import psutil
from django.db import connection

from search.connection import writing_client
from thinkers_site.bootstrap.run_options import CHECKOUT

PACKAGES = ("Django", "wagtail", "elasticsearch", "gunicorn")
GIB = 1 << 30


def describe_machine() -> str:
    """Some lines for the head of a table; the site's settings must be loaded."""
    now = datetime.datetime.now(datetime.UTC)
    load = " ".join(f"{each:.1f}" for each in os.getloadavg())
    packages = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    engine = writing_client().info()["version"]["number"]
    return (
        f"- {now:%d %B %Y, %H:%M} UTC, code of commit {_commit()}\n"
        f"- {os.cpu_count()} cores ({_processor()}), "
        f"{psutil.virtual_memory().total / GIB:.0f} GB of memory, {platform.system()} "
        f"{platform.release()}; load at the start {load}\n"
        f"- Elasticsearch {engine}, {_database()}, Python {platform.python_version()}, {packages}"
    )


def _commit() -> str:
    words = ["git", "describe", "--always", "--dirty", "--exclude", "*"]
    try:
        done = subprocess.run(words, cwd=CHECKOUT, capture_output=True, text=True)
    except OSError:
        return "unknown"
    return done.stdout.strip() or "unknown"


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text()
    except OSError:
        return platform.machine()
    model = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return model[1] if model else platform.machine()


def _database() -> str:
    numbers = ".".join(map(str, connection.get_database_version()))
    return f"{connection.display_name} {numbers}"
