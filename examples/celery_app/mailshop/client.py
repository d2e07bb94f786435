"""The Postmark client: one for each worker process, made when its first task needs it."""

from functools import cache
from typing import Any

from celery.signals import worker_process_shutdown

from postmark import SyncServerClient


@cache
def postmark() -> SyncServerClient:
    """Return the process's client; it reads $POSTMARK_SERVER_TOKEN."""
    return SyncServerClient()


@worker_process_shutdown.connect
def close(**_: Any) -> None:
    if postmark.cache_info().currsize:
        postmark().close()
        postmark.cache_clear()
