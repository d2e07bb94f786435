"""Inbound messages as Postmark keeps them, and the two actions on them."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query

from postmark import InboundActionResponse, InboundMessage, MessageNotFoundError, Page, ServerClient

from . import errors
from .client import Postmark
from .messages import MessageId
from .queries import InboundPageQuery

router = APIRouter()


@router.get("/inbound")
async def list_inbound(
    query: Annotated[InboundPageQuery, Query()], postmark: Postmark
) -> Page[InboundMessage]:
    """Search inbound messages, newest first."""
    with errors.refusals():
        return await postmark.inbound.list(
            count=query.count, offset=query.offset, **query.filters()
        )


@router.post("/inbound/{message_id}/retry", responses=errors.documented(404, 409))
async def retry(message_id: MessageId, postmark: Postmark) -> InboundActionResponse:
    """Make Postmark deliver a failed message to the webhook again."""
    return await _act(postmark, postmark.inbound.retry, message_id)


@router.post("/inbound/{message_id}/bypass", responses=errors.documented(404, 409))
async def bypass(message_id: MessageId, postmark: Postmark) -> InboundActionResponse:
    """Release a blocked message to the webhook."""
    return await _act(postmark, postmark.inbound.bypass, message_id)


async def _act(
    postmark: ServerClient, act: Callable[[str], Awaitable[InboundActionResponse]], message_id: str
) -> InboundActionResponse:
    try:
        return await act(message_id)
    except MessageNotFoundError as refused:
        # Postmark responds the same for an unknown message and for one with another status.
        await postmark.inbound.get(message_id)
        raise HTTPException(409, refused.message) from refused
