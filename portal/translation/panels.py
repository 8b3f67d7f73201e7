"""What the editor shows about translations: the words to follow, and the schedule that the source rules."""

from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel

from .. import dates, languages


class ChangedWordsPanel(HelpPanel):
    """On an outdated translation: the source's words that changed, old and new in one text."""

    class BoundPanel(HelpPanel.BoundPanel):
        """Shows itself where there is something to follow."""

        def is_shown(self) -> bool:
            """Hide where the translation is current, and on sources."""
            return bool(self.form and "brought_up_to_date" in self.form.fields)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Fill the panel with the changes."""
            from .editing import words_to_follow

            context = super().get_context_data(parent_context)
            source = self.instance.source
            rows = [(change.label, source.language, change.html) for change in words_to_follow(self.instance)]
            context["self"].content = format_html(
                "<p>{}</p><dl class='source-facts changed-words'>{}</dl>",
                _("The source was changed after this was translated:"),
                format_html_join("", "<dt>{}</dt><dd lang='{}' dir='auto'>{}</dd>", rows),
            )
            return context


class SourceSchedulePanel(HelpPanel):
    """On a translation: when it goes public and ends, which its source decides."""

    class BoundPanel(HelpPanel.BoundPanel):
        """Shows itself on translations."""

        def is_shown(self) -> bool:
            """Hide on the source, whose schedule has fields."""
            return bool(self.instance.source_id)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Say the source's schedule."""
            context = super().get_context_data(parent_context)
            context["self"].content = format_html_join("", "<p>{}</p>", ((line,) for line in said_of(self.instance)))
            return context


def said_of(page: Any) -> list[str]:
    """Return the sentences about a translation's schedule."""
    source = page.source
    scheduled = source.scheduled_revision
    begins = scheduled.approved_go_live_at if scheduled else None
    lines = [_("Go-live and expiry are those of the source, for all languages at once.")]
    if begins:
        lines.append(_("It is scheduled for %(when)s (Baghdad time).") % {"when": _moment(begins)})
    if source.expire_at:
        lines.append(_("It ends on %(when)s (Baghdad time).") % {"when": _moment(source.expire_at)})
    return lines


def _moment(moment: Any) -> str:
    return dates.say_moment(moment, languages.current())


def translation_panel() -> MultiFieldPanel:
    """Return the group that stands under the words."""
    return MultiFieldPanel(
        [ChangedWordsPanel(), FieldPanel("brought_up_to_date"), FieldPanel("minor_change")],
        heading=gettext_lazy("Translations"),
    )
