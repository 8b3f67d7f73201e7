"""Decides which indexes there are and which of them is searched, so that a rebuild interrupts nothing.

The database knows the indexes that pushes go to; the cluster's alias decides which one is searched. An index is named
to the database before anything is copied into it: whatever is written after that goes to both, whatever was written
before is in the rows that are copied.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.db import transaction
from elasticsearch import NotFoundError

from ...models import DistributedIndex
from ..base import NotAnswering
from . import connection
from .layout import alias, body_of_index, current_prefix, new_name

# Creating, swapping and deleting wait for every node of the cluster.
_SECONDS = 60.0
_BUILDING, _SERVING, _OLD = (
    DistributedIndex.State.BUILDING,
    DistributedIndex.State.SERVING,
    DistributedIndex.State.OLD,
)


class Overtaken(NotAnswering):
    """Another rebuild has begun; this one's index is gone."""


def targets() -> list[str]:
    """Return the indexes that every write goes to: the one that is searched, and the one that is being built."""
    rows = DistributedIndex.objects.filter(state__in=[_SERVING, _BUILDING])
    return list(rows.order_by("pk").values_list("name", flat=True))


def begin() -> str:
    """Make a new index, let writes go to it too, and return its name; one that an aborted rebuild left is dropped."""
    _finish_swap()
    drop_unused()
    name = new_name()
    with transaction.atomic():
        DistributedIndex.objects.filter(state=_BUILDING).update(state=_OLD)
        DistributedIndex.objects.create(name=name, state=_BUILDING)
    drop_unused()
    client = connection.client().options(request_timeout=_SECONDS)
    connection.ask(_SECONDS, lambda: client.indices.create(index=name, body=body_of_index(name)))
    return name


def publish(name: str) -> None:
    """Let searches go to this index from now on, in one step, and drop the one before; raise Overtaken."""
    if not DistributedIndex.objects.filter(name=name, state=_BUILDING).exists():
        raise Overtaken(f"another rebuild began: {name} is not built any more")
    actions: list[dict[str, Any]] = [
        {"remove": {"index": f"{alias()}-*", "alias": alias(), "must_exist": False}},
        {"add": {"index": name, "alias": alias()}},
    ]
    client = connection.client().options(request_timeout=_SECONDS)
    connection.ask(_SECONDS, lambda: client.indices.update_aliases(actions=actions))
    _serve(name)
    drop_unused()


def merge(name: str) -> None:
    """Make few large segments of the many that copying has left, which is sooner searched; go on after a minute.

    The cluster merges on by itself then. That it does not is no reason against the index.
    """
    client = connection.client().options(request_timeout=_SECONDS)
    with suppress(NotAnswering):
        connection.ask(_SECONDS, lambda: client.indices.forcemerge(index=name, max_num_segments=1))


def abandon(name: str) -> None:
    """Drop an index that did not become what it should be; the one that is searched stays."""
    DistributedIndex.objects.filter(name=name, state=_BUILDING).update(state=_OLD)
    drop_unused()


def drop_unused() -> None:
    """Delete the indexes that are neither searched nor built."""
    client = connection.client().options(request_timeout=_SECONDS)
    for row in DistributedIndex.objects.filter(state=_OLD):
        name = row.name
        connection.ask(_SECONDS, lambda name=name: client.indices.delete(index=name, ignore_unavailable=True))  # type: ignore[misc]
        row.delete()


def searched(seconds: float) -> str | None:
    """Return the name of the index that the alias leads to, or None when there is none; raise Unavailable."""
    client = connection.client().options(request_timeout=seconds)

    def look() -> str | None:
        try:
            return next(iter(client.indices.get_alias(name=alias())), None)
        except NotFoundError:
            return None

    return connection.ask(seconds, look)


def is_current(name: str) -> bool:
    """Return True when this analysis and layout have made the index."""
    return name.startswith(current_prefix())


def refresh(name: str) -> None:
    """Make all that was written to the index visible to searches."""
    client = connection.client().options(request_timeout=_SECONDS)
    connection.ask(_SECONDS, lambda: client.indices.refresh(index=name))


def _finish_swap() -> None:
    """Tell the database of a swap that the cluster made just before the process ended."""
    name = searched(_SECONDS)
    if name and DistributedIndex.objects.filter(name=name, state=_BUILDING).exists():
        _serve(name)


def _serve(name: str) -> None:
    with transaction.atomic():
        DistributedIndex.objects.filter(state=_SERVING).update(state=_OLD)
        if not DistributedIndex.objects.filter(name=name, state=_BUILDING).update(state=_SERVING):
            raise Overtaken(f"another rebuild began: {name} is not built any more")
