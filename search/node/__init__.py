"""The local search node: a private Elasticsearch for development and tests.

Nothing in here knows Django; `manage.py search_node` hands in names, ports and folders.
"""

from search.node.control import NodeStatus, node_status, start_node, stop_node
from search.node.errors import NodeError
from search.node.foreground import idle_until_signal, run_node_in_foreground

__all__ = [
    "NodeError",
    "NodeStatus",
    "idle_until_signal",
    "node_status",
    "run_node_in_foreground",
    "start_node",
    "stop_node",
]
