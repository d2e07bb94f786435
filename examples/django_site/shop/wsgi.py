"""The WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application
from support.postmark_clients import postmark

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
application = get_wsgi_application()
postmark()  # so that a server without a token does not start
