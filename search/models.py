"""What the index still has to be told, and the index that is being built."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

BUILD_IS_DEAD_AFTER = timedelta(minutes=5)
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

    Every change adds a row: publishers never wait for each other, and the id, which only grows, is
    the version under which Elasticsearch keeps the newest state. The sender takes all rows of a
    page together.
    """

    page_id = models.PositiveBigIntegerField(db_index=True)
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
        return f"page {self.page_id}"

    def postpone(self, error: str) -> None:
        """Note a failure of this one document: try again in 5 s, 10 s, 20 s ..., then set aside."""
        self.attempts += 1
        self.last_error = error[:2000]
        self.next_attempt_at = timezone.now() + timedelta(seconds=5 * 2 ** (self.attempts - 1))
        self.set_aside = self.attempts >= GIVE_UP_AFTER


class IndexBuildQuerySet(models.QuerySet):
    def active(self):
        return self.filter(touched_at__gt=timezone.now() - BUILD_IS_DEAD_AFTER)

    def abandoned(self):
        return self.filter(touched_at__lte=timezone.now() - BUILD_IS_DEAD_AFTER)


class IndexBuild(models.Model):
    """An index that is being filled: while the row is alive, every job is sent there too."""

    index = models.CharField(max_length=255, unique=True)
    started_at = models.DateTimeField(default=timezone.now)
    touched_at = models.DateTimeField(default=timezone.now)

    objects = IndexBuildQuerySet.as_manager()

    def __str__(self):
        return self.index

    def touch(self) -> None:
        """Say that the filling goes on; a row that nobody touches is left behind by a crash."""
        self.touched_at = timezone.now()
        self.save(update_fields=["touched_at"])
