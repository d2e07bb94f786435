"""Sending: in the handler, and after the response."""

import logging
from typing import Annotated, cast

from fastapi import APIRouter, BackgroundTasks, Depends, HTTPException, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool

from postmark import Email, PostmarkError, ServerClient

from . import errors
from .client import Postmark
from .store import Store

logger = logging.getLogger(__name__)
router = APIRouter(prefix="/mails")


class Mail(BaseModel):
    """A mail to one person."""

    model_config = ConfigDict(extra="forbid")

    to: str = Field(max_length=254, pattern=r"^[^\s,@]+@[^\s,@]+$")
    subject: str = Field(max_length=2000)
    text_body: str = Field(min_length=1)
    order: str = Field(max_length=80, description="Kept as metadata, by which the mail is found")

    def email(self) -> Email:
        """Return it as the SDK sends it; the sender is the client's."""
        return Email(
            to=self.to,
            subject=self.subject,
            text_body=self.text_body,
            tag="order",
            metadata={"order": self.order},
        )


class Accepted(BaseModel):
    message_id: str


async def deliverable(mail: Mail, request: Request) -> Mail:
    """Refuse a mail to an address from which mail came back."""
    store = cast(Store, request.state.store)
    if await run_in_threadpool(store.is_stopped, mail.to, "outbound"):
        raise HTTPException(409, errors.PROBLEMS[409])
    return mail


Deliverable = Annotated[Mail, Depends(deliverable)]


@router.post("", responses=errors.documented(409))
async def send(postmark: Postmark, mail: Deliverable) -> Accepted:
    """Send a mail, and say what Postmark said.

    If `maybe_applied` is true in an error response, the mail may have been sent: look for it with
    `GET /messages?order=…` before you send it again.
    """
    response = await postmark.outbound.send(mail.email())
    return Accepted(message_id=response.message_id or "")


@router.post("/later", status_code=202, responses=errors.documented(409))
async def send_later(postmark: Postmark, mail: Deliverable, later: BackgroundTasks) -> None:
    """Take a mail, and send it after the response.

    It is lost if the app stops before: what must not be lost belongs into a task queue.
    """
    later.add_task(_send, postmark, mail)


async def _send(postmark: ServerClient, mail: Mail) -> None:
    try:
        await postmark.outbound.send(mail.email())
    except PostmarkError as error:
        logger.warning("The mail of order %s was not sent: %s", mail.order, error)
