"""Let editors change the list of synonyms, and fill it where it is empty."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from research.actions.set_up_editorial import EDITORS
from search.models import SynonymGroup
from search.vocabulary.synonyms import synonyms

RIGHTS = ("view_synonymgroup", "add_synonymgroup", "change_synonymgroup", "delete_synonymgroup")


@transaction.atomic
def set_up_synonyms() -> None:
    """Run as often as one likes: a list in which there is anything is left alone."""
    editors, _ = Group.objects.get_or_create(name=EDITORS)
    rights = Permission.objects.filter(content_type__app_label="search", codename__in=RIGHTS)
    editors.permissions.add(*rights)
    if not SynonymGroup.objects.exists():
        SynonymGroup.objects.bulk_create(
            SynonymGroup(words="\n".join(words)) for words in synonyms()
        )
