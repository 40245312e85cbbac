"""IndexBuild: the index that is being filled."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

BUILD_IS_DEAD_AFTER = timedelta(minutes=5)


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
