"""Decides what the page editor shows of facts: fields on the source, words to read on a translation."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import HelpPanel, InlinePanel, MultiFieldPanel, ObjectList

from . import facts
from .values_in_words import value_in_words


class FactsInlinePanel(InlinePanel):
    """Inline rows that are facts: not there on a translation, whose form has no such rows."""

    class BoundPanel(InlinePanel.BoundPanel):
        """Shows nothing where the form has no such formset."""

        def __init__(self, **kwargs: Any) -> None:
            form = kwargs.get("form")
            self.is_absent = form is not None and self_relation(kwargs["panel"]) not in form.formsets
            if self.is_absent:
                super(InlinePanel.BoundPanel, self).__init__(**kwargs)
            else:
                super().__init__(**kwargs)

        def is_shown(self) -> bool:
            """Hide the rows on a translation."""
            return not self.is_absent and super().is_shown()


def self_relation(panel: InlinePanel) -> str:
    """Return the relation an inline panel edits."""
    return str(panel.relation_name)


class FactsPanel(MultiFieldPanel):
    """A group of fact fields, shown on the source only."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        """Hides itself on a translation."""

        def is_shown(self) -> bool:
            """Hide the group on a translation."""
            return not getattr(self.instance, "source_id", None) and super().is_shown()


class SourceFactsPanel(HelpPanel):
    """On a translation: the source's facts as they are, and the link to where they are changed."""

    class BoundPanel(HelpPanel.BoundPanel):
        """Shows itself on a translation only."""

        def is_shown(self) -> bool:
            """Hide on the source, where the fields themselves are."""
            return bool(getattr(self.instance, "source_id", None))

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Fill the panel with the source's facts."""
            context = super().get_context_data(parent_context)
            source = self.instance.source
            rows = format_html_join("", "<dt>{}</dt><dd dir='auto'>{}</dd>", facts_in_words(source))
            may_edit = source.permissions_for_user(self.request.user).can_edit()
            link = format_html(
                "<a href='{}'>{}</a>", reverse("wagtailadmin_pages:edit", args=[source.pk]), _("Change them there")
            )
            context["self"].content = format_html(
                "<p>{} {}</p><dl class='source-facts'>{}</dl>",
                _("Facts are stated once, on the page this is a translation of, and hold for every language."),
                link if may_edit else "",
                rows,
            )
            return context


def facts_in_words(page: Any) -> list[tuple[str, str]]:
    """Return (label, value as text) of every fact the page states, for people who may not change them here."""
    said = []
    for name in facts.stated_facts(page):
        if facts.is_relation(type(page), name):
            rows = getattr(page, name).all()
            said.append((str(rows.model._meta.verbose_name_plural), _listed(rows)))
            continue
        field = page._meta.get_field(name)
        value = getattr(page, name)
        if hasattr(value, "all"):
            value = _listed(value.all())
        elif hasattr(value, "stream_block"):
            value = _listed(block.value for block in value)
        said.append((str(field.verbose_name), value_in_words(field, value)))
    return said


def _listed(items: Iterable[Any]) -> str:
    """Return the items in one line, each kept apart from the direction of its neighbours: phones among Arabic."""
    return _("; ").join(_isolated(str(item)) for item in items)


def _isolated(text: str) -> str:
    begin = "\N{FIRST STRONG ISOLATE}" if any(map(str.isalpha, text)) else "\N{LEFT-TO-RIGHT ISOLATE}"
    return f"{begin}{text}\N{POP DIRECTIONAL ISOLATE}"


def facts_tab(*panels: Any) -> ObjectList:
    """Return the editor's tab of facts: the given groups, or on a translation the source's facts."""
    return ObjectList([SourceFactsPanel(heading=gettext_lazy("Facts")), *panels], heading=gettext_lazy("Facts"))
