"""The whole site as `make run` starts it, and people in front of a real browser."""

import os
import subprocess
import sys
import time

import pytest
from playwright.sync_api import sync_playwright

from search.node import stop_node
from tests.thinkers_site.site_run import CHECKOUT, SiteRun
from thinkers_site.demo.demo_accounts import DEMO_PASSWORD

CHROMIUM = "/usr/bin/chromium"
OPTIONS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
READY_WITHIN = 300  # seconds


@pytest.fixture(scope="module")
def running_site(tmp_path_factory):
    var = tmp_path_factory.mktemp("journey") / "var"
    with SiteRun(var) as run:
        run.wait_for(f"Ready: {run.url}", seconds=READY_WITHIN)
        yield run
    stop_node(name="dev", var_dir=var, remove_data=True)


@pytest.fixture(scope="module")
def browser():
    """Ended with the journeys: Django's database cannot be used while Playwright's loop runs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield browser
        browser.close()


class Person:
    """Somebody with a browser of their own; `account` None is a visitor."""

    def __init__(self, browser, site, account):
        self.site = site
        self.context = browser.new_context(base_url=site.url)
        self.context.set_default_timeout(30_000)
        self.page = self.context.new_page()
        if account:
            self.page.goto("/admin/login/")
            self.page.fill("#id_username", account)
            self.page.fill("#id_password", DEMO_PASSWORD)
            self.page.click("button[type=submit]")
            self.page.wait_for_url("**/admin/")

    def search(self, q):
        """The API's answer to a search."""
        answer = self.context.request.get("/api/v1/search", params={"q": q})
        assert answer.ok, answer.status
        return answer.json()

    def wait_until(self, condition, *, seconds):
        """Ask until `condition()` holds."""
        start = time.monotonic()
        while time.monotonic() - start < seconds:
            if condition():
                return
            time.sleep(0.2)
        raise AssertionError(f"not within {seconds} seconds")


@pytest.fixture
def person(browser, running_site):
    people = []

    def person(account=None):
        people.append(Person(browser, running_site, account))
        return people[-1]

    yield person
    for each in people:
        each.context.close()


@pytest.fixture
def manage(running_site):
    """Run `manage.py` against the running site; returns what it printed."""

    def manage(*arguments):
        environment = os.environ | {
            "VAR_DIR": str(running_site.var),
            "PORT": str(running_site.port),
            "SEARCH_NODE_PORT": str(running_site.node_port),
            "DJANGO_SETTINGS_MODULE": "thinkers_site.settings.dev",
        }
        environment.pop("DATABASE_URL", None)
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=CHECKOUT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return manage
