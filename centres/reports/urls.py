"""The addresses of visitors' reports, below a language."""

from django.urls import path

from . import views

urlpatterns = [
    path("report/", views.outcome, name="report_outcome"),
    path("report/<slug:short_id>/", views.report, name="report"),
]
