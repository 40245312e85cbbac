"""Public search: where Elasticsearch is and how long to wait for it.

`ELASTICSEARCH_URL` names a real cluster; without it the site uses the local search node that
`manage.py search_node start` runs, at `SEARCH_NODE_PORT`.
"""

import environ

env = environ.Env()

SEARCH_NODE_PORT = env.int("SEARCH_NODE_PORT", default=9271)
ELASTICSEARCH_URL = env("ELASTICSEARCH_URL", default="")
ELASTICSEARCH_USER = env("ELASTICSEARCH_USER", default="")
ELASTICSEARCH_PASSWORD = env("ELASTICSEARCH_PASSWORD", default="")
ELASTICSEARCH_API_KEY = env("ELASTICSEARCH_API_KEY", default="")
ELASTICSEARCH_CA_FILE = env("ELASTICSEARCH_CA_FILE", default="")
SEARCH_INDEX_PREFIX = env("SEARCH_INDEX_PREFIX", default="thinkers")
SEARCH_TIMEOUT = 2.0  # seconds a visitor may wait for Elasticsearch
