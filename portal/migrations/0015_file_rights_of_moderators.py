"""Takes back from moderators the rights on files that Wagtail's first migrations gave them: they change no files."""

from django.db import migrations

RIGHTS = ("add_image", "change_image", "delete_image", "add_document", "change_document", "delete_document")


def take_back(apps, schema_editor):
    """Delete the rights; the portal's set-up gives the one that moderators have."""
    granted = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    granted.filter(group__name="Moderators", permission__codename__in=RIGHTS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0014_daily_counts"),
        ("wagtailcore", "0078_referenceindex"),
        ("wagtailimages", "0002_initial_data"),
        ("wagtaildocs", "0003_add_verbose_names"),
    ]

    operations = [migrations.RunPython(take_back, migrations.RunPython.noop)]
