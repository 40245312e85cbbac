"""Remove the groups and the workflow that Wagtail's migrations hang on the root page.

They give every member of "Editors" rights on every network.
"""

from django.db import migrations


def remove(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=["Editors", "Moderators"]).delete()
    apps.get_model("wagtailcore", "WorkflowPage").objects.all().delete()
    apps.get_model("wagtailcore", "Workflow").objects.filter(name="Moderators approval").delete()
    apps.get_model("wagtailcore", "GroupApprovalTask").objects.filter(
        name="Moderators approval"
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("research", "0002_vocabulary"),
        ("wagtailcore", "0053_locale_model"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0002_initial_data"),
        ("wagtaildocs", "0002_initial_data"),
    ]

    operations = [migrations.RunPython(remove, migrations.RunPython.noop)]
