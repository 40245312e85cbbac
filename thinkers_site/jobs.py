"""What the background worker runs for the site as a whole."""

from django.core.management import call_command


def publish_scheduled() -> None:
    """Publish what is due and take down what has expired (Wagtail's own command)."""
    call_command("publish_scheduled")
