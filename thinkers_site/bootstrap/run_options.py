"""What a run takes from the environment: ports, folders, addresses."""

import os
from dataclasses import dataclass
from pathlib import Path

from thinkers_site.bootstrap.failure import SetupFailed

CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class RunOptions:
    """Where one run of the site listens and writes."""

    port: int
    var: Path
    node_port: int
    elasticsearch_url: str  # of a real cluster; empty: the local search node is started

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def search_url(self) -> str:
        return self.elasticsearch_url or f"http://127.0.0.1:{self.node_port}"

    @property
    def logs(self) -> Path:
        return self.var / "logs"


def read_run_options() -> RunOptions:
    """The options of this process's environment; SetupFailed where one makes no sense."""
    return RunOptions(
        port=_port("PORT", 8000),
        var=var_folder(),
        node_port=_port("SEARCH_NODE_PORT", 9271),
        elasticsearch_url=os.environ.get("ELASTICSEARCH_URL", ""),
    )


def var_folder() -> Path:
    """The folder for all that is written at run time, made where it is missing."""
    var = Path(os.environ.get("VAR_DIR") or CHECKOUT / "var").resolve()
    try:
        (var / "logs").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SetupFailed(
            f"The site keeps its data in {var}, and that folder cannot be made "
            f"({error.strerror}): name another one with VAR_DIR."
        ) from error
    return var


def _port(name: str, default: int) -> int:
    text = os.environ.get(name) or str(default)
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise SetupFailed(f"{name} is {text!r}, and a port is a number from 1 to 65535.")
    return int(text)
