"""Make the page tree, groups and workflow that every installation starts with."""

from django.core.management.base import BaseCommand

from thinkers_site.actions.set_up_site import set_up_site


class Command(BaseCommand):
    help = "Makes home page, lists of networks and institutions, groups and workflow, if missing."

    def handle(self, *args, **options):
        home = set_up_site()
        self.stdout.write(f"The site stands below “{home.title}”.")
