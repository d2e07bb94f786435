"""Settings of the project; what depends on the deployment comes from environment variables."""

import os
from pathlib import Path
from secrets import token_hex

BASE_DIR = Path(__file__).resolve().parent.parent
DEBUG = os.environ.get("DJANGO_DEBUG") == "1"
SECRET_KEY = os.environ.get("DJANGO_SECRET_KEY") or ("only for this machine" if DEBUG else "")
ALLOWED_HOSTS = os.environ.get("DJANGO_ALLOWED_HOSTS", "localhost 127.0.0.1").split()

# The arguments of both clients; see support/postmark_clients.py. People wait for these pages, and
# occupy a worker meanwhile, so the deadline is shorter than the SDK's default of 30 seconds.
POSTMARK = {
    "server_token": os.environ.get("POSTMARK_SERVER_TOKEN"),
    "base_url": os.environ.get("POSTMARK_BASE_URL", "https://api.postmarkapp.com"),
    "timeout": 5.0,
    "deadline": 10.0,
    "retries": 2,
}

# Django's mail goes through Postmark, on the backend's own client.
EMAIL_BACKEND = "postmark.django.EmailBackend"
POSTMARK_SERVER_TOKEN = POSTMARK["server_token"]
DEFAULT_FROM_EMAIL = os.environ.get("DJANGO_FROM_EMAIL", "shop@example.com")

# The password in the webhook's URL at Postmark; the username is `postmark`. Without one, nobody
# gets in.
POSTMARK_WEBHOOK_PASSWORD = os.environ.get("POSTMARK_WEBHOOK_PASSWORD") or token_hex()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "support",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "support.middleware.PostmarkErrorMiddleware",
]
ROOT_URLCONF = "shop.urls"
WSGI_APPLICATION = "shop.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("DJANGO_DATABASE", BASE_DIR / "db.sqlite3"),
        "CONN_MAX_AGE": 60,
        # Several processes write: each waits for its turn.
        "OPTIONS": {
            "timeout": 30,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
# The web server in front redirects to https and sends the HSTS header.
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008"]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "support:search"
LOGOUT_REDIRECT_URL = "login"
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en-gb"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
