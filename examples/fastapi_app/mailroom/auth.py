"""Authentication by an API key."""

import secrets
from typing import Annotated

from fastapi import HTTPException, Request, Security
from fastapi.security import APIKeyHeader

HEADER = APIKeyHeader(name="X-API-Key", description="The value of $MAILROOM_API_KEY.")


async def require_key(request: Request, key: Annotated[str, Security(HEADER)]) -> None:
    """Reject a request without the right key."""
    if not secrets.compare_digest(key.encode(), request.state.api_key.encode()):
        raise HTTPException(401, "The API key is wrong.", {"WWW-Authenticate": "APIKey"})
