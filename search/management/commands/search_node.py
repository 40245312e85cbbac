"""Start, stop, ask after, or keep running the local search node."""

import sys
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search import node

ELSEWHERE = "ELASTICSEARCH_URL is set: the site uses that cluster, no local search node is started."

# People wait for this node more often than they load it: half the work of a start saved is worth
# more here than the last third of its speed. A benchmark starts a node of its own.
QUICK_START = {"short_lived": True}


class Command(BaseCommand):
    help = "The private Elasticsearch that the site uses unless ELASTICSEARCH_URL is set."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "verb",
            choices=("start", "stop", "status", "run"),
            help="run stays in the foreground, keeps the node up, and stops it at the end",
        )
        parser.add_argument("--name", default="dev", help='default: "dev"')
        parser.add_argument("--port", type=int, help=f"default: {settings.SEARCH_NODE_PORT}")

    def handle(self, *, verb, name, port, **options):
        port = port or settings.SEARCH_NODE_PORT
        try:
            getattr(self, verb)(name=name, port=port, var_dir=settings.VAR_DIR)
        except node.NodeError as error:
            raise CommandError(str(error)) from error

    def start(self, **which):
        if settings.ELASTICSEARCH_URL:
            self.say(ELSEWHERE)
        else:
            self.say(f"The search node answers at {node.start_node(**which, **QUICK_START)}.")

    def stop(self, *, name, port, var_dir):
        ended = node.stop_node(name=name, var_dir=var_dir)
        self.say("The search node was stopped." if ended else "The search node was not running.")

    def status(self, **which):
        """Exit with 0 when the node answers, with 1 when it does not."""
        status = node.node_status(**which)
        if status.running:
            self.say(
                f"The search node answers at {status.url}: Elasticsearch {status.version}, "
                f"process {status.pid or 'of another user'}, log {status.log_path}"
            )
            return
        if status.pid:
            self.say(f"The search node is starting (process {status.pid}, log {status.log_path}).")
        else:
            self.say("The search node is not running.")
        sys.exit(1)

    def run(self, **which):
        if settings.ELASTICSEARCH_URL:
            self.say(ELSEWHERE)
            node.idle_until_signal()
        else:
            node.run_node_in_foreground(**which, **QUICK_START, say=self.say)

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
