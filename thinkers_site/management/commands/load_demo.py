"""Load the demo content."""

import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from networks.models import Member
from thinkers_site.actions.load_demo import load_demo
from thinkers_site.demo.demo_accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from thinkers_site.models import HomePage


class Command(BaseCommand):
    help = "Loads networks, institutions, papers and demo accounts, and prints the accounts."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty", action="store_true", help="Do nothing where there is content of anybody."
        )

    def handle(self, *args, if_empty, **options):
        if not settings.DEMO_ACCOUNTS_ALLOWED:
            raise CommandError(
                "Demo accounts have a password that everybody knows; these settings refuse them."
            )
        if if_empty and (HomePage.objects.exists() or Member.objects.exists()):
            self._print_accounts()
            return
        with tqdm(unit=" papers", desc="Demo content", file=sys.stderr, disable=None) as bar:

            def show(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            load_demo(progress=show)
        self._print_accounts()

    def _print_accounts(self):
        usernames = {account.username for account in DEMO_ACCOUNTS}
        there = set(
            Member.objects.filter(username__in=usernames).values_list("username", flat=True)
        )
        for account in DEMO_ACCOUNTS:
            if account.username in there:
                self.stdout.write(f"  {account.username:12} {DEMO_PASSWORD}   {account.role}")
