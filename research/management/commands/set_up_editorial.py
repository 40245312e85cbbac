"""Make or complete the groups, rights and workflow of the papers."""

from django.core.management.base import BaseCommand

from research.actions.set_up_editorial import set_up_editorial


class Command(BaseCommand):
    help = "Makes or completes the groups, the rights in each network and the review workflow."

    def handle(self, *args, **options):
        set_up_editorial()
        self.stdout.write("Groups, rights and workflow are in place.")
