"""The ASGI entry point."""

import os

from django.core.asgi import get_asgi_application
from support.postmark_clients import postmark

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
application = get_asgi_application()
postmark()  # so that a server without a token does not start
