"""IndexJob: what the index still has to be told."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

GIVE_UP_AFTER = 8  # attempts; then the job is set aside until somebody looks at it


class IndexJobQuerySet(models.QuerySet):
    def due(self):
        return self.filter(set_aside=False, next_attempt_at__lte=timezone.now())

    def waiting(self):
        return self.filter(set_aside=False)

    def set_aside(self):
        return self.filter(set_aside=True)


class IndexJob(models.Model):
    """A page whose document may be out of date; written in the transaction that changed it.

    Without a page it is the list of synonyms that changed.

    Every change adds a row: publishers never wait for each other, and the id, which only grows, is
    the version under which Elasticsearch keeps the newest state. The sender takes all rows of a
    page together.
    """

    page_id = models.PositiveBigIntegerField(null=True, blank=True, db_index=True)
    created_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=timezone.now)
    last_error = models.TextField(blank=True)
    set_aside = models.BooleanField(default=False)

    objects = IndexJobQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = "search job"
        indexes = [models.Index(fields=["set_aside", "next_attempt_at"])]

    def __str__(self):
        return f"page {self.page_id}" if self.page_id else "synonyms"

    def postpone(self, error: str) -> None:
        """Note a failure of this one document: try again in 5 s, 10 s, 20 s ..., then set aside."""
        self.attempts += 1
        self.last_error = error[:2000]
        self.next_attempt_at = timezone.now() + timedelta(seconds=5 * 2 ** (self.attempts - 1))
        self.set_aside = self.attempts >= GIVE_UP_AFTER
