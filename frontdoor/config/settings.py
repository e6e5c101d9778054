"""What Django is told, from the environment and nothing else.

No behaviour here: each value is a fact that docs/operations.md explains.
"""

from urllib.parse import urlsplit

from django.utils.csp import CSP

from frontdoor.config import mail, notify, secret, tiles, variables
from frontdoor.config.connection import django_database

CHECKOUT = variables.CHECKOUT
PACKAGE = CHECKOUT / "frontdoor"
DATA = variables.data_folder()
CATALOGUE = variables.catalogue_folder()
BUILD = variables.build_folder()

ADDRESS = variables.read("FRONTDOOR_ADDRESS").rstrip("/")
SECURE = ADDRESS.startswith("https://")
SECRET_KEY = secret.read()
DEBUG = False
ALLOWED_HOSTS = [
    *variables.listed("FRONTDOOR_HOSTS"),
    *filter(None, [urlsplit(ADDRESS).hostname]),
    *("127.0.0.1", "localhost", "[::1]"),
]
PROXIES = variables.listed("FRONTDOOR_PROXIES")


OUR_APPS = [
    "frontdoor.web",
    "frontdoor.engine.effects",
    "frontdoor.engine.messaging",
    "frontdoor.engine.cases",
    "frontdoor.engine.parties",
    "frontdoor.engine.places",
    "frontdoor.engine.finding",
    "frontdoor.engine.definitions",
]
INSTALLED_APPS = [
    "frontdoor.config",
    *OUR_APPS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "pgtrigger",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "frontdoor.config.proxies.believe_only_our_proxies",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # A page on a weak signal is a third of its size; Django pads it at random, so that its length tells no secret.
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "frontdoor.web.languages.speak",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "frontdoor.config.urls"
WSGI_APPLICATION = "frontdoor.config.wsgi.application"
APPEND_SLASH = False

_JINJA = {
    "BACKEND": "django.template.backends.jinja2.Jinja2",
    "NAME": "jinja2",
    "DIRS": [PACKAGE / "web" / "templates"],
    "APP_DIRS": False,
    "OPTIONS": {
        "environment": "frontdoor.web.environment.environment",
        "auto_reload": False,
        "context_processors": ["frontdoor.web.chrome.chrome"],
    },
}
_DJANGO = {
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "NAME": "django",
    "APP_DIRS": True,
    "OPTIONS": {
        "context_processors": [
            "django.template.context_processors.request",
            "django.contrib.auth.context_processors.auth",
        ]
    },
}
TEMPLATES = [_JINJA, _DJANGO]

DATABASES = {"default": django_database(variables.read("DATABASE_URL"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Who signs in: staff, councillors and partners; residents prove a contact instead.
AUTH_USER_MODEL = "parties.User"
AUTHENTICATION_BACKENDS = ["frontdoor.web.staff.signing_in.backend.Backend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email",)},
    },
]
ACCOUNT_ADAPTER = "frontdoor.web.staff.signing_in.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_LOGOUT_REDIRECT_URL = "sign_in"
# allauth counts in a cache, which workers do not share; ours counts in PostgreSQL.
ACCOUNT_RATE_LIMITS = False
MFA_RATE_LIMITS = False
ACCOUNT_FORMS = {
    "login": "frontdoor.web.staff.signing_in.forms.SignInForm",
    "reauthenticate": "frontdoor.web.staff.signing_in.forms.PasswordAgainForm",
}
MFA_ADAPTER = "frontdoor.web.staff.signing_in.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "frontdoor.web.staff.signing_in.forms.SecondFactorForm",
    "activate_totp": "frontdoor.web.staff.signing_in.forms.NewAppForm",
    "add_webauthn": "frontdoor.web.staff.signing_in.forms.NewPasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Front Door"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# A browser offers passkeys over plain http only to this machine itself.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/staff/"

SESSION_ENGINE = "frontdoor.web.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "frontdoor"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_NAME = "frontdoor_csrf"
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "frontdoor.web.faults.no_mark"
CSRF_TRUSTED_ORIGINS = [ADDRESS] if ADDRESS else []
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if SECURE else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
# A long-lived link in a message must not leak through a link that its page carries.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
X_FRAME_OPTIONS = "DENY"
# Whoever looks at a page with a map asks this provider for it; without one nobody is asked.
TILES = tiles.provider(variables.read("FRONTDOOR_TILES"), variables.read("FRONTDOOR_TILES_CREDIT"))
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:", *([TILES.origin] if TILES else [])],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 20

LANGUAGE_CODE = "en-gb"
# What a council offers is in its council.yaml; what pages have words for, in frontdoor/locale, made ready at set-up.
LANGUAGES = [("en-gb", "English")]
LOCALE_PATHS = [BUILD / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

STATIC_URL = "/static/"
STATIC_ROOT = BUILD / "static"
STATICFILES_DIRS = [BUILD / "assets"]
_MANIFEST = (STATIC_ROOT / "staticfiles.json").exists()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DATA / "documents"}},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if _MANIFEST
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_MANIFEST_STRICT = True

SMTP_CONFIGURED = bool(variables.read("SMTP_URL"))
MAILERS = {"default": mail.mailer(variables.read("SMTP_URL"))}
NOTIFY = notify.account(
    variables.read("FRONTDOOR_NOTIFY_KEY"),
    {
        "email": variables.read("FRONTDOOR_NOTIFY_EMAIL"),
        "text": variables.read("FRONTDOOR_NOTIFY_TEXT"),
        "letter": variables.read("FRONTDOOR_NOTIFY_LETTER"),
    },
    variables.read("FRONTDOOR_NOTIFY_ADDRESS"),
)
NOTIFY_BEARER = variables.read("FRONTDOOR_NOTIFY_BEARER")
DEFAULT_FROM_EMAIL = variables.read("FRONTDOOR_MAIL_FROM") or "front-door@localhost"
LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "frontdoor.config.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "frontdoor": {"level": "INFO"},
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # A page that is not there is no news.
        "django.request": {"level": "ERROR"},
    },
}
PROCRASTINATE_ON_APP_READY = "frontdoor.config.startup.tune_jobs"
