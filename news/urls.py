"""Routes of the newsroom beside its pages, below the language's prefix."""

from django.urls import include, path, re_path

from .feeds.views import feed
from .handouts.views import release_file

urlpatterns = [
    path("", include("news.following.urls")),
    re_path(r"^feeds/(?P<name>[\w-]+(?:/[\w-]+)?)\.(?P<extension>rss|json)$", feed, name="feed"),
    re_path(r"^files/(?P<short_id>[a-z0-9]+)\.(?P<extension>pdf|docx)$", release_file, name="release_file"),
]
