"""IndexComparison: what the comparison of index and database found, and how far it is."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

STOPPED_AFTER = timedelta(minutes=5)  # without a sign of life; the queue tries again after 2.5


class IndexComparisonQuerySet(models.QuerySet):
    def unfinished(self):
        return self.filter(finished_at=None)

    def finished(self):
        return self.exclude(finished_at=None)

    def under_way(self):
        return self.unfinished().filter(touched_at__gt=timezone.now() - STOPPED_AFTER)


class IndexComparison(models.Model):
    """Page ids by what is wrong with them. Done in steps, so that no job of the queue is long."""

    requested_at = models.DateTimeField(default=timezone.now)
    touched_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    index = models.CharField(max_length=255, blank=True)
    last_page = models.PositiveBigIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    missing = models.JSONField(default=list)
    stale = models.JSONField(default=list)
    orphaned = models.JSONField(default=list)
    error = models.TextField(blank=True)
    repaired_at = models.DateTimeField(null=True, blank=True)

    objects = IndexComparisonQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"comparison of {self.requested_at:%Y-%m-%d %H:%M}"

    @property
    def differing(self) -> list[int]:
        return [*self.missing, *self.stale, *self.orphaned]

    @property
    def has_stopped(self) -> bool:
        """Whether its worker went away, and nobody goes on with it."""
        silent = self.touched_at <= timezone.now() - STOPPED_AFTER
        return self.finished_at is None and silent
