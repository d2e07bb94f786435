"""The site's Postmark clients: one of each kind per process, made when first asked for.

A client may be used by all threads and event loops of a process at once, and survives the fork
of a server that loads the site before it forks its workers.
"""

import asyncio
import atexit
from functools import cache

from django.conf import settings

from postmark import AsyncServerClient, SyncServerClient


@cache
def postmark() -> SyncServerClient:
    """Return the client for ordinary views."""
    client = SyncServerClient(**settings.POSTMARK)
    atexit.register(client.close)
    return client


@cache
def async_postmark() -> AsyncServerClient:
    """Return the client for `async def` views."""
    client = AsyncServerClient(**settings.POSTMARK)
    atexit.register(lambda: asyncio.run(client.close()))
    return client


def forget() -> None:
    """Make new clients from now on: the settings have changed."""
    postmark.cache_clear()
    async_postmark.cache_clear()
