"""The background worker: jobs and timers of django-q2, and the sender of the search index."""

import signal

from django.core.management.base import BaseCommand
from django_q.cluster import Cluster

from search.sender import run_sender

END_SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Command(BaseCommand):
    help = (
        "Runs background jobs and timers, and keeps the search index up to date, until it is "
        "ended by SIGTERM or Ctrl-C. Several workers at once do no harm."
    )

    def handle(self, *args, **options):
        asked_to_end = []
        cluster = Cluster()
        # The cluster's own handler waits for its processes; a second signal, as a process manager
        # sends one to the whole group, would interrupt that and lock it up.
        for number in END_SIGNALS:
            signal.signal(number, lambda *_: asked_to_end.append(True))
        cluster.start()
        # The cluster's processes do the jobs; this one, which would only wait for them, sends.
        run_sender(stopped=lambda: bool(asked_to_end) or not cluster.sentinel.is_alive())
        cluster.stop()
