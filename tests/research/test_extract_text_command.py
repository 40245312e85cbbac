"""`manage.py extract_text FILE`: what would be stored of a paper, or why it is refused."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tests.samples import pdf, word

MANAGE = Path(__file__).resolve().parents[2] / "manage.py"


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf(["The first page.", "", "The third page."]))
    return path


def test_every_page_is_printed_with_number_language_and_length(paper, capsys):
    call_command("extract_text", paper, language="en")
    assert capsys.readouterr().out.splitlines() == [
        "--- page 1 · en · 15 characters",
        "The first page.",
        "--- page 2 · no text (scan)",
        "--- page 3 · en · 15 characters",
        "The third page.",
    ]


def test_a_word_file_is_printed_too(tmp_path, capsys):
    path = tmp_path / "paper.docx"
    path.write_bytes(word(["The first page."]))
    call_command("extract_text", path)
    assert capsys.readouterr().out.splitlines() == [
        "--- page 1 · language unknown · 15 characters",
        "The first page.",
    ]


def test_a_file_over_the_sites_limit_is_refused(paper, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 100
    with pytest.raises(CommandError, match=r"at most .* MB can be taken"):
        call_command("extract_text", paper)


def run(*arguments):
    """Run the command as a person does, where no database can be reached."""
    environment = os.environ | {
        "DATABASE_URL": "sqlite:////nowhere/at/all.sqlite3",
        "DJANGO_SETTINGS_MODULE": os.environ.get(
            "DJANGO_SETTINGS_MODULE", settings.SETTINGS_MODULE
        ),
    }
    return subprocess.run(
        [sys.executable, MANAGE, "extract_text", *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_it_works_without_a_database_and_keeps_to_itself(paper):
    done = run(paper)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("--- page 1")
    assert done.stderr == ""


def test_a_refused_file_ends_with_one_and_the_reason(tmp_path):
    path = tmp_path / "page.pdf"
    path.write_text("<!doctype html><title>A page</title>")
    done = run(path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "is a web page (HTML)" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_not_there_ends_with_one_and_says_so(tmp_path):
    done = run(tmp_path / "missing.pdf")
    assert done.returncode == 1
    assert "missing.pdf cannot be read: No such file or directory." in done.stderr
