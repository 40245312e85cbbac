"""The local search node: a private Elasticsearch for development and tests.

Nothing in here knows Django; `manage.py search_node` hands in names, ports and folders.
"""

from search.node.control import NodeStatus, node_status, start_node, stop_node
from search.node.errors import NodeError

__all__ = [
    "NodeError",
    "NodeStatus",
    "node_status",
    "start_node",
    "stop_node",
]
