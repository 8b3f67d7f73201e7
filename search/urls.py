"""Routes of search, below the language's prefix."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "search"
urlpatterns = [
    path("search/", views.results, name="results"),
    path("search/completions/", views.completions, name="completions"),
]
