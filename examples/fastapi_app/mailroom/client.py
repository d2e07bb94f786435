"""The app's client: made when the app starts, closed when it ends, asked for with `Postmark`."""

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Annotated, TypedDict, cast

from fastapi import Depends, FastAPI, Request

from postmark import ServerClient


class State(TypedDict):
    """What lives as long as the app."""

    postmark: ServerClient


@asynccontextmanager
async def lifespan(_: FastAPI) -> AsyncGenerator[State]:
    """Keep one client open while the app runs."""
    base_url = os.environ.get("POSTMARK_BASE_URL", "https://api.postmarkapp.com")
    async with ServerClient(base_url=base_url, timeout=5, deadline=10, retries=2) as client:
        yield {"postmark": client}


def postmark_client(request: Request) -> ServerClient:
    """Return the app's client; tests put another one in its place."""
    return cast(ServerClient, request.state.postmark)


Postmark = Annotated[ServerClient, Depends(postmark_client)]
