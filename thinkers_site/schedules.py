"""The timers of the site; made or corrected after every migration."""

from django.db.models.signals import post_migrate
from django.dispatch import receiver
from django_q.models import Schedule

# name -> what runs, and every how many minutes
SCHEDULES = {
    "Publish and expire pages on time": ("thinkers_site.jobs.publish_scheduled", 1),
    "Resume readings that were lost": ("research.jobs.resume_reading", 15),
    "Compare the search index with the database": ("search.jobs.look_after_index", 24 * 60),
}


@receiver(post_migrate)
def make_schedules(sender, **kwargs):
    if sender.name != "thinkers_site":
        return
    for name, (function, minutes) in SCHEDULES.items():
        Schedule.objects.update_or_create(
            name=name,
            defaults={"func": function, "schedule_type": Schedule.MINUTES, "minutes": minutes},
        )
