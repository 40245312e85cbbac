from django.apps import AppConfig


class ResearchConfig(AppConfig):
    """The paper side: papers, their files and authors, topics, editorial workflow, imports."""

    name = "research"
    verbose_name = "Research"

    def ready(self):
        from research import receivers  # noqa: F401
