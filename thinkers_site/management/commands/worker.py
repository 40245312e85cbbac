"""The background worker: jobs and timers of django-q2, and the sender of the search index."""

from django.core.management.base import BaseCommand
from django_q.cluster import Cluster

from search.sender import run_sender


class Command(BaseCommand):
    help = (
        "Runs background jobs and timers, and keeps the search index up to date, until it is "
        "ended by SIGTERM or Ctrl-C. Several workers at once do no harm."
    )

    def handle(self, *args, **options):
        # The cluster's processes do the jobs; this one, which would only wait for them, sends.
        cluster = Cluster()
        cluster.start()
        run_sender(stopped=lambda: bool(cluster.has_stopped))
