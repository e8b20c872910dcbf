"""Settings of Concord, all of them read from the environment."""

from pathlib import Path

from csp.constants import NONE, SELF

from . import env

BASE = Path(__file__).resolve().parent.parent
HOME = env.home()

DEBUG = False
DEVELOPMENT = env.flag("CONCORD_DEVELOPMENT")
SHOW_GALLERY = DEVELOPMENT
SECRET_KEY = env.kept_key(HOME, "secret", "CONCORD_SECRET_KEY")
# A key of its own for confidential identities; several, newest first, while one is being replaced.
IDENTITY_KEYS = env.kept_key(HOME, "identities", "CONCORD_IDENTITY_KEYS").replace(",", "\n").split()
ALLOWED_HOSTS = env.words("CONCORD_HOSTS", "localhost,127.0.0.1,[::1]")
SITE_ADDRESS = env.text("CONCORD_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "concord.core.ui",
    "concord.core.areas",
    "concord.core.audit",
    "concord.core.mail",
    "concord.core.accounts",
    "concord.core.directory",
    "concord.agreement",
    "concord.group",
    "concord.log",
    "concord.champions",
    "concord.officers",
    "concord.board",
    "concord.interfaces.home",
    "concord.interfaces.public",
    "concord.interfaces.cli",
    # After our own apps, whose templates come first.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "concord.core.accounts.logs.RequestLogMiddleware",
    "csp.middleware.CSPMiddleware",
    "concord.core.accounts.middleware.ErrorMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "concord.core.ui.sent_once.SentOnceMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "concord.core.accounts.middleware.PersonMiddleware",
    "concord.core.ui.limits.RequestLimitMiddleware",
    "concord.core.accounts.middleware.AreaMiddleware",
    "concord.core.directory.middleware.ClosedAreaMiddleware",
]

ROOT_URLCONF = "concord.config.urls"
WSGI_APPLICATION = "concord.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE / "core" / "ui" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "concord.core.accounts.context.page",
            ],
            "builtins": ["concord.core.ui.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "concord.core.ui.renderer.Renderer"

DATABASES = {"default": env.database(env.text("DATABASE_URL"), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False

# Rate limits need a cache that processes share.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "concord_cache",
        # It holds who tried to sign in how often: with Django's 300, strangers could push that out by asking for much.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend"
        if env.text("CONCORD_TASKS") == "immediate"
        else "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default"],
    }
}

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
MEDIA_ROOT = HOME / "uploads"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# What is typed may take so much altogether; files come on top, and a request over `REQUEST_LIMIT` is never kept:
# over `STRANGER_LIMIT` of somebody who is not known, who sends an address or a code.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
UPLOAD_LIMIT = 10 * 1024 * 1024
REQUEST_LIMIT = UPLOAD_LIMIT + DATA_UPLOAD_MAX_MEMORY_SIZE
STRANGER_LIMIT = 64 * 1024

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:landing"
LOGOUT_REDIRECT_URL = "home:landing"

# Sign-in is a code sent by e-mail; nobody has a password.
ACCOUNT_ADAPTER = "concord.core.accounts.adapters.AccountAdapter"
MFA_ADAPTER = "concord.core.accounts.adapters.MFAAdapter"
SOCIALACCOUNT_ADAPTER = "concord.core.accounts.adapters.SocialAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "login_email"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_EMAIL_VERIFICATION = "none"
# Our own form writes to unknown addresses, since nobody can sign up.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
OUR_FORMS = "concord.core.accounts.forms"
ACCOUNT_FORMS = {"request_login_code": f"{OUR_FORMS}.AskForCode", "confirm_login_code": f"{OUR_FORMS}.TypeCode"}
MFA_FORMS = {
    "authenticate": f"{OUR_FORMS}.SecondStepCode",
    "reauthenticate": f"{OUR_FORMS}.SecondStepAgain",
    "activate_totp": f"{OUR_FORMS}.SetUpApp",
    "add_webauthn": f"{OUR_FORMS}.AddPasskey",
    "edit_webauthn": f"{OUR_FORMS}.NamePasskey",
    "authenticate_webauthn": f"{OUR_FORMS}.SecondStepPasskey",
    "reauthenticate_webauthn": f"{OUR_FORMS}.PasskeyAgain",
    "login_webauthn": f"{OUR_FORMS}.PasskeyAlone",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {
    "champion_offer": "5/h/ip",
    # A library or an office has one address for many people.
    "comment": "60/h/ip",
    "comment_all": "2000/h/key",
    "new_address": "5/h/user,5/h/key",
    "personal_code": "20/h/ip",
    "personal_code_all": "5000/h/key",
    "request_login_code": "20/h/ip,30/h/key",
    "seat_application": "10/h/ip",
    "seat_application_all": "200/h/key",
    "login": "60/h/ip",
    "login_failed": "20/h/ip,5/h/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("CONCORD_TRUSTED_PROXIES", 0)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = SITE_ADDRESS.startswith("http://")
MFA_TOTP_ISSUER = "Concord"
USERSESSIONS_TRACK_ACTIVITY = False
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
# By a link: a form that leads to another site is refused by our own content security policy.
SOCIALACCOUNT_LOGIN_ON_GET = True
OIDC_NAME, OIDC_SERVER = env.text("CONCORD_OIDC_NAME", "Work account"), env.text("CONCORD_OIDC_SERVER")
# What the server calls it that an address is proved: Entra ID says "xms_edov".
OIDC_VERIFIED = env.text("CONCORD_OIDC_VERIFIED", "email_verified")
SOCIALACCOUNT_PROVIDERS = (
    {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "oidc",
                    "name": OIDC_NAME,
                    "client_id": env.text("CONCORD_OIDC_CLIENT"),
                    "secret": env.text("CONCORD_OIDC_SECRET"),
                    "settings": {"server_url": OIDC_SERVER},
                }
            ]
        }
    }
    if OIDC_SERVER
    else {}
)

SESSION_COOKIE_NAME = "concord_session"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "concord_form"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "concord.core.ui.errors.csrf_failure"
SECURE = SITE_ADDRESS.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Mail: shown on the console in development, SMTP when a host is named.
EMAIL_HOST = env.text("SMTP_HOST")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT = env.number("SMTP_PORT", 587)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = env.text("SMTP_USER"), env.text("SMTP_PASSWORD")
EMAIL_USE_TLS = env.flag("SMTP_TLS", default=True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("CONCORD_MAIL_FROM", "Concord <concord@localhost>")
# Where replies to mail are taken in, by the command that the mail server runs. Empty: nowhere.
INBOUND_DOMAIN = env.text("CONCORD_INBOUND_DOMAIN").lower()

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(levelname)s %(name)s %(message)s"}},
    "filters": {"no_tokens": {"()": "concord.core.accounts.logs.HideTokens"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["no_tokens"]}},
    "root": {"handlers": ["console"], "level": env.text("CONCORD_LOG_LEVEL", "WARNING")},
    "loggers": {"concord.requests": {"level": "WARNING" if DEVELOPMENT else "INFO"}},
}
