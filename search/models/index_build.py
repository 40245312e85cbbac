"""IndexBuild: the one index that is being prepared beside the one in use."""

from contextlib import suppress
from datetime import timedelta

from django.db import DatabaseError, IntegrityError, models, transaction
from django.utils import timezone

from search.index_refusals import BuildLost, IndexBusy
from search.running_process import is_of_this_machine, is_running, this_process

# An interrupted build gets every change for a day; it is gone on with a little less long, so that
# two clocks that differ do not leave a gap between the two.
RECEIVES_FOR = timedelta(hours=24)
RESUMABLE_FOR = timedelta(hours=23)
SILENT_AFTER = timedelta(minutes=2)  # how a process of another machine is taken for ended
ONLY_ROW = 1


class Purpose(models.TextChoices):
    REBUILD = "rebuild", "a new index is being filled"
    ROLLBACK = "rollback", "the previous index is being brought up to date"


class IndexBuildQuerySet(models.QuerySet):
    def receiving(self):
        """Builds to which every change has to go."""
        return self.filter(touched_at__gt=timezone.now() - RECEIVES_FOR)

    def forgotten(self):
        return self.filter(touched_at__lte=timezone.now() - RECEIVES_FOR)

    def begin(self, *, index: str, purpose: Purpose, signature: str = "") -> "IndexBuild":
        """Raises `IndexBusy` when another process was first."""
        try:
            with transaction.atomic():
                return self.create(
                    pk=ONLY_ROW,
                    index=index,
                    purpose=purpose,
                    signature=signature,
                    runner=this_process(),
                )
        except IntegrityError as error:
            raise IndexBusy("Another process has just begun to prepare an index.") from error

    def take_over(self, *, purpose: Purpose, signature: str = "") -> "IndexBuild | None":
        """The build that somebody else left unfinished, now ours.

        None if there is none, or none of this purpose and signature that got every change; what
        cannot be gone on with is given up. Raises `IndexBusy` while its process is at work.
        """
        build = self.first()
        if build is None:
            return None
        if build.is_under_way:
            raise IndexBusy(
                f"Since {build.started_at:%H:%M} UTC {build.get_purpose_display()} (process "
                f"{build.runner}, index {build.index}). Wait until that is done."
            )
        if build.purpose != purpose or build.signature != signature or build.is_too_old:
            build.end()
            return None
        unchanged = self.filter(
            pk=build.pk, index=build.index, runner=build.runner, touched_at=build.touched_at
        )
        if not unchanged.update(runner=this_process(), touched_at=timezone.now()):
            raise IndexBusy("Another process has just gone on with the index that was unfinished.")
        build.refresh_from_db()
        return build


class IndexBuild(models.Model):
    """While the row is there, every change goes to its index too.

    There is one row at most: two that prepare an index at once would delete each other's.
    """

    index = models.CharField(max_length=255)
    purpose = models.CharField(max_length=10, choices=Purpose, default=Purpose.REBUILD)
    signature = models.CharField(max_length=64, blank=True)
    last_page = models.PositiveBigIntegerField(default=0)
    runner = models.CharField(max_length=255, blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    touched_at = models.DateTimeField(default=timezone.now)

    objects = IndexBuildQuerySet.as_manager()

    def __str__(self):
        return self.index

    @property
    def is_under_way(self) -> bool:
        """Whether its process still works on it; one that was killed is noticed at once."""
        if not self.runner:
            return False
        if self.runner != this_process() and is_of_this_machine(self.runner):
            return is_running(self.runner)
        return self.touched_at > timezone.now() - SILENT_AFTER

    @property
    def is_too_old(self) -> bool:
        """Whether changes may be missing that were made since it was interrupted."""
        return self.touched_at <= timezone.now() - RESUMABLE_FOR

    def touch(self, *, last_page: int | None = None) -> None:
        """Say that the work goes on, and how far it is. Raises `BuildLost`."""
        now = timezone.now()
        if last_page is not None:
            self.last_page = last_page
        ours = IndexBuild.objects.filter(
            pk=self.pk,
            index=self.index,
            runner=self.runner,
            touched_at__gt=now - RESUMABLE_FOR,
        )
        if not ours.update(touched_at=now, last_page=self.last_page):
            raise BuildLost(f"Another process has taken over or given up the index {self.index}.")

    def pause(self) -> None:
        """Leave it to whoever goes on with it.

        Where the database fails as well, the build is found by its process having ended.
        """
        with suppress(DatabaseError):
            IndexBuild.objects.filter(pk=self.pk, index=self.index, runner=self.runner).update(
                runner="", touched_at=timezone.now()
            )

    def end(self) -> None:
        """Done with, or given up: its index gets no more for being prepared."""
        IndexBuild.objects.filter(pk=self.pk, index=self.index).delete()
