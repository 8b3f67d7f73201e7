"""Routes of what a phone keeps: some of them below the language's prefix, the others must be at the root."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "offline"
urlpatterns = [
    path("offline/", views.offline_page, name="page"),
    path("offline/directory.json", views.whole_directory, name="directory"),
    path("offline/points.json", views.points, name="points"),
    path("app.webmanifest", views.manifest, name="manifest"),
    path("finder/near/", views.near_me, name="near"),
]
