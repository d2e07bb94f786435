"""The app and its endpoints."""

import asyncio
import json
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from typing import Annotated

from fastapi import FastAPI, HTTPException, Path, Query
from fastapi.responses import StreamingResponse
from starlette.types import Send

from postmark import InboundActionResponse, MessageNotFoundError, OutboundMessage, PostmarkError

from . import errors
from .client import Postmark, lifespan
from .queries import InboundPageQuery, OutboundPageQuery, OutboundSearch, Paging
from .responses import ActionResult, InboundPage, MessageDetails, MessagePage, OpenPage

LINES_AT_ONCE = 100

logger = logging.getLogger(__name__)

app = FastAPI(
    title="Mailroom", lifespan=lifespan, responses=errors.documented(400, 401, 500, 502, 503, 504)
)
errors.add_to(app)

MessageId = Annotated[str, Path(pattern=r"^[\w-]+$", max_length=100)]


@app.get("/messages")
async def list_messages(
    query: Annotated[OutboundPageQuery, Query()], postmark: Postmark
) -> MessagePage:
    """Search outbound messages, newest first."""
    with errors.refusals():
        page = await postmark.outbound.list(
            count=query.count, offset=query.offset, **query.filters()
        )
    return MessagePage.model_validate(page)


class JSONLines(StreamingResponse):
    """One JSON object per line, as many as there are."""

    media_type = "application/x-ndjson"

    async def stream_response(self, send: Send) -> None:
        """Send the lines; where Postmark fails midway, leave the response without its end.

        The status has been sent by then. A body without its last chunk is an error to every HTTP
        client, so that nobody takes the lines for all of them.
        """
        try:
            await super().stream_response(send)
        except PostmarkError as error:
            logger.error("An export broke off: %s", error)  # noqa: TRY400  (the line says it all)


@app.get(
    "/messages.ndjson",
    response_class=StreamingResponse,
    responses={
        200: {"content": {"application/x-ndjson": {}}, "description": "One JSON object per line"}
    },
)
async def export_messages(
    query: Annotated[OutboundSearch, Query()], postmark: Postmark
) -> StreamingResponse:
    """All messages of a search as JSON Lines, newest first, as fast as the caller reads them."""
    with errors.refusals():
        stream = postmark.outbound.stream(**query.filters())
    blocks = _blocks(stream)
    # Before the status line is sent: a search that fails at once gets an error response.
    first = await anext(blocks, "")
    return JSONLines(_chain(first, blocks))


async def _blocks(messages: AsyncGenerator[OutboundMessage]) -> AsyncGenerator[str]:
    """Yield many lines at a time, and let others have their turn after each block.

    The rows of a page that has come are there at once. Sent one by one, they would keep the event
    loop from hearing that the caller is gone.
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
    """Put a block that was taken back before the others.

    When the caller goes away, this is closed, and closes the rest.
    """
    async with aclosing(rest):
        yield first
        async for block in rest:
            yield block


@app.get("/messages/{message_id}", responses=errors.documented(404))
async def get_message(message_id: MessageId, postmark: Postmark) -> MessageDetails:
    """One outbound message with its text and what happened to it."""
    return MessageDetails.model_validate(await postmark.outbound.get(message_id))


@app.get("/messages/{message_id}/opens", responses=errors.documented(404))
async def list_opens(
    message_id: MessageId, paging: Annotated[Paging, Query()], postmark: Postmark
) -> OpenPage:
    """Who opened a message, with what and where."""
    with errors.refusals():
        page = await postmark.outbound.list_message_opens(
            message_id, count=paging.count, offset=paging.offset
        )
    return OpenPage.model_validate(page)


@app.get("/inbound")
async def list_inbound(
    query: Annotated[InboundPageQuery, Query()], postmark: Postmark
) -> InboundPage:
    """Search inbound messages, newest first."""
    with errors.refusals():
        page = await postmark.inbound.list(
            count=query.count, offset=query.offset, **query.filters()
        )
    return InboundPage.model_validate(page)


@app.post("/inbound/{message_id}/retry", responses=errors.documented(404, 409))
async def retry(message_id: MessageId, postmark: Postmark) -> ActionResult:
    """Let Postmark post a failed message to the webhook again."""
    return await _act(postmark, postmark.inbound.retry, message_id)


@app.post("/inbound/{message_id}/bypass", responses=errors.documented(404, 409))
async def bypass(message_id: MessageId, postmark: Postmark) -> ActionResult:
    """Let a blocked message through to the webhook."""
    return await _act(postmark, postmark.inbound.bypass, message_id)


async def _act(
    postmark: Postmark, act: Callable[[str], Awaitable[InboundActionResponse]], message_id: str
) -> ActionResult:
    try:
        return ActionResult.model_validate(await act(message_id))
    except MessageNotFoundError as refused:
        # Postmark says the same of a message that is unknown and of one in another state.
        await postmark.inbound.get(message_id)
        raise HTTPException(409, refused.message) from refused
