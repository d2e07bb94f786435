"""The app's client: created at startup, closed at shutdown, injected as `Postmark`."""

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Annotated, TypedDict, cast

from fastapi import Depends, FastAPI, Request

from postmark import ServerClient

from .auth import require_key


class State(TypedDict):
    """The state that lives as long as the app."""

    postmark: ServerClient
    api_key: str


@asynccontextmanager
async def lifespan(_: FastAPI) -> AsyncGenerator[State]:
    """Keep one client open while the app runs."""
    api_key = os.environ.get("MAILROOM_API_KEY")
    if not api_key:
        raise RuntimeError("Set MAILROOM_API_KEY to the key that callers must send as X-API-Key.")
    base_url = os.environ.get("POSTMARK_BASE_URL", "https://api.postmarkapp.com")
    async with ServerClient(base_url=base_url, timeout=5, deadline=10, retries=2) as client:
        yield {"postmark": client, "api_key": api_key}


async def postmark_client(
    request: Request, _: Annotated[None, Depends(require_key)]
) -> ServerClient:
    """Return the app's client to a request with the right key.

    The key is required here so that no endpoint can forget it. Tests override this dependency.
    """
    return cast(ServerClient, request.state.postmark)


Postmark = Annotated[ServerClient, Depends(postmark_client)]
