"""Lets PostgreSQL read less for a search: what is counted comes with the matches, and keys unpack faster.

The keys of documents written from now on are packed by LZ4, which unpacks them several times faster than PostgreSQL's
own method; a server that was built without it goes on with that one. ``update_search`` writes all of them anew.
"""

from django.db import NotSupportedError, migrations, transaction

# A setting of its own, as for search_matching: the planner does not know what unpacking keys costs.
CREATE = """
CREATE FUNCTION search_found(wanted tsquery)
RETURNS TABLE (number bigint, key uuid, kind varchar, facets jsonb, date date, points jsonb)
LANGUAGE sql STABLE PARALLEL SAFE SET enable_seqscan = off AS $$
    SELECT number, key, kind, facets, date, points FROM search_searchdocument WHERE search_keys @@ wanted
$$
"""
PACK = "ALTER TABLE search_searchdocument ALTER COLUMN search_keys SET COMPRESSION "


def read_less(apps, schema_editor):
    """Make the function that returns the matches with what is counted of them, and choose how keys are packed."""
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute(CREATE)
    try:
        with transaction.atomic(schema_editor.connection.alias):
            schema_editor.execute(PACK + "lz4")
    except NotSupportedError:
        # Built without LZ4: slower, and otherwise the same.
        return


def read_as_before(apps, schema_editor):
    """Undo read_less."""
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("DROP FUNCTION search_found(tsquery)")
    schema_editor.execute(PACK + "default")


class Migration(migrations.Migration):
    dependencies = [("search", "0008_matching_on_postgresql")]

    operations = [migrations.RunPython(read_less, read_as_before)]
