"""What the paper side does when files and networks appear."""

from django.db.models.signals import post_save
from django.dispatch import receiver

from networks.models import NetworkPage
from research.actions.request_text import request_text
from research.actions.set_up_editorial import grant_network_rights
from research.models import PaperFile


@receiver(post_save, sender=PaperFile)
def on_file_saved(sender, instance, raw=False, **kwargs):
    if not raw and instance.file_hash and instance.needs_reading:
        request_text(file=instance)


@receiver(post_save, sender=NetworkPage)
def on_network_saved(sender, instance, created=False, raw=False, **kwargs):
    if created and not raw:
        grant_network_rights(network=instance)
