"""The address of the page that confirms listings without sign-in, below a language."""

from django.urls import path

from .views import confirm_listings

urlpatterns = [path("confirm/<str:token>/", confirm_listings, name="confirm_listings")]
