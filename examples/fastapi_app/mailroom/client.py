"""The app's client: created at startup, closed at shutdown, injected as `Postmark`."""

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Annotated, TypedDict, cast

from fastapi import Depends, FastAPI, Request

from postmark import ServerClient
from postmark.webhooks import WebhookAuth

from .auth import require_key
from .store import Store


class State(TypedDict):
    """The state that lives as long as the app."""

    postmark: ServerClient
    api_key: str
    webhook_auth: WebhookAuth
    store: Store


@asynccontextmanager
async def lifespan(_: FastAPI) -> AsyncGenerator[State]:
    """Keep one client open while the app runs; it reads $POSTMARK_SERVER_TOKEN."""
    api_key = _setting("MAILROOM_API_KEY", "the key that callers must send as X-API-Key")
    password = _setting("MAILROOM_WEBHOOK_PASSWORD", "the password of the webhook's URL")
    sender = _setting("MAILROOM_SENDER", "the address that mail is sent from")
    database = Path(os.environ.get("MAILROOM_DATABASE", "mailroom.sqlite3"))
    async with ServerClient(retries=2, send_defaults={"from_email": sender}) as client:
        with closing(Store(database)) as store:
            yield {
                "postmark": client,
                "api_key": api_key,
                "webhook_auth": WebhookAuth("postmark", password),
                "store": store,
            }


def _setting(name: str, meaning: str) -> str:
    value = os.environ.get(name)
    if not value:
        raise RuntimeError(f"Set {name} to {meaning}.")
    return value


async def postmark_client(
    request: Request, _: Annotated[None, Depends(require_key)]
) -> ServerClient:
    """Return the app's client to a request with the right key.

    The key is required here so that no endpoint can forget it. Tests override this dependency.
    """
    return cast(ServerClient, request.state.postmark)


Postmark = Annotated[ServerClient, Depends(postmark_client)]
