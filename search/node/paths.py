"""Where the search node keeps its things: one cached copy per user, one folder per node."""

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from search.node.errors import NodeError
from search.node.owner import started_by_root

APPLICATION = "thinkers-search-node"


def default_cache_dir() -> Path:
    """The folder for what is loaded once per user.

    Root's own home is closed to the unprivileged user that the node then runs as, so root's
    copy lies with the system's caches.
    """
    if started_by_root():
        return Path("/var/cache") / APPLICATION
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / APPLICATION


@dataclass(frozen=True)
class NodePaths:
    """The folder of one node; `cluster_name` is unique per node name and `var_dir`."""

    folder: Path
    cluster_name: str

    @property
    def config(self) -> Path:
        return self.folder / "config"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    @property
    def scratch(self) -> Path:
        return self.folder / "tmp"

    @property
    def log_file(self) -> Path:
        return self.logs / "node.log"

    @property
    def launch_log(self) -> Path:
        """What is said before the node's own log opens, above all why it cannot start."""
        return self.logs / "launch.log"

    @property
    def pid_file(self) -> Path:
        return self.folder / "node.pid"

    @property
    def lock_file(self) -> Path:
        return self.folder / "start.lock"

    @property
    def stopped_mark(self) -> Path:
        """Exists while the node is down because somebody asked for it."""
        return self.folder / "stopped"


def node_paths(name: str, var_dir: Path) -> NodePaths:
    """The places of the node `name` of the site whose run-time folder is `var_dir`."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,40}", name):
        raise NodeError(
            f'"{name}" cannot name a search node: use lower case letters, digits and hyphens.'
        )
    var_dir = Path(var_dir).resolve()
    unique_name = f"{name}-{hashlib.sha256(bytes(var_dir)).hexdigest()[:8]}"
    if started_by_root():
        # The site may lie below a folder that the node's user cannot enter.
        folder = Path("/var/lib") / APPLICATION / unique_name
    else:
        folder = var_dir / "search-node" / name
    return NodePaths(folder=folder, cluster_name=f"thinkers-{unique_name}")
