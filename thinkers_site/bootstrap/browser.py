"""The browser that the tests drive: Debian's Chromium."""

import os
import shutil
import subprocess
from pathlib import Path

from thinkers_site.bootstrap.failure import SetupFailed
from thinkers_site.bootstrap.step import run_step
from thinkers_site.bootstrap.stop_request import StopRequest
from thinkers_site.bootstrap.terminal import say

NEEDED = "The browser tests need Chromium (Debian's package chromium), and it is not installed"
APT = ["apt-get", "-o", "DPkg::Lock::Timeout=300"]


def ensure_browser(*, log: Path, stop: StopRequest) -> None:
    """Install Chromium where it is missing; SetupFailed with the reason where that cannot be."""
    if shutil.which("chromium"):
        return
    root = _prefix_for_root()
    say("Installing Chromium for the browser tests ...")
    for words in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        if run_step([*root, *APT, *words], log=log, stop=stop, environ=environ) != 0:
            raise SetupFailed(f"{NEEDED}; apt-get {words[0]} failed, {log} says why.")
    if not shutil.which("chromium"):
        raise SetupFailed(f"{NEEDED}; apt-get put no command `chromium` on the PATH.")


def _prefix_for_root() -> list[str]:
    """What to put before a command that root must run: nothing, or sudo without a password."""
    if not shutil.which("apt-get"):
        raise SetupFailed(f"{NEEDED}; install it so that the command `chromium` starts it.")
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n"]
    raise SetupFailed(f"{NEEDED}; as root, run: apt-get install chromium")
