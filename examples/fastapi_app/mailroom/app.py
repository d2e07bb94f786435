"""The app and its endpoints."""

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Annotated, Any

from fastapi import FastAPI, Path, Query
from fastapi.responses import StreamingResponse

from postmark import OutboundMessage

from . import errors
from .answers import Done, InboundPage, MessageDetails, MessagePage, OpenPage, Problem
from .client import Postmark, lifespan
from .queries import InboundPageQuery, OutboundPageQuery, OutboundSearch, Paging

PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem} for status in (404, 429, 502, 504)
}

LINES_AT_ONCE = 100

app = FastAPI(title="Mailroom", lifespan=lifespan, responses=PROBLEMS)
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


@app.get(
    "/messages.ndjson",
    response_class=StreamingResponse,
    responses={200: {"content": {"application/x-ndjson": {}}, "description": "A message a line"}},
)
async def export_messages(
    query: Annotated[OutboundSearch, Query()], postmark: Postmark
) -> StreamingResponse:
    """All messages of a search as JSON Lines, newest first, as fast as the caller reads them."""
    with errors.refusals():
        stream = postmark.outbound.stream(**query.filters())
    blocks = _blocks(stream)
    # Before the status line is sent: a search that fails at once is answered as an error.
    first = await anext(blocks, "")
    return StreamingResponse(_chain(first, blocks), media_type="application/x-ndjson")


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

    An error in the rest ends the connection without the end of the body, so that nobody takes
    what came for all of it. When the caller goes away, this is closed, and closes the rest.
    """
    async with aclosing(rest):
        yield first
        async for block in rest:
            yield block


@app.get("/messages/{message_id}")
async def get_message(message_id: MessageId, postmark: Postmark) -> MessageDetails:
    """One outbound message with its text and what happened to it."""
    return MessageDetails.model_validate(await postmark.outbound.get(message_id))


@app.get("/messages/{message_id}/opens")
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


@app.post("/inbound/{message_id}/retry")
async def retry(message_id: MessageId, postmark: Postmark) -> Done:
    """Let Postmark post a failed message to the webhook again."""
    return Done.model_validate(await postmark.inbound.retry(message_id))


@app.post("/inbound/{message_id}/bypass")
async def bypass(message_id: MessageId, postmark: Postmark) -> Done:
    """Let a blocked message through to the webhook."""
    return Done.model_validate(await postmark.inbound.bypass(message_id))
