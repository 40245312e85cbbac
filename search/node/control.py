"""Starting, stopping and asking after a node."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from search.node.answer import answer_at, is_taken, node_url
from search.node.archive import ELASTICSEARCH, Archive, cached_copy
from search.node.configuration import write_configuration
from search.node.errors import NodeError
from search.node.java import find_java
from search.node.launch import launch, wait_until_up
from search.node.locks import only_one
from search.node.owner import make_readable_folder
from search.node.paths import NodePaths, default_cache_dir, node_paths
from search.node.process import end_process, running_process


@dataclass(frozen=True)
class NodeStatus:
    """`running` says that it answers; a `pid` without it, that it is still starting."""

    running: bool
    url: str | None
    pid: int | None
    version: str | None
    log_path: Path


def start_node(
    *,
    name: str,
    port: int,
    var_dir: Path,
    wait: bool = True,
    short_lived: bool = False,
    archive: Archive = ELASTICSEARCH,
    cache_dir: Path | None = None,
) -> str:
    """Start the node `name` at `port` unless it runs already; return its URL.

    Loads Elasticsearch first where it is not yet cached. Two processes may call this at the same
    time; the node outlives them. With `wait`, returns when it answers (12 to 20 s). A
    `short_lived` one, for tests, is up sooner but slower under load. Raises NodeError when Java,
    the download or the port is missing, or the node does not come up.
    """
    paths = node_paths(name, var_dir)
    try:
        make_readable_folder(paths.folder)
        paths.stopped_mark.unlink(missing_ok=True)
        with only_one(paths.lock_file):
            if not _runs_already(paths, port):
                cache = cache_dir or default_cache_dir()
                java_home = find_java(cache)
                program = cached_copy(archive, cache)
                write_configuration(paths, port, short_lived=short_lived)
                launch(paths, port=port, program=program, java_home=java_home)
            if wait:
                wait_until_up(paths, port)
    except OSError as error:
        raise NodeError(f"The search node cannot use {paths.folder}: {error}.") from error
    return node_url(port)


def _runs_already(paths: NodePaths, port: int) -> bool:
    process = running_process(paths)
    if process is not None and process.port != port:
        raise NodeError(
            f"This search node already runs at port {process.port} (process {process.pid}); "
            f"stop it before you start it at port {port}."
        )
    if process is not None:
        return True
    answer = answer_at(port)
    if answer is not None and answer.cluster_name == paths.cluster_name:
        return True
    if is_taken(port):
        raise NodeError(
            f"Port {port} is taken by another program, so the search node cannot use it; "
            "end that program or set SEARCH_NODE_PORT to a free port."
        )
    return False


def stop_node(
    *, name: str, var_dir: Path, port: int | None = None, remove_data: bool = False
) -> bool:
    """End the node `name` and wait until it is gone; say whether there was one.

    With `port`, only a node at that port is ended. `remove_data` also deletes its folder.
    """
    paths = node_paths(name, var_dir)
    if paths.folder.is_dir():
        paths.stopped_mark.touch()
    process = running_process(paths)
    found = process is not None and port in (None, process.port)
    if process is not None and found:
        end_process(process.pid)
        paths.pid_file.unlink(missing_ok=True)
    if remove_data and running_process(paths) is None:
        shutil.rmtree(paths.folder, ignore_errors=True)
    return found


def node_status(*, name: str, var_dir: Path, port: int | None = None) -> NodeStatus:
    """How the node `name` is; `port` is where to ask when it has no process of this user's."""
    paths = node_paths(name, var_dir)
    process = running_process(paths)
    pid = process.pid if process else None
    asked = process.port if process else port
    answer = answer_at(asked) if asked else None
    if asked is None or answer is None or answer.cluster_name != paths.cluster_name:
        return NodeStatus(False, None, pid, None, paths.log_file)
    return NodeStatus(True, node_url(asked), pid, answer.version, paths.log_file)
