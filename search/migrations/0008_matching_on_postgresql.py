"""Lets PostgreSQL tell which documents match from its indexes alone, also where nearly all do.

The planner does not know what it costs to unpack a document's keys, so for a common word it would read them all. A
function with a setting of its own is planned with that setting.
"""

from django.db import migrations

FUNCTIONS = {
    "search_matching": "search_keys @@ wanted",
    "search_titled": "ts_filter(search_keys, '{a}') @@ wanted",
}


def create(apps, schema_editor):
    """Make an index of the words of titles, and the functions that return the numbers of documents."""
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute(
        "CREATE INDEX search_title_keys ON search_searchdocument USING gin (ts_filter(search_keys, '{a}'))"
    )
    for name, condition in FUNCTIONS.items():
        schema_editor.execute(
            f"CREATE FUNCTION {name}(wanted tsquery) RETURNS SETOF bigint LANGUAGE sql STABLE PARALLEL SAFE"  # noqa: S608 - constants
            f" SET enable_seqscan = off AS $$ SELECT number FROM search_searchdocument WHERE {condition} $$"
        )


def drop(apps, schema_editor):
    """Undo create."""
    if schema_editor.connection.vendor != "postgresql":
        return
    for name in FUNCTIONS:
        schema_editor.execute(f"DROP FUNCTION {name}(tsquery)")
    schema_editor.execute("DROP INDEX search_title_keys")


class Migration(migrations.Migration):
    dependencies = [("search", "0007_glued_words")]

    operations = [migrations.RunPython(create, drop)]
