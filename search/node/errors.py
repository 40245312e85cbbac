"""The one error of the search node, meant to be read by a person."""


class NodeError(Exception):
    """Says in one sentence what keeps the search node from running and what to do about it."""
