"""One site to measure: its environment, its commands and its web server."""

import os
import shlex
import string
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.failure import BenchFailed
from thinkers_site.bootstrap.readiness import web_status
from thinkers_site.bootstrap.run_options import CHECKOUT
from thinkers_site.bootstrap.step import end_process_group

PATIENCE = 120.0  # seconds until the web server must answer


@dataclass(frozen=True)
class BenchSite:
    """A site under the settings of production. `folder` takes what it writes."""

    name: str
    folder: Path
    database_url: str
    elasticsearch_url: str
    index_prefix: str
    port: int

    @property
    def environ(self) -> dict[str, str]:
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "thinkers_site.settings.production",
            "VAR_DIR": str(self.folder),
            "DATABASE_URL": self.database_url,
            "ELASTICSEARCH_URL": self.elasticsearch_url,
            "SEARCH_INDEX_PREFIX": self.index_prefix,
            "SITE_PORT": str(self.port),
            "SITE_URL": f"http://127.0.0.1:{self.port}",
            "ALLOWED_HOSTS": "127.0.0.1",
            "SECURE_SSL_REDIRECT": "False",  # no TLS stands before it
            "SECRET_KEY": "measured-and-thrown-away",
            "EMAIL_URL": "dummymail://",
            "LOG_LEVEL": "WARNING",
            "PYTHONUNBUFFERED": "1",
        }

    def log(self, name: str) -> Path:
        path = self.folder / "logs" / f"{self.name}-{name}.log"
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def run(self, *words: str) -> None:
        """Run a Python command to its end; its progress and its complaints go to the terminal."""
        with self.started(*words, log=self.log(words[1]), show_progress=True) as process:
            if process.wait() != 0:
                raise BenchFailed(f"`{' '.join(words)}` failed; the lines above say why.")

    @contextmanager
    def started(
        self, *words: str, log: Path, show_progress: bool = False
    ) -> Iterator[subprocess.Popen]:
        """A Python command while it runs; leaving the block ends it and all that it started."""
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, *words],
                cwd=CHECKOUT,
                env=self.environ,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=None if show_progress else output,
                start_new_session=True,
            )
            try:
                yield process
            finally:
                end_process_group(process)

    @contextmanager
    def web_server(self) -> Iterator[subprocess.Popen]:
        """The site's web server as the Procfile starts it, with a worker for each core."""
        words = [*self._procfile("web"), "--workers", str(os.cpu_count())]
        with self.started("-m", *words, log=self.log("web")) as server:
            limit = time.monotonic() + PATIENCE
            while (status := web_status(self.port)) != 200:
                if server.poll() is not None or status or time.monotonic() > limit:
                    raise BenchFailed(
                        f"The web server does not answer (status {status}): "
                        f"{self._last_words('web')}"
                    )
                time.sleep(0.2)
            yield server

    def _procfile(self, name: str) -> list[str]:
        for line in (CHECKOUT / "Procfile").read_text().splitlines():
            if line.startswith(f"{name}: "):
                command = line.removeprefix(f"{name}: ")
                return shlex.split(string.Template(command).substitute(self.environ))
        raise BenchFailed(f"The Procfile has no line for {name!r}, which the benchmark starts.")

    def _last_words(self, name: str) -> str:
        """What was said last, for one who cannot look: the folder goes at the end."""
        lines = self.log(name).read_text(errors="replace").splitlines()
        return " / ".join(line.strip() for line in lines if line.strip())[-1000:]
