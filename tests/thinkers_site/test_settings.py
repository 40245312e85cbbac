"""What the installation promises: a database that does not lock, and safe production settings."""

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django_q.models import OrmQ, Schedule
from wagtail.models import Task, Workflow

from thinkers_site.jobs import deliver_mail
from thinkers_site.queued_mail import QueuedEmailBackend
from thinkers_site.schedules import SCHEDULES

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "thinkers_site.settings.production",
    "SECRET_KEY": "k" * 60 + "abcdefgh12345",
    "ALLOWED_HOSTS": "example.org",
    "SITE_URL": "https://example.org",
    "EMAIL_URL": "smtp+tls://user:password@127.0.0.1:587",
}


def manage(tmp_path, *arguments, **environment):
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_settings_pass_djangos_deployment_check(tmp_path):
    done = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("missing", sorted(PRODUCTION.keys() - {"DJANGO_SETTINGS_MODULE"}))
def test_production_does_not_start_without(tmp_path, missing):
    settings = {name: value for name, value in PRODUCTION.items() if name != missing}
    done = manage(tmp_path, "check", **settings)
    assert done.returncode != 0
    assert missing in done.stderr


def test_production_refuses_demo_accounts(tmp_path):
    done = manage(tmp_path, "load_demo", **PRODUCTION)
    assert "password that everybody knows" in done.stderr


@pytest.mark.django_db
def test_wagtails_own_groups_and_workflow_are_gone():
    assert not Group.objects.filter(name__in=["Editors", "Moderators"]).exists()
    assert not Workflow.objects.exists()
    assert not Task.objects.exists()


@pytest.mark.django_db
def test_every_timer_is_scheduled():
    assert set(Schedule.objects.values_list("name", flat=True)) == set(SCHEDULES)


@pytest.mark.django_db
def test_mail_waits_in_the_queue_and_is_delivered_by_the_worker():
    message = EmailMultiAlternatives("Subject", "Text", to=["somebody@example.org"])
    message.attach_alternative("<p>Text</p>", "text/html")
    QueuedEmailBackend().send_messages([message])
    assert mail.outbox == []

    job = OrmQ.objects.get().task
    assert job["func"] == "thinkers_site.jobs.deliver_mail"
    deliver_mail(*job["args"])

    assert [sent.subject for sent in mail.outbox] == ["Subject"]
    assert mail.outbox[0].alternatives[0].content == "<p>Text</p>"


def test_sqlite_takes_many_writers_at_once(tmp_path):
    """Twenty transactions that read before they write, from four processes: none is locked out."""
    database = tmp_path / "db.sqlite3"
    script = (
        "import django; django.setup()\n"
        "from django.db import connection, transaction\n"
        "for _ in range(5):\n"
        "    with transaction.atomic(), connection.cursor() as cursor:\n"
        "        cursor.execute('SELECT MAX(n) FROM counted')\n"
        "        last = cursor.fetchone()[0] or 0\n"
        "        cursor.execute('INSERT INTO counted VALUES (%s)', [last + 1])\n"
    )
    environment = {
        "PATH": os.environ["PATH"],
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "thinkers_site.settings.dev",
    }
    with sqlite3.connect(database) as direct:
        direct.execute("CREATE TABLE counted (n INTEGER UNIQUE)")
    direct.close()
    failures = []

    def write():
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            failures.append(done.stderr)

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures == []
    with sqlite3.connect(database) as direct:
        assert direct.execute("SELECT COUNT(*), MAX(n) FROM counted").fetchone() == (20, 20)
    direct.close()
