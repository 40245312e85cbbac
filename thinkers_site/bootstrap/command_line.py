"""The commands of the set-up and their arguments."""

import argparse
import sys
from pathlib import Path

from thinkers_site.bootstrap.browser import ensure_browser
from thinkers_site.bootstrap.environment import ensure_environment
from thinkers_site.bootstrap.failure import SetupFailed
from thinkers_site.bootstrap.run_options import CHECKOUT, var_folder
from thinkers_site.bootstrap.run_site import run_site
from thinkers_site.bootstrap.stop_request import Stopped, StopRequest


def main() -> int:
    """Run the command that was asked for; return the exit code."""
    arguments = _parser().parse_args()
    stop = StopRequest()
    stop.listen()
    try:
        return arguments.carry_out(arguments, stop)
    except SetupFailed as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    except Stopped:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 -m thinkers_site.bootstrap")
    commands = parser.add_subparsers(required=True)
    run = commands.add_parser("run", help="set up what is missing and run the whole site")
    run.set_defaults(carry_out=lambda _, stop: run_site(stop))
    install = commands.add_parser("install", help="install the pinned dependencies into .venv")
    install.add_argument("extras", nargs="*", help="extras of pyproject.toml, for example: test")
    install.set_defaults(carry_out=_install)
    browser = commands.add_parser("browser", help="install Chromium where it is missing")
    browser.set_defaults(carry_out=_browser)
    return parser


def _install(arguments: argparse.Namespace, stop: StopRequest) -> int:
    ensure_environment(CHECKOUT, set(arguments.extras), log=_log("pip.log"), stop=stop)
    return 0


def _browser(_: argparse.Namespace, stop: StopRequest) -> int:
    ensure_browser(log=_log("apt.log"), stop=stop)
    return 0


def _log(name: str) -> Path:
    return var_folder() / "logs" / name
