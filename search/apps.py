from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The public search: documents, index life, queries, results."""

    name = "search"

    def ready(self):
        from search import checks, receivers  # noqa: F401
