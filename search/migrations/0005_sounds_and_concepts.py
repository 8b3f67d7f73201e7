"""What search knows of spellings, and columns for two more kinds of key in SQLite's table of keys."""

import uuid

from django.db import migrations, models

FIELDS = ("title", "also", "body")
KINDS = ("stem", "concept", "alternative", "joined", "skeleton", "sound")


def make_table(apps, schema_editor):
    """Make FTS5's table anew; its rows come back with `update_search`, for which the health endpoint asks."""
    if schema_editor.connection.vendor == "sqlite":
        columns = ", ".join(f"{field}_{kind}" for field in FIELDS for kind in KINDS)
        schema_editor.execute("DROP TABLE search_keys")
        schema_editor.execute(f"CREATE VIRTUAL TABLE search_keys USING fts5({columns}, tokenize = 'ascii')")


def make_row(apps, schema_editor):
    """Make the one row of what is known of spellings."""
    apps.get_model("search", "SpellingsInUse").objects.create()


class Migration(migrations.Migration):
    dependencies = [("search", "0004_completions_and_promoted_results")]

    operations = [
        migrations.CreateModel(
            name="SpellingsInUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.UUIDField(default=uuid.uuid4)),
                ("concepts", models.JSONField(default=dict)),
                ("stamp", models.CharField(blank=True, max_length=40)),
            ],
        ),
        migrations.RunPython(make_table, migrations.RunPython.noop),
        migrations.RunPython(make_row, migrations.RunPython.noop),
    ]
