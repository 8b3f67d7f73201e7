"""Routes of the directory beside its pages, below the language's prefix."""

from django.urls import path, re_path

from .handouts.views import contact_card, notice, notice_file
from .hours.calendar_view import centre_calendar

urlpatterns = [
    re_path(r"^hours/(?P<short_id>[a-z0-9]+)\.ics$", centre_calendar, name="centre_calendar"),
    re_path(r"^contacts/(?P<short_id>[a-z0-9]+)\.vcf$", contact_card, name="contact_card"),
    path("contacts/<slug:short_id>/<uuid:at>.vcf", contact_card, name="contact_card_at"),
    path("notice/<slug:short_id>/", notice, name="notice"),
    path("notice/<slug:short_id>/both/", notice, {"is_in_all": True}, name="notice_in_all"),
    path("notice/<slug:short_id>.pdf", notice_file, name="notice_pdf"),
    path("notice/<slug:short_id>/both.pdf", notice_file, {"is_in_all": True}, name="notice_pdf_in_all"),
]
