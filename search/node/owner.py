"""Who the search node runs as: Elasticsearch refuses root, so root hands it to `nobody`."""

import os
import pwd
import shutil
from pathlib import Path
from typing import Any

from search.node.errors import NodeError

UNPRIVILEGED_USER = "nobody"


def started_by_root() -> bool:
    return os.geteuid() == 0


def _node_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(UNPRIVILEGED_USER)
    except KeyError as error:
        raise NodeError(
            f'Elasticsearch does not run as root, and there is no user "{UNPRIVILEGED_USER}" to '
            "run it as; start the site as an ordinary user."
        ) from error


def identity() -> dict[str, Any]:
    """Arguments for `subprocess` that make a process run as the node's user."""
    if not started_by_root():
        return {}
    user = _node_user()
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def hand_over(*paths: Path) -> None:
    """Make the node's user the owner of `paths`."""
    if not started_by_root():
        return
    user = _node_user()
    for path in paths:
        shutil.chown(path, user.pw_uid, user.pw_gid)


def make_readable_folder(path: Path) -> Path:
    """Create a folder that the node's user can enter, whatever the umask of this process is."""
    path.mkdir(parents=True, exist_ok=True)
    if started_by_root():
        path.chmod(0o755)
    return path
