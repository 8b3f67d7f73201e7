"""Routes of the directory beside its pages, below the language's prefix."""

from django.urls import re_path

from .hours.calendar_view import centre_calendar

urlpatterns = [re_path(r"^hours/(?P<short_id>[a-z0-9]+)\.ics$", centre_calendar, name="centre_calendar")]
