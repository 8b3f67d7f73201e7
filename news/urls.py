"""Routes of the newsroom beside its pages, below the language's prefix."""

from django.urls import re_path

from .feeds.views import feed

urlpatterns = [
    re_path(r"^feeds/(?P<name>[\w-]+(?:/[\w-]+)?)\.(?P<extension>rss|json)$", feed, name="feed"),
]
