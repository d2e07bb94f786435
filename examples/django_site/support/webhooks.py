"""What Postmark posts: each event is handled once, whatever the order they arrive in."""

from datetime import UTC, datetime

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from postmark.webhooks import (
    BounceWebhook,
    InboundWebhook,
    SpamComplaintWebhook,
    SubscriptionChangeWebhook,
    WebhookAuth,
    WebhookAuthError,
    WebhookEvent,
    parse,
)

from .models import Address, Delivery, ReceivedAttachment, ReceivedMail

MOST = 60_000_000
"""Bytes of a body: Postmark accepts inbound mail of up to 35 MB, which base64 makes larger."""


@csrf_exempt
@require_POST
def receive(request: HttpRequest) -> HttpResponse:
    """Take an event: 200 means that it is kept."""
    auth = WebhookAuth("postmark", settings.POSTMARK_WEBHOOK_PASSWORD)
    try:
        parse({}, headers=request.headers, auth=auth)  # before a stranger's body takes our memory
        # Not `request.body`, which Django limits to 2.5 MB.
        body = request.read(MOST + 1)
        if len(body) > MOST:
            return HttpResponse(status=413)
        event = parse(body, headers=request.headers, auth=auth)
    except WebhookAuthError:
        return HttpResponse(status=403)  # makes Postmark give up for good; so do most other 4xx
    except ValueError:
        return HttpResponse(status=400)
    handle(event)
    return HttpResponse()


@transaction.atomic
def handle(event: WebhookEvent) -> None:
    """Handle an event if it is new.

    Its key is kept in the same transaction as its effects: if one of them fails, the event counts
    as new when Postmark repeats it.
    """
    recipient = getattr(event, "recipient", None) or getattr(event, "email", None) or ""
    known = {
        "kind": type(event).__name__.removesuffix("Webhook"),
        "recipient": recipient[:254],
        "message_id": (getattr(event, "message_id", None) or "")[:60],
    }
    _, is_new = Delivery.objects.get_or_create(key=event.key, defaults=known)
    if not is_new:
        return
    match event:
        # Most bounces are of the moment; one that switches the address off says `inactive`.
        case (
            BounceWebhook(email=str(email), inactive=True) | SpamComplaintWebhook(email=str(email))
        ):
            _set_stopped(email, event.message_stream, True, event.bounced_at)
        case SubscriptionChangeWebhook(recipient=str(email), suppress_sending=bool(stopped)):
            _set_stopped(email, event.message_stream, stopped, event.changed_at)
        case InboundWebhook():
            _keep(event)
        case _:
            pass


def _set_stopped(email: str, stream: str | None, stopped: bool, at: datetime | None) -> None:
    """Note whether mail may go to an address. Events come in any order: the latest counts."""
    at = at or datetime.min.replace(tzinfo=UTC)
    address, is_new = Address.objects.get_or_create(
        email=email.lower()[:254],
        stream=stream or "outbound",
        defaults={"stopped": stopped, "said_at": at},
    )
    if not is_new and at >= address.said_at:
        address.stopped, address.said_at = stopped, at
        address.save()


def is_stopped(email: str, stream: str = "outbound") -> bool:
    """Return whether mail to this address came back, or the address does not want any."""
    return Address.objects.filter(email=email.lower(), stream=stream, stopped=True).exists()


def _keep(event: InboundWebhook) -> None:
    said = {header.name.lower(): header.value for header in event.headers}
    mail = ReceivedMail.objects.create(
        message_id=event.message_id or event.key,
        sender=event.from_full.email,
        subject=event.subject or "",
        text=event.stripped_text_reply or event.text_body or "",
        own_id=said.get("message-id", "")[:998],
        answer="none" if _is_automatic(event, said) else "wanted",
    )
    ReceivedAttachment.objects.bulk_create(
        ReceivedAttachment(mail=mail, name=each.name or "", content=each.content)
        for each in event.attachments
    )


def _is_automatic(event: InboundWebhook, said: dict[str, str]) -> bool:
    """Return whether a program wrote it: answering that would start a conversation of two."""
    automatic = said.get("auto-submitted", "no").lower() != "no"
    return automatic or said.get("precedence", "").lower() == "bulk" or not event.from_full.email
