"""What Postmark posts: bounces stop the next mail, received mail is kept and answered."""

import logging
from typing import Annotated, cast

from fastapi import APIRouter, BackgroundTasks, Depends, HTTPException, Request, Response
from starlette.concurrency import run_in_threadpool

from postmark import PostmarkError, ServerClient
from postmark.webhooks import (
    BounceWebhook,
    InboundWebhook,
    SpamComplaintWebhook,
    SubscriptionChangeWebhook,
    WebhookAuthError,
    WebhookEvent,
    parse,
)

from .store import Claimed, Handling, Store

MOST = 60_000_000
"""Bytes of a body: Postmark accepts inbound mail of up to 35 MB, which base64 makes larger."""

logger = logging.getLogger(__name__)
router = APIRouter(include_in_schema=False)


async def posted(request: Request) -> WebhookEvent:
    """Return what was posted, if it comes from Postmark."""
    auth = request.state.webhook_auth
    try:
        parse({}, headers=request.headers, auth=auth)  # before a stranger's body takes our memory
        body = await _body(request)
        return await run_in_threadpool(parse, body, headers=request.headers, auth=auth)
    except WebhookAuthError:
        # 403 makes Postmark give up for good; so would most other 4xx.
        raise HTTPException(403) from None
    except ValueError:
        raise HTTPException(400, "This is not a JSON object.") from None


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST:
            raise HTTPException(413)
    return bytes(body)


@router.post("/webhooks/postmark")
async def receive(
    event: Annotated[WebhookEvent, Depends(posted)], request: Request, later: BackgroundTasks
) -> Response:
    """Take an event: 200 means that it is kept. Mail is sent after the response."""
    store = cast(Store, request.state.store)
    if await run_in_threadpool(_handle, store, event):
        later.add_task(answer_mail, store, request.state.postmark)
    return Response()


def _handle(store: Store, event: WebhookEvent) -> bool:
    """Handle an event if it is new; return whether there is a mail to answer."""
    with store.once(event.key) as handling:
        if handling is None:
            return False
        _note_address(handling, event)
        if isinstance(event, InboundWebhook):
            wants_answer = not _is_automatic(event)
            handling.keep(event, wants_answer=wants_answer)
            return wants_answer
    return False


def _note_address(handling: Handling, event: WebhookEvent) -> None:
    match event:
        # Most bounces are of the moment; one that switches the address off says `inactive`.
        case (
            BounceWebhook(email=str(email), inactive=True) | SpamComplaintWebhook(email=str(email))
        ):
            at = event.bounced_at
            handling.set_stopped(email, event.message_stream or "outbound", True, at)
        case SubscriptionChangeWebhook(recipient=str(email), suppress_sending=bool(stopped)):
            at = event.changed_at
            handling.set_stopped(email, event.message_stream or "outbound", stopped, at)
        case _:
            pass


def _is_automatic(event: InboundWebhook) -> bool:
    """Return whether a program wrote it: answering that would start a conversation of two."""
    said = {header.name.lower(): header.value.lower() for header in event.headers}
    automatic = said.get("auto-submitted", "no") != "no" or said.get("precedence") == "bulk"
    return automatic or not event.from_full.email


async def answer_mail(store: Store, postmark: ServerClient) -> None:
    """Answer all mail that waits for it, each once; what another worker took is not answered."""
    while claimed := await run_in_threadpool(store.claim_answer):
        state = await _answer(postmark, claimed)
        await run_in_threadpool(store.set_answer, claimed.message_id, state)


async def _answer(postmark: ServerClient, mail: Claimed) -> str:
    thread = [("In-Reply-To", mail.reply_to_id)] if mail.reply_to_id else []
    try:
        await postmark.outbound.send(
            to=mail.sender,
            subject=f"Re: {mail.subject}",
            text_body="Thank you, we have received your message and will read it soon.",
            tag="answer",
            headers=[("Auto-Submitted", "auto-replied"), *thread],
        )
    except PostmarkError as error:
        logger.warning("An answer was not sent: %s", error)
        return "unclear" if error.maybe_applied else "refused"
    return "sent"
