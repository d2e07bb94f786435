"""Mail about one order: sent once, whatever happens to the worker or the network."""

from typing import Any

from celery import Task

from postmark import (
    InvalidRequestError,
    NetworkError,
    OutboundMessage,
    PostmarkError,
    RateLimitError,
    ServerError,
)

from .celery import app, was_redelivered
from .client import postmark

WAIT = 60
"""Seconds before another try. By then, Postmark's search finds what was sent."""


@app.task(bind=True, max_retries=10)
def send_order_mail(
    self: Task[Any, Any], order: str, to: str, doubtful: bool = False
) -> dict[str, str]:
    """Send the mail of an order; return its id, or why Postmark refused it.

    Args:
        order: The number of the order, by which the mail is found again.
        to: The customer's address.
        doubtful: An earlier try may have sent it.
    """
    if doubtful or was_redelivered(self):
        found = find_order_mail(order)
        if found:
            return {"order": order, "message_id": found.message_id}
    try:
        sent = postmark().outbound.send(
            from_email="shop@example.com",
            to=to,
            subject=f"Your order {order}",
            text_body=f"Thank you for your order {order}.",
            tag="order",
            metadata={"order": order},
        )
    except InvalidRequestError as error:
        return {"order": order, "refused": error.message}
    except PostmarkError as error:
        if not (error.maybe_applied or passes(error)):
            raise
        doubtful = doubtful or error.maybe_applied
        raise self.retry(args=(order, to, doubtful), kwargs={}, exc=error, countdown=WAIT) from None
    return {"order": order, "message_id": sent.message_id or ""}


def find_order_mail(order: str) -> OutboundMessage | None:
    """Return the mail of an order if Postmark has it."""
    return next(iter(postmark().outbound.list(metadata={"order": order}, count=1)), None)


def passes(error: PostmarkError) -> bool:
    """Return whether the same request may succeed later."""
    return isinstance(error, RateLimitError | ServerError | NetworkError)
