"""Routes of following, below the language's prefix."""

from django.urls import path

from . import views

urlpatterns = [
    path("follow/sent/", views.sent, name="follow_sent"),
    path("follow/confirm/<str:token>/", views.confirm, name="follow_confirm"),
    path("follow/leave/<str:token>/", views.leave, name="follow_leave"),
    path("follow/<slug:kind>/<slug:key>/", views.follow, name="follow"),
]
