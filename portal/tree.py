"""Decides how writers of the tree wait for each other: by the base row of the page they change or add below."""

from typing import Any

from wagtail.models import Page


def lock_row(pk: int) -> None:
    """Hold the page's base row until the transaction ends (SQLite's writers already wait for the whole database)."""
    Page.objects.select_for_update(of=("self",)).filter(pk=pk).order_by().values_list("pk", flat=True).first()


def lock_page(page: Any) -> None:
    """Hold the page's base row, and forget what was loaded of the tree before the lock."""
    lock_row(page.pk)
    page.refresh_from_db(fields=["path", "depth", "numchild"])
