"""The addresses of the desk, below ``/<language>/desk/``."""

from django.urls import path

from . import views

app_name = "desk"

urlpatterns = [
    path("", views.home, name="home"),
    path("partner/", views.choose, name="choose"),
]
