"""Order mails and answers, sent through Django's mail backend."""

from datetime import timedelta

from django.core.mail import EmailMessage, get_connection
from django.utils.timezone import now

from postmark import PostmarkError, SendResponse

from .models import OrderMail, ReceivedMail
from .postmark_clients import postmark
from .webhooks import is_stopped

PATIENCE = timedelta(minutes=5)
"""After that long, Postmark's search finds what was sent."""


def send(mail: OrderMail) -> None:
    """Send an order mail, unless it was sent, or is being sent."""
    if is_stopped(mail.to):
        mail.state, mail.said = "refused", "Mail to this address came back."
        mail.save()
        return
    # One of two clicks, or of two processes, gets it.
    mine = OrderMail.objects.filter(pk=mail.pk, state__in=("unsent", "refused"))
    if not mine.update(state="unknown", tried_at=now(), said=""):
        return
    message = EmailMessage(f"Your order {mail.order}", mail.text, to=[mail.to])
    message.tag = "order"  # type: ignore[attr-defined]  # a fact of the backend
    message.metadata = {"order-mail": str(mail.pk)}  # type: ignore[attr-defined]  # a fact of the backend
    try:
        message.send()
    except PostmarkError:
        pass  # what it says of this mail is in its response
    except ValueError as error:
        mail.state, mail.said = "refused", str(error)  # nothing was sent
        mail.save()
        return
    mail.refresh_from_db()
    mail.note(_response(message))


def _response(message: EmailMessage) -> SendResponse | None:
    """Return what Postmark said; None if the backend did not try the message."""
    response: SendResponse | None = getattr(message, "postmark_response", None)
    return response


def look_up(mail: OrderMail) -> None:
    """Find out whether Postmark has a mail whose sending ended in doubt."""
    found = postmark().outbound.list(metadata={"order-mail": str(mail.pk)}, count=1)
    mine = OrderMail.objects.filter(pk=mail.pk, state="unknown")
    if found:
        mine.update(state="accepted", message_id=found[0].message_id, said="Found at Postmark.")
    elif mail.tried_at and mail.tried_at < now() - PATIENCE:
        mine.update(state="unsent", said="Postmark has no such mail.")


def answer_received() -> int:
    """Answer all received mail that waits for it, as one batch; return how many were accepted."""
    waiting = list(ReceivedMail.objects.filter(answer="wanted").order_by("pk"))
    mine = [
        mail
        for mail in waiting
        if ReceivedMail.objects.filter(pk=mail.pk, answer="wanted").update(answer="unknown")
    ]
    messages = [_answer(mail) for mail in mine]
    accepted = get_connection(fail_silently=True).send_messages(messages) if messages else 0
    for mail, message in zip(mine, messages, strict=True):
        response = _response(message)
        mail.answer = response.state if response else "refused"
        mail.save()
    return accepted


def _answer(mail: ReceivedMail) -> EmailMessage:
    headers = {"Auto-Submitted": "auto-replied"}
    if mail.own_id:
        headers["In-Reply-To"] = mail.own_id
    message = EmailMessage(
        f"Re: {' '.join(mail.subject.split())}",
        "Thank you, we have received your message and will read it soon.",
        to=[mail.sender],
        headers=headers,
    )
    message.tag = "answer"  # type: ignore[attr-defined]  # a fact of the backend
    return message
