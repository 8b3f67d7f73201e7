"""The search document and, by database, what its engine finds it with."""

from django.db import migrations, models

FIELDS = ("title", "also", "body")
KINDS = ("stem", "alternative", "joined", "skeleton")


def create_keys(apps, schema_editor):
    """Make FTS5's table, or the column and its index on PostgreSQL."""
    if schema_editor.connection.vendor == "sqlite":
        # Tokens come ready made: FTS5's `ascii` tokenizer keeps every letter beyond ASCII as it is.
        columns = ", ".join(f"{field}_{kind}" for field in FIELDS for kind in KINDS)
        schema_editor.execute(f"CREATE VIRTUAL TABLE search_keys USING fts5({columns}, tokenize = 'ascii')")
    elif schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE search_searchdocument ADD COLUMN search_keys tsvector")
        schema_editor.execute("CREATE INDEX search_keys ON search_searchdocument USING gin (search_keys)")


def drop_keys(apps, schema_editor):
    """Undo create_keys."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE search_keys")
    elif schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE search_searchdocument DROP COLUMN search_keys")


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.UUIDField(editable=False, unique=True)),
                ("kind", models.CharField(max_length=20)),
                ("titles", models.JSONField(default=dict)),
                ("bodies", models.JSONField(default=dict)),
                ("urls", models.JSONField(default=dict)),
                ("also", models.TextField(blank=True)),
                ("facets", models.JSONField(default=dict)),
                ("date", models.DateField(blank=True, null=True)),
                ("latitude", models.FloatField(blank=True, null=True)),
                ("longitude", models.FloatField(blank=True, null=True)),
                ("digest", models.CharField(max_length=64)),
                ("stamp", models.CharField(max_length=40)),
                ("updated_at", models.DateTimeField(auto_now=True)),
            ],
        ),
        migrations.RunPython(create_keys, drop_keys),
    ]
