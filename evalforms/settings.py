"""The one settings file: values come from the environment, defaults are safe."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from evalforms.database import database
from evalforms.environment import env, env_flag, env_int, env_list, kept_secret, secret
from evalforms.security_headers import CSP

BASE_DIR = Path(__file__).resolve().parent.parent

# Everything the product writes: database, keys, documents, collected static files.
VAR_DIR = Path(env("VAR_DIR") or BASE_DIR / "var").resolve()
DOCUMENT_ROOT = VAR_DIR / "documents"
MEDIA_ROOT = DOCUMENT_ROOT
ATTACHMENT_ROOT = VAR_DIR / "attachments"
EXPORT_ROOT = VAR_DIR / "exports"

DEBUG = env_flag("DEBUG")
DEMO = env_flag("DEMO")  # the login page shows the demonstration accounts
HTTPS = env_flag("HTTPS")
# Under which address people outside reach the site; stands in the QR codes on paper.
SITE_URL = env("SITE_URL").rstrip("/")
# Our own reverse proxies in front; each appends to X-Forwarded-For.
PROXY_COUNT = env_int("PROXY_COUNT", 0)

LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
if DEBUG and (env("HOST") or "127.0.0.1") not in LOOPBACK:
    raise ImproperlyConfigured("DEBUG=1 只能用于本机地址 (HOST=127.0.0.1)。")

# Keys

SECRET_KEY = kept_secret("SECRET_KEY", VAR_DIR / "secret_key")
SECRET_KEY_FALLBACKS = [key for key in [secret("SECRET_KEY_PREVIOUS")] if key]
AUDIT_KEY = kept_secret("AUDIT_KEY", VAR_DIR / "audit_key").encode()  # HMAC of the audit chain

# Application

INSTALLED_APPS = [
    "evalforms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "crispy_forms",
    "crispy_bootstrap5",
]

MIDDLEWARE = [
    "evalforms.security_headers.content_security_policy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "evalforms.accounts.session_clock.session_clock",
    "evalforms.security_headers.no_shared_copies",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "evalforms.urls"
WSGI_APPLICATION = "evalforms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# Database

DATABASES = {
    "default": database(
        secret("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'evalforms.sqlite3'}",
        password=secret("DATABASE_PASSWORD"),
    ),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Language and time

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

# Static files

STATIC_URL = "static/"
STATIC_ROOT = Path(env("STATIC_ROOT") or VAR_DIR / "static")  # the image brings its own
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "evalforms.static_storage.GzipManifestStorage"},
}

# People and sessions

AUTH_USER_MODEL = "evalforms.User"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "name", "email"]},
    },
    {
        "NAME": "evalforms.accounts.password_length.PasswordLength",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Name and address together, so that a stranger cannot lock out a whole office behind one address.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5  # hours
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "evalforms.accounts.views.locked_out"
AXES_CLIENT_IP_CALLABLE = "evalforms.client_address.client_address"
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 30 * 60  # seconds without a request by the person
SESSION_LONGEST = 8 * 60 * 60  # seconds, however busy
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True  # scripts take the token from the page
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")

# Security headers

ALLOWED_HOSTS = LOOPBACK + env_list("ALLOWED_HOSTS")
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, CSP.DATA],  # Bootstrap draws its arrows as data: images
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = ["^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY_COUNT else None

# What a request may bring. A megabyte of text must reach its form, to be refused at its cell.

DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "evalforms.attachments.upload_limit.UploadLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750

# Attachments of one sheet

ATTACHMENT_MAX_BYTES = env_int("ATTACHMENT_MAX_MB", 10) * 1024 * 1024
ATTACHMENTS_MAX_BYTES = env_int("ATTACHMENTS_MAX_MB", 100) * 1024 * 1024
ATTACHMENTS_MAX_COUNT = env_int("ATTACHMENTS_MAX_COUNT", 20)

# Electronic seal: a file with key and certificate, a token, or somebody else's signer

SEAL_NAME = env("SEAL_NAME") or "绩效自评电子签章"  # the words on it
SEAL_PKCS12 = env("SEAL_PKCS12")
SEAL_PASSPHRASE = secret("SEAL_PASSPHRASE")
SEAL_PKCS11_MODULE = env("SEAL_PKCS11_MODULE")
SEAL_PKCS11_TOKEN = env("SEAL_PKCS11_TOKEN")
SEAL_PKCS11_LABEL = env("SEAL_PKCS11_LABEL")
SEAL_PKCS11_PIN = secret("SEAL_PKCS11_PIN")
SEAL_SIGNER = env("SEAL_SIGNER")  # dotted path
SEAL_DEMONSTRATION = VAR_DIR / "demonstration_seal.p12"

# Log: JSON lines on standard error

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "evalforms.json_log.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": env("LOG_LEVEL") or "WARNING"},
    "loggers": {"django": {"handlers": [], "level": "NOTSET", "propagate": True}},
}
