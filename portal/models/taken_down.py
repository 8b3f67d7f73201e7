"""Why a page is not public although it was: withdrawn in its language alone, or taken down together with its source."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision


class TakenDown(models.Model):
    """Kept while the page is down; publishing it again removes the row."""

    page = models.OneToOneField(Page, models.CASCADE, primary_key=True, related_name="taken_down")
    # True: it comes back when its source does. False: somebody withdrew it in its language alone.
    with_source = models.BooleanField(default=False)
    # What its address answers meanwhile: the source with a notice, or that the page is gone (410).
    is_gone = models.BooleanField(_("its address says that the page is gone"), default=False)
    # What was public.
    revision = models.ForeignKey(Revision, models.SET_NULL, null=True, blank=True, related_name="+")
    taken_down_at = models.DateTimeField(auto_now_add=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("page taken down")
        verbose_name_plural = _("pages taken down")

    def __str__(self) -> str:
        return f"{self.page_id}"
