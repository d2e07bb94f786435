"""The site's Postmark clients: one of each kind per process, created on first use.

A client can be used by all threads and event loops of a process at once, and survives the fork
of a server that loads the site before it forks its workers.
"""

import asyncio
import atexit
from functools import cache
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from postmark import AsyncServerClient, SyncServerClient


@cache
def postmark() -> SyncServerClient:
    """Return the client for ordinary views."""
    client = SyncServerClient(**_options())
    atexit.register(client.close)
    return client


@cache
def async_postmark() -> AsyncServerClient:
    """Return the client for `async def` views."""
    client = AsyncServerClient(**_options())
    atexit.register(lambda: asyncio.run(client.close()))
    return client


def _options() -> dict[str, Any]:
    if not settings.POSTMARK["server_token"]:
        raise ImproperlyConfigured(
            "There is no Postmark server token: set POSTMARK_SERVER_TOKEN in the environment."
        )
    options: dict[str, Any] = settings.POSTMARK
    return options


def forget() -> None:
    """Create new clients from now on, because the settings have changed."""
    postmark.cache_clear()
    async_postmark.cache_clear()
