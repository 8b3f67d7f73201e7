"""Every setting of the portal: safe when nothing is set, each knob an environment variable (see ``.env.example``)."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from .accounts.packages import PACKAGES_OF_SIGN_IN
from .database import database_from_url
from .environment import env_bool, env_choice, env_int, env_list, env_path, env_secret, env_str
from .sealing import read_keys

# Paths: code is read-only, everything that is written lives in the data folder.
BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = env_path("DATA_DIR", BASE_DIR / "var")
DATA_DIR.mkdir(parents=True, exist_ok=True)

# Security
DEBUG = env_bool("DEBUG", False)
HTTPS = env_bool("HTTPS", False)
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])


def _secret_key() -> str:
    """Return the key from the environment, or one that is made once and kept in the data folder."""
    if key := env_str("SECRET_KEY"):
        if len(key) < 50:
            raise ImproperlyConfigured("PORTAL_SECRET_KEY is shorter than 50 characters.")
        return key
    path = DATA_DIR / "secret_key"
    if not path.exists():
        # It appears whole or not at all: of two workers that start at once, one would read an empty file.
        with NamedTemporaryFile("w", dir=DATA_DIR) as file, suppress(FileExistsError):
            file.write(get_random_secret_key())
            file.flush()
            os.link(file.name, path)
    return path.read_text().strip()


SECRET_KEY = _secret_key()
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
BEHIND_PROXY = env_bool("BEHIND_PROXY", False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 31_536_000
CSRF_TRUSTED_ORIGINS = env_list("TRUSTED_ORIGINS")
CSRF_FAILURE_VIEW = "portal.views.expired_form"
# The page editor of a centre with many services sends thousands of small fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
AUTH_USER_MODEL = "portal.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "portal.accounts.backends.NameOrMailBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": name}
    for name in (
        "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "portal.accounts.passwords.LongEnoughValidator",
        "django.contrib.auth.password_validation.CommonPasswordValidator",
        "django.contrib.auth.password_validation.NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
PASSWORD_RESET_TIMEOUT = env_int("RESET_LINK_HOURS", 24, minimum=1, maximum=168) * 3600
# How long invitations and registrations wait for their button; after how long owners are asked who still belongs.
INVITATION_DAYS = env_int("INVITATION_DAYS", 14, minimum=1, maximum=90)
MEMBERS_CONFIRMED_DAYS = env_int("MEMBERS_CONFIRMED_DAYS", 365, minimum=30, maximum=1000)
# Whether staff reach the admin only with a second factor.
STAFF_SECOND_FACTOR = env_bool("STAFF_SECOND_FACTOR", False)
AXES_COOLOFF_TIME = env_int("LOGIN_LOCK_HOURS", 1, minimum=1, maximum=168)
# Without HTTPS browsers give passkeys to localhost alone, whose origin is not checked then.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
globals().update(PACKAGES_OF_SIGN_IN)

# Applications: ours first, so that their templates win.
INSTALLED_APPS = [
    "home",
    "news",
    "centres",
    "search",
    "portal",
    "wagtail_localize",
    "wagtail.locales",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.middleware.CompressedTextMiddleware",
    "portal.byte_ranges.ByteRangesMiddleware",
    "portal.security.headers.PolicyMiddleware",
    "portal.middleware.NoCookieForVisitorsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "portal.middleware.LanguageOfTheAddressMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.accounts.second_factor.StaffSecondFactorMiddleware",
    "portal.middleware.LanguageOfTheUserMiddleware",
    "portal.translation.guard.TranslationGuardMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
    "portal.middleware.IncompleteFormMiddleware",
    "portal.transactions.AtomicWritesMiddleware",
]
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

# Database
DATABASES = {"default": database_from_url(env_str("DATABASE_URL", "sqlite:"), DATA_DIR)}

# Languages: a third one is a line here, a catalogue and content.
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = WAGTAILADMIN_PERMITTED_LANGUAGES = [("ar", "العربية"), ("en", "English")]
LANGUAGE_CODE = "ar"
WAGTAIL_I18N_ENABLED = True
USE_I18N = USE_TZ = True
TIME_ZONE = "Asia/Baghdad"
# Embargoes and expiries are typed and read in Baghdad's time, wherever an editor sits.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["portal.formats"]
# Babel's names of the formats of dates per language; ar_IQ has the Iraqi months.
DATE_LOCALES = {"ar": "ar_IQ", "en": "en_GB"}
ARABIC_DIGITS = env_choice("ARABIC_DIGITS", "arabic-indic", ["arabic-indic", "latin"])

# Templates
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["django.templatetags.i18n", "portal.templatetags.portal_tags"],
        },
    }
]

# Static files and media
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "portal.uploads.storage.WholeFileStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "portal.uploads.receiving.PatientUploadHandler",
]
WAGTAILIMAGES_IMAGE_MODEL = "portal.PortalImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "portal.uploads.forms.PictureForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = env_int("PICTURE_MAX_MB", 15, minimum=1, maximum=100) * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif", "gif"]
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "avif", "webp": "webp"}
WAGTAILIMAGES_WEBP_QUALITY = 65
WAGTAILIMAGES_JPEG_QUALITY = 76
WAGTAILDOCS_DOCUMENT_MODEL = "portal.PortalDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "portal.uploads.forms.DocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = env_int("DOCUMENT_MAX_MB", 50, minimum=1, maximum=1000) * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "csv", "txt", "mp3", "m4a", "ogg", "mp4", "webm"]
WAGTAILDOCS_EXTENSIONS += ["jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILDOCS_SERVE_METHOD = "serve_view"

# Wagtail: no request of the admin leaves for another host.
WAGTAIL_SITE_NAME = "Markaz"
WAGTAILADMIN_BASE_URL = env_str("BASE_URL", "http://localhost:8000")
# Passwords are changed where everybody signs in, and mail addresses, to which links are sent, by administrators.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_PRIVATE_PAGE_OPTIONS = WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAIL_FINISH_WORKFLOW_ACTION = "portal.workflow.publishing.publish_approved"
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAIL_LOCALIZE_DEFAULT_TRANSLATION_MODE = "simple"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.admin_backend"}}
WAGTAILSEARCH_HITS_MAX_AGE = 0
TAGGIT_CASE_INSENSITIVE = True

# The portal's own
HOTLINE = env_str("HOTLINE")
NOBODY_APPROVES_OWN = env_bool("NOBODY_APPROVES_OWN", True)
ZERO_RESULT_REPORT = env_bool("ZERO_RESULT_REPORT", True)
# A function (texts, from, to) -> texts, by its dotted path; nothing is translated by machine without one.
MACHINE_TRANSLATION = env_str("MACHINE_TRANSLATION")
# Upkeep: whether other hosts are asked for links, also those of the private network; when a page is to be read again.
LINK_CHECK_OUTSIDE = env_bool("LINK_CHECK_OUTSIDE", True)
LINK_CHECK_PRIVATE = env_bool("LINK_CHECK_PRIVATE", False)
REVIEW_DAYS = env_int("REVIEW_DAYS", 3, minimum=1, maximum=90)
REVIEW_AFTER_MONTHS = env_int("REVIEW_AFTER_MONTHS", 12, minimum=1, maximum=120)
PREVIEW_DAYS = env_int("PREVIEW_DAYS", 7, minimum=1, maximum=60)
# Days after a listing's last confirmation: two reminders, the second when it is due, IOM's list, the label, hidden.
FRESHNESS_REMIND_DAYS = env_int("FRESHNESS_REMIND_DAYS", 76, minimum=1, maximum=2000)
FRESHNESS_REMIND_AGAIN_DAYS = env_int("FRESHNESS_REMIND_AGAIN_DAYS", 90, minimum=1, maximum=2000)
FRESHNESS_ESCALATE_DAYS = env_int("FRESHNESS_ESCALATE_DAYS", 104, minimum=1, maximum=2000)
FRESHNESS_LABEL_DAYS = env_int("FRESHNESS_LABEL_DAYS", 120, minimum=1, maximum=2000)
FRESHNESS_HIDE_DAYS = env_int("FRESHNESS_HIDE_DAYS", 180, minimum=1, maximum=2000)
# The map on request: where its tiles come from ({z}/{x}/{y} in the address), and the credit their owner asks for.
MAP_TILES, MAP_CREDIT = env_str("MAP_TILES"), env_str("MAP_CREDIT")
# Whether views, phone taps and searches that showed a listing are counted: daily sums, nothing of the visitor.
COUNT_VISITS = env_bool("COUNT_VISITS", True)
CONFIRM_LINK_DAYS = env_int("CONFIRM_LINK_DAYS", 30, minimum=1, maximum=365)
# Visitors' reports: days to answer one, or one of several; when words are deleted; forms an hour (a town's, maybe).
REPORT_DAYS = env_int("REPORT_DAYS", 7, minimum=1, maximum=90)
REPORT_REPEATED_DAYS = env_int("REPORT_REPEATED_DAYS", 2, minimum=1, maximum=90)
REPORT_WORDS_DAYS = env_int("REPORT_WORDS_DAYS", 180, minimum=1, maximum=3650)
REPORTS_PER_HOUR = env_int("REPORTS_PER_HOUR", 60, minimum=1, maximum=10_000)
# Keys that lock followers' addresses, today's first; days until an unconfirmed one goes, and one whose subject is gone.
SUBSCRIBER_KEYS = read_keys(env_secret("SUBSCRIBER_KEYS"), SECRET_KEY, "PORTAL_SUBSCRIBER_KEYS")
SUBSCRIBE_DAYS = env_int("SUBSCRIBE_DAYS", 7, minimum=1, maximum=60)
SUBSCRIBE_GONE_DAYS = env_int("SUBSCRIBE_GONE_DAYS", 30, minimum=1, maximum=365)
LIST_PAGE_SIZE = env_int("LIST_PAGE_SIZE", 10, minimum=1, maximum=50)
DEMO_PASSWORD = env_str("DEMO_PASSWORD")

# Search: on the database alone, or on Elasticsearch too when it has an address.
SEARCH_URLS = env_list("SEARCH_URLS")
SEARCH_INDEX = env_str("SEARCH_INDEX", "markaz")
SEARCH_SHARDS = env_int("SEARCH_SHARDS", 1, minimum=1, maximum=100)
SEARCH_REPLICAS = env_int("SEARCH_REPLICAS", 1, minimum=0, maximum=10)
SEARCH_API_KEY = env_secret("SEARCH_API_KEY")
SEARCH_USER = env_str("SEARCH_USER")
SEARCH_PASSWORD = env_secret("SEARCH_PASSWORD")
SEARCH_CA_FILE = env_str("SEARCH_CA_FILE")
SEARCH_VERIFY_TLS = env_bool("SEARCH_VERIFY_TLS", True)
SEARCH_CONNECT_SECONDS = env_int("SEARCH_CONNECT_MS", 1000, minimum=50, maximum=60_000) / 1000
SEARCH_SECONDS = env_int("SEARCH_TIMEOUT_MS", 2000, minimum=100, maximum=60_000) / 1000
SEARCH_BULK_SIZE = env_int("SEARCH_BULK_SIZE", 500, minimum=1, maximum=10_000)

# Mail
EMAIL_BACKEND = "portal.mail.AfterCommitBackend"
MAIL_TRANSPORT = f"django.core.mail.backends.{env_choice('MAIL', 'console', ['console', 'smtp'])}.EmailBackend"
EMAIL_HOST = env_str("SMTP_HOST", "localhost")
EMAIL_PORT = env_int("SMTP_PORT", 25, minimum=1, maximum=65535)
EMAIL_HOST_USER = env_str("SMTP_USER")
EMAIL_HOST_PASSWORD = env_str("SMTP_PASSWORD")
EMAIL_USE_TLS = env_bool("SMTP_TLS", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env_str("MAIL_FROM", "markaz@localhost")

# Logging: one line an event, on standard error.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {
        "handlers": ["console"],
        "level": env_choice("LOG_LEVEL", "WARNING", ["DEBUG", "INFO", "WARNING", "ERROR"]),
    },
}
