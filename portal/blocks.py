"""StreamField blocks of running text, one class to one template."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .rich_text import LONG_TEXT, RELEASE_TEXT

WHO_SAYS_IT = _("A quotation needs its speaker: write who said this.")
WHAT_IS_COUNTED = _("A figure needs its unit: write what is counted.")
WHO_COUNTED = _("A figure needs its source: write who says so.")
QUOTE_IN_TEXT = _(
    "This paragraph holds a quotation without a speaker. Move it to a block of its own, “quotation”, and write there "
    "who said it."
)


class HeadingBlock(blocks.CharBlock):
    """A heading of the second level."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=200, **kwargs)

    class Meta:
        icon = "title"
        label = _("heading")
        template = "blocks/heading.html"


class ParagraphBlock(blocks.RichTextBlock):
    """Running text."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(features=LONG_TEXT, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("paragraph")
        template = "blocks/paragraph.html"


class ReleaseParagraphBlock(blocks.RichTextBlock):
    """Running text of a release: a quotation may be pasted into it, but not published from it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(features=RELEASE_TEXT, **kwargs)

    def clean(self, value: Any) -> Any:
        """Refuse a quotation without a speaker, unless a draft is being saved."""
        cleaned = super().clean(value)
        if not self.is_deferred_validation and "<blockquote" in cleaned.source:
            raise ValidationError(QUOTE_IN_TEXT, code="quote_in_text")
        return cleaned

    class Meta:
        icon = "pilcrow"
        label = _("paragraph")
        template = "blocks/paragraph.html"


class QuoteBlock(blocks.StructBlock):
    """What somebody said, with who said it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_why(self, speaker=WHO_SAYS_IT)

    text = blocks.TextBlock(label=_("quotation"))
    speaker = blocks.CharBlock(max_length=120, label=_("speaker"))
    position = blocks.CharBlock(max_length=160, required=False, label=_("position"))
    organisation = blocks.CharBlock(max_length=160, required=False, label=_("organisation"))

    class Meta:
        icon = "openquote"
        label = _("quotation")
        template = "blocks/quote.html"


class FigureBlock(blocks.StructBlock):
    """A number with what it counts, since when, and who says so."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_why(self, unit=WHAT_IS_COUNTED, source=WHO_COUNTED)

    value = blocks.DecimalBlock(min_value=0, max_digits=14, decimal_places=2, label=_("number"))
    unit = blocks.CharBlock(max_length=120, label=_("what is counted"))
    approximate = blocks.BooleanBlock(required=False, label=_("approximate"))
    as_of = blocks.DateBlock(required=False, label=_("as of"))
    source = blocks.CharBlock(max_length=160, label=_("source"))

    class Meta:
        icon = "order"
        label = _("figure")
        template = "blocks/figure.html"


def say_why(block: blocks.StructBlock, **reasons: Any) -> None:
    """Let the block's parts say why they are needed, instead of only that they are."""
    for name, reason in reasons.items():
        block.child_blocks[name].field.error_messages["required"] = reason


class PictureBlock(blocks.StructBlock):
    """A picture with its caption; alternative text and credit are the picture's own."""

    def __init__(self, **kwargs: Any) -> None:
        from wagtail.images.blocks import ImageChooserBlock

        picture = ImageChooserBlock(label=_("picture"))
        caption = blocks.CharBlock(max_length=250, required=False, label=_("caption"))
        super().__init__([("picture", picture), ("caption", caption)], **kwargs)

    class Meta:
        icon = "image"
        label = _("picture")
        template = "blocks/picture.html"


class InformationBody(blocks.StreamBlock):
    """The text of an information page."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    picture = PictureBlock()

    class Meta:
        required = False


class ReleaseBody(InformationBody):
    """The text of a press release."""

    paragraph = ReleaseParagraphBlock()
    quote = QuoteBlock()
    figure = FigureBlock()
