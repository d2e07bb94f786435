"""1,000 mails through a mail backend of Django: `python django_mail.py PEER URL`."""

from __future__ import annotations

import json
import sys
from time import process_time
from typing import Any

import sample
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection

MAILS = 1_000
OURS = "postmark.django.EmailBackend"  # also the name of the official SDK's
ANYMAIL = "anymail.backends.postmark.EmailBackend"


def message(number: int, **options: Any) -> Any:
    """Return a mail as an application would make it, with the tag of either kind of backend."""
    mail = sample.mail(number)
    made: Any = EmailMultiAlternatives(mail.subject, mail.text, sample.SENDER, [mail.recipient])
    made.attach_alternative(mail.html, "text/html")
    for name, value in {"metadata": mail.metadata, **options}.items():
        setattr(made, name, value)
    return made


def main(peer: str, url: str) -> None:
    token = "a" * 36
    settings.configure(
        POSTMARK_SERVER_TOKEN=token,
        ANYMAIL={"POSTMARK_SERVER_TOKEN": token, "POSTMARK_API_URL": f"{url}/"},
    )
    tag: dict[str, Any] = {"tags": ["receipt"]} if peer == "anymail" else {"tag": "receipt"}
    base: dict[str, Any] = {} if peer == "anymail" else {"base_url": url}
    backend = get_connection(ANYMAIL if peer == "anymail" else OURS, **base)
    backend.send_messages([message(0, **tag)])
    best = float("inf")
    for _ in range(3):
        messages = [message(number, **tag) for number in range(MAILS)]
        began = process_time()
        assert backend.send_messages(messages) == MAILS
        best = min(best, process_time() - began)
    print(json.dumps({"cpu": best / MAILS}))


if __name__ == "__main__":
    main(*sys.argv[1:])
