"""One settings file, production by default. What differs between places comes through `env`."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from project import databases, env

ROOT = Path(__file__).resolve().parents[2]
env.load(Path(env.text("ENV_FILE", str(ROOT / ".env"))))
VAR = Path(env.text("VAR_DIR", str(ROOT / "var")))
VAR.mkdir(parents=True, exist_ok=True)

# ── Secrets ────────────────────────────────────────────────────────────────────────────────────
DEBUG = env.flag("DEBUG")
SECRET_KEY = env.secret("SECRET_KEY")
FIELD_KEYS = [key for key in env.secret("FIELD_KEYS").split(",") if key]
AUDIT_KEY = env.secret("AUDIT_KEY")
SIGNING_KEY = env.secret("SIGNING_KEY")

# ── Where we are ───────────────────────────────────────────────────────────────────────────────
SITE_URL = env.text("SITE_URL", "http://localhost:8000").rstrip("/")
_site = urlparse(SITE_URL)
LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1"}
SECURE = _site.scheme == "https"
if not SECURE and _site.hostname not in LOCAL_HOSTS:
    raise ImproperlyConfigured("SITE_URL must start with https:// unless the host is local.")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", _site.hostname or "localhost")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
ROOT_URLCONF = "project.urls"
WSGI_APPLICATION = "project.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXY_COUNT", 0)
if SECURE and TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's preview frames our own pages
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # it wants DENY, which would break that preview

_host = "__Host-" if SECURE else ""  # browsers refuse __Host- on plain http
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_host}session", f"{_host}csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_FAILURE_VIEW = "project.errors.csrf_failure"

SECURE_CSP: dict[str, list[str]] = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.SELF],
    "form-action": [CSP.SELF, "https://checkout.stripe.com"],
}
# Wagtail's admin starts its date chooser with an inline script and styles elements inline.
ADMIN_CSP: dict[str, list[str]] = {
    **SECURE_CSP,
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
}

# ── What it is made of ─────────────────────────────────────────────────────────────────────────
INSTALLED_APPS = [
    "project",
    "kernel.audit",
    "kernel.organisation",
    "kernel.people",
    "kernel.payments",
    "kernel.mail",
    "kernel.desk",
    "kernel.due",
    "kernel.freshness",
    "kernel.documents",
    "kernel.crypto",
    "safeguarding",
    "fundraising",
    "bookings",
    "cms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.users",
    "wagtail.embeds",
    "wagtail.documents",
    "wagtail.sites",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.postgres",  # the search index's columns where the database is PostgreSQL
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kernel.freshness.pages.PublicPages",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "kernel.people.access.RefusalMiddleware",
    "kernel.people.second_factor.StaffSecondFactorMiddleware",
    "project.wagtail_screens.WagtailScreensMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kernel.organisation.context.organisation",
                "cms.navigation.context.navigation",
                "cms.pictures.placeholders.placeholders",
            ],
        },
    },
]

# ── Data ───────────────────────────────────────────────────────────────────────────────────────
DATABASES = {"default": databases.database(env.text("DATABASE_URL"), var=VAR)}
# Pages lie apart from what filters make of them, and both from counts of wrong guesses: however
# many questions are asked, they push out nothing but each other.
CACHES: dict[str, dict[str, Any]]
if _cache := env.text("CACHE_URL"):
    _redis: dict[str, Any] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": _cache,
    }
    CACHES = {
        "default": _redis,
        "pages": {**_redis, "KEY_PREFIX": "pages"},
        "questions": {**_redis, "KEY_PREFIX": "questions"},
    }
else:
    _memory: dict[str, Any] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    CACHES = {
        "default": {**_memory, "OPTIONS": {"MAX_ENTRIES": 10_000}},
        "pages": {**_memory, "LOCATION": "pages", "OPTIONS": {"MAX_ENTRIES": 2_000}},
        "questions": {**_memory, "LOCATION": "questions", "OPTIONS": {"MAX_ENTRIES": 500}},
    }
TASKS = {
    "default": {
        "BACKEND": env.choice(
            "TASKS",
            immediate="django.tasks.backends.immediate.ImmediateBackend",
            database="django_tasks_db.DatabaseBackend",
        )
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000  # Wagtail's page editor is a large form

# ── Files ──────────────────────────────────────────────────────────────────────────────────────
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "site" / "static"]
STATICFILES_FINDERS = [
    "project.one_sheet.OneSheet",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# ── Language and time ──────────────────────────────────────────────────────────────────────────
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("cy", "Cymraeg")]
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = WAGTAIL_I18N_ENABLED = True
USE_TZ = True
TIME_ZONE = "Europe/London"

# ── Sign-in: one door, allauth's (design D10) ──────────────────────────────────────────────────
AUTH_USER_MODEL = "people.User"
KEPT_APART = ["safeguarding"]  # apps whose permissions no superuser has by that alone
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    }
]
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/account/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_ADAPTER = "kernel.people.adapters.AccountAdapter"
_forms = "kernel.people.forms"
ACCOUNT_FORMS = {
    "login": f"{_forms}.SignIn",
    "request_login_code": f"{_forms}.AskForCode",
    "confirm_login_code": f"{_forms}.MailedCode",
    "confirm_email_verification_code": f"{_forms}.AddressCode",
    "add_email": f"{_forms}.NewAddress",
    "change_password": f"{_forms}.ChangePassword",
    "set_password": f"{_forms}.SetPassword",
    "reset_password": f"{_forms}.ResetPassword",
    "reset_password_from_key": f"{_forms}.ResetPasswordByKey",
    "reauthenticate": f"{_forms}.PasswordAgain",
}
MFA_FORMS = {
    "authenticate": f"{_forms}.SecondFactor",
    "reauthenticate": f"{_forms}.SecondFactorAgain",
    "activate_totp": f"{_forms}.EnrolApp",
}
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # strangers get no mail because somebody typed their address
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # the code travels by the outbox, which runs every minute
ACCOUNT_SESSION_REMEMBER = True  # for SESSION_COOKIE_AGE; staff for less (kernel.people.sessions)
PASSWORD_RESET_TIMEOUT = 60 * 60
MFA_ADAPTER = "kernel.people.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]  # passkeys wait: decision 0005
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TRUST_ENABLED = False
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT

# ── Wagtail ────────────────────────────────────────────────────────────────────────────────────
WAGTAIL_SITE_NAME = "Foyer"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILIMAGES_IMAGE_MODEL = "cms.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.pictures.uploading.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_AVIF_QUALITY, WAGTAILIMAGES_WEBP_QUALITY = 56, 72  # a phone's hero below 120 kB
WAGTAILDOCS_EXTENSIONS = ["pdf"]
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no hash of a colleague's address leaves the house
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database"}}

# ── Mail ───────────────────────────────────────────────────────────────────────────────────────
_mail = urlparse(env.text("EMAIL_URL", "file://var/mail"))
if _mail.scheme == "file":
    _folder = Path(_mail.netloc + _mail.path)
    MAIL_FOLDER = (
        _folder
        if _folder.is_absolute()
        else VAR / "mail"
        if str(_folder) == "var/mail"
        else ROOT / _folder
    )
    MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "OPTIONS": {"file_path": str(MAIL_FOLDER)},
        }
    }
elif _mail.scheme == "memory":
    MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
else:
    MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {
                "host": _mail.hostname,
                "port": _mail.port or 587,
                "timeout": 20,
                "use_tls": _mail.scheme == "smtp" and _mail.hostname not in LOCAL_HOSTS,
                "use_ssl": _mail.scheme == "smtps",
                "username": unquote(_mail.username or ""),
                "password": unquote(_mail.password or ""),
            },
        }
    }
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "Foyer <noreply@localhost>")

# ── Money ──────────────────────────────────────────────────────────────────────────────────────
STRIPE_SECRET_KEY = env.text("STRIPE_SECRET_KEY")
TEST_PAYMENTS = env.flag("TEST_PAYMENTS")
if TEST_PAYMENTS and STRIPE_SECRET_KEY.startswith(("sk_live_", "rk_live_")):
    raise ImproperlyConfigured("TEST_PAYMENTS is refused beside a live STRIPE_SECRET_KEY.")

PAYMENT_OWNERS = ["booking"]  # kinds that may be paid for; each must settle and release

# ── Safeguarding ───────────────────────────────────────────────────────────────────────────────
DBS_STATUS_URL = env.text("DBS_STATUS_URL")  # absent: nothing is asked
_dbs = urlparse(DBS_STATUS_URL)
if DBS_STATUS_URL and _dbs.scheme != "https" and _dbs.hostname not in LOCAL_HOSTS:
    raise ImproperlyConfigured("DBS_STATUS_URL must start with https:// unless the host is local.")

SERVE_MEDIA = env.flag("SERVE_MEDIA")  # the demo only: a web server does it elsewhere
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_secrets": {"()": "project.log.WithoutSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_secrets"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Each page saved is two tasks for Wagtail's indexes: at INFO they drown what matters.
    "loggers": {"django.tasks": {"level": "WARNING"}},
}
