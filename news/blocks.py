"""The files of an awareness material: documents, pictures, and links to films."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

LANGUAGE_CHOICES = [*settings.LANGUAGES, ("ku", _("Kurdish")), ("none", _("no words in it"))]


class PictureFileBlock(blocks.StructBlock):
    """A picture to send by phone, with the language of what is written on it."""

    picture = ImageChooserBlock(label=_("picture"))
    language = blocks.ChoiceBlock(choices=LANGUAGE_CHOICES, label=_("language"))

    class Meta:
        icon = "image"
        label = _("picture")


class VideoLinkBlock(blocks.StructBlock):
    """A film that lies elsewhere; the portal links to it and loads nothing from there."""

    address = blocks.URLBlock(label=_("address"))
    language = blocks.ChoiceBlock(choices=LANGUAGE_CHOICES, label=_("language"))
    minutes = blocks.IntegerBlock(min_value=1, max_value=600, required=False, label=_("length in minutes"))

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Refuse an address that is not on the web over TLS."""
        cleaned = super().clean(value)
        if urlsplit(cleaned["address"]).scheme != "https":
            raise ValidationError(_("The address must begin with https://."))
        return cleaned

    class Meta:
        icon = "media"
        label = _("link to a film")


class FilesBlock(blocks.StreamBlock):
    """The files of one material, in the order readers see them."""

    document = DocumentChooserBlock(label=_("document or audio"), icon="doc-full")
    picture = PictureFileBlock()
    video = VideoLinkBlock()

    class Meta:
        required = False
