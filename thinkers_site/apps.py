from django.apps import AppConfig


class ThinkersSiteConfig(AppConfig):
    """Settings, home page, demo content; wires the other apps together."""

    name = "thinkers_site"
    verbose_name = "Site"

    def ready(self):
        from thinkers_site import schedules  # noqa: F401
