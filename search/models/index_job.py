"""IndexJob: what the index still has to be told."""

from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone

GIVE_UP_AFTER = 8  # attempts; then the job is set aside until somebody looks at it
MOST_ATTEMPTS = 1000  # as far as they are counted
LONGEST_ERROR = 2000  # characters
LONGEST_WAIT = 60  # seconds, where the document is not to blame


class IndexJobQuerySet(models.QuerySet):
    def due(self):
        return self.filter(set_aside=False, next_attempt_at__lte=timezone.now())

    def waiting(self):
        return self.filter(set_aside=False)

    def set_aside(self):
        return self.filter(set_aside=True)

    def failing(self):
        """Those that were tried in vain, and will be again or were set aside."""
        return self.filter(attempts__gt=0)

    def retry(self) -> int:
        """Make them due now, with a fresh count of attempts; return how many they are."""
        return self.update(set_aside=False, attempts=0, next_attempt_at=timezone.now())

    def postpone(self, jobs, error: str, *, refused: bool) -> None:
        """Put one job that waits in place of those of a page that failed together.

        It is a new one: none of theirs, which another sender may just be settling.
        """
        attempts = min(job.attempts for job in jobs)  # a change since has its own
        later = IndexJob(page_id=jobs[0].page_id, created_at=jobs[0].created_at, attempts=attempts)
        later.postpone(error, refused=refused)
        self._replace(jobs, later)

    def note_refused(self, *, page: int, error: str) -> None:
        """Set a page aside at once whose document was refused outside of any job."""
        refused = IndexJob(page_id=page, attempts=GIVE_UP_AFTER, set_aside=True)
        refused.last_error = error[:LONGEST_ERROR]
        self._replace(self.set_aside().filter(page_id=page), refused)

    def _replace(self, jobs, job: "IndexJob") -> None:
        with transaction.atomic():
            self.filter(pk__in=[each.pk for each in jobs]).delete()
            job.save()


class IndexJob(models.Model):
    """A page whose document may be out of date; written in the transaction that changed it.

    Every change adds a row, so that publishers never wait for each other; the sender takes all
    rows of a page together.
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

    def postpone(self, error: str, *, refused: bool) -> None:
        """Note a failure and try again in 5 s, 10 s, 20 s ...

        Set aside at last where Elasticsearch `refused` the document; otherwise the fault is its
        own and will pass, so the wait stays short.
        """
        self.attempts = min(self.attempts + 1, MOST_ATTEMPTS)
        self.last_error = error[:LONGEST_ERROR]
        seconds = 5 * 2 ** min(self.attempts - 1, GIVE_UP_AFTER)
        if not refused:
            seconds = min(seconds, LONGEST_WAIT)
        self.next_attempt_at = timezone.now() + timedelta(seconds=seconds)
        self.set_aside = refused and self.attempts >= GIVE_UP_AFTER
