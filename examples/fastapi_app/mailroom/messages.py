"""Outbound messages: search, details, opens, export."""

import asyncio
import json
import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import StreamingResponse
from starlette.types import Send

from postmark import OpenEvent, OutboundMessage, OutboundMessageDetails, Page, PostmarkError

from . import errors
from .client import Postmark
from .queries import OutboundPageQuery, OutboundSearch, Paging

LINES_AT_ONCE = 100

logger = logging.getLogger(__name__)
router = APIRouter()

MessageId = Annotated[str, Path(pattern=r"^[\w-]+$", max_length=100)]


@router.get("/messages")
async def list_messages(
    query: Annotated[OutboundPageQuery, Query()], postmark: Postmark
) -> Page[OutboundMessage]:
    """Search outbound messages, newest first."""
    with errors.refusals():
        return await postmark.outbound.list(
            count=query.count, offset=query.offset, **query.filters()
        )


class JSONLines(StreamingResponse):
    """A stream of JSON objects, one per line."""

    media_type = "application/x-ndjson"

    async def stream_response(self, send: Send) -> None:
        """Send the lines; if Postmark fails midway, leave the response incomplete.

        The status has been sent by then. HTTP clients report a body without its last chunk as an
        error, so nobody mistakes the lines for a complete export.
        """
        try:
            await super().stream_response(send)
        except PostmarkError as error:
            logger.error("An export was cut off: %s", error)  # noqa: TRY400  (needs no traceback)


@router.get(
    "/messages.ndjson",
    response_class=StreamingResponse,
    responses={
        200: {"content": {"application/x-ndjson": {}}, "description": "One JSON object per line"}
    },
)
async def export_messages(
    query: Annotated[OutboundSearch, Query()], postmark: Postmark
) -> StreamingResponse:
    """Export all messages of a search as JSON Lines, newest first, as fast as the caller reads."""
    with errors.refusals():
        stream = postmark.outbound.stream(**query.filters())
    blocks = _blocks(stream)
    # Before the status line is sent, so that a search that fails at once gets an error response.
    first = await anext(blocks, "")
    return JSONLines(_chain(first, blocks))


async def _blocks(messages: AsyncGenerator[OutboundMessage]) -> AsyncGenerator[str]:
    """Yield many lines at a time, and give other tasks a turn after each block.

    All rows of a fetched page are available at once. Sent one by one, they would keep the event
    loop from noticing that the caller has disconnected.
    """
    async with aclosing(messages):
        block: list[str] = []
        async for message in messages:
            block.append(json.dumps(message.to_dict(), ensure_ascii=False) + "\n")
            if len(block) == LINES_AT_ONCE:
                yield "".join(block)
                block.clear()
                await asyncio.sleep(0)
        yield "".join(block)


async def _chain(first: str, rest: AsyncGenerator[str]) -> AsyncGenerator[str]:
    """Yield the first block, then the rest.

    When the caller disconnects, this generator is closed, and closes the rest.
    """
    async with aclosing(rest):
        yield first
        async for block in rest:
            yield block


@router.get("/messages/{message_id}", responses=errors.documented(404))
async def get_message(message_id: MessageId, postmark: Postmark) -> OutboundMessageDetails:
    """Get one outbound message with its text and its events."""
    return await postmark.outbound.get(message_id)


@router.get("/messages/{message_id}/opens", responses=errors.documented(404))
async def list_opens(
    message_id: MessageId, paging: Annotated[Paging, Query()], postmark: Postmark
) -> Page[OpenEvent]:
    """List the opens of a message, with email client and place."""
    with errors.refusals():
        return await postmark.outbound.list_message_opens(
            message_id, count=paging.count, offset=paging.offset
        )
