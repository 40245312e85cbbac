"""What the background worker runs for the site as a whole."""

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.management import call_command


def publish_scheduled() -> None:
    """Publish what is due and take down what has expired (Wagtail's own command)."""
    call_command("publish_scheduled")


def deliver_mail(message: EmailMessage) -> None:
    """Hand a queued message to the real mail backend; an error leaves it in the queue."""
    get_connection(settings.MAIL_DELIVERY_BACKEND).send_messages([message])
