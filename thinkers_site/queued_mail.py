"""A mail backend that leaves delivery to the background worker, so that no request waits for it."""

from django.core.mail.backends.base import BaseEmailBackend
from django_q.tasks import async_task


class QueuedEmailBackend(BaseEmailBackend):
    """Queues each message in the caller's transaction; the worker delivers it, with retries."""

    def send_messages(self, email_messages):
        for message in email_messages:
            message.connection = None  # the worker opens its own
            async_task("thinkers_site.jobs.deliver_mail", message, task_name="deliver mail")
        return len(email_messages)
