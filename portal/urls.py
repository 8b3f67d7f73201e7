"""Every route of the portal; the only module beside ``load_demo`` that sees all apps."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from centres import urls as centres_urls
from centres.desk import urls as desk_urls
from centres.freshness import urls as freshness_urls
from centres.offline import urls as offline_urls
from centres.offline.views import service_worker
from centres.reports import urls as reports_urls
from news import urls as news_urls
from search import urls as search_urls

from . import languages, views
from .accounts import urls as account_urls
from .accounts.staff_doors import sign_out, to_reset, to_sign_in
from .health import health
from .media_files import serve_rendition
from .notices.public_file import notices_file
from .numbers.views import count
from .previews import shared
from .qr_codes import qr_code
from .share_images import share_image
from .sitemaps import robots, sitemap

handler400 = "portal.views.bad_request"
handler403 = "portal.views.forbidden"
handler404 = "portal.views.not_found"
handler500 = "portal.views.server_error"

LANGUAGE = "|".join(languages.codes())

urlpatterns = [
    path("", views.front_door),
    path("admin/login/", to_sign_in),
    path("admin/logout/", sign_out),
    path("admin/password_reset/", to_reset),
    path("admin/password_reset/done/", to_reset),
    path("admin/password_reset/complete/", to_reset),
    path("admin/password_reset/confirm/<uidb64>/<token>/", to_reset),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("count/", count, name="count"),
    path("health/", health, name="health"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots),
    # At the root, because a worker may only answer below its own address.
    path("service-worker.js", service_worker, name="service_worker"),
    path("c/<slug:short_id>", views.short_address, name="short_address"),
    path("c/<slug:short_id>/", views.short_address),
    re_path(r"^c/(?P<short_id>[\w-]+)/qr\.(?P<extension>svg|png)$", qr_code, name="qr_code"),
    re_path(rf"^c/(?P<short_id>[\w-]+)/share-(?P<language>{LANGUAGE})\.png$", share_image, name="share_image"),
    path("media/images/<str:name>", serve_rendition),
    path("preview/<str:token>/", shared.shared_preview, name="shared_preview"),
    path("preview/<str:token>/images/<str:name>", shared.shared_picture),
    path("preview/<str:token>/documents/<int:pk>/<str:name>", shared.shared_document),
    re_path(rf"^language/(?P<language>{LANGUAGE})/$", views.language_choice, name="language_choice"),
    *i18n_patterns(
        path("", include(search_urls)),
        path("", include(offline_urls)),
        path("notices.json", notices_file, name="notices_file"),
        path("", include(centres_urls)),
        path("", include(news_urls)),
        path("desk/", include(account_urls)),
        path("desk/", include(desk_urls)),
        path("", include(freshness_urls)),
        path("", include(reports_urls)),
        # Wagtail makes the addresses of pages by this name.
        re_path(r"^((?:[\w\-]+/)*)$", views.page_view, name="wagtail_serve"),
    ),
]
