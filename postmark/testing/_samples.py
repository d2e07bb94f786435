"""Varied sample messages, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final, Literal, NamedTuple

from postmark.testing._agent import BROWSER, PROXY, Agent
from postmark.testing._inbound import FakeInbound
from postmark.testing._outbound import FakeOutbound
from postmark.testing._outbound_message import FakeOutboundMessage


class Mail(NamedTuple):
    """A kind of email that a shop sends."""

    tag: str | None
    subjects: tuple[str, ...]
    attachment: str | None = None


MAILS: Final = (
    Mail("welcome", ("Welcome, {name}!", "Willkommen, {name}!", "Добро пожаловать!")),
    Mail(
        "order-receipt", ("Your order {n}", "Votre commande {n}", "ご注文 {n}"), "invoice-{n}.pdf"
    ),
    Mail("password-reset", ("Reset your password", "Restablece tu contraseña", "重置您的密码")),
    Mail("shipping", ("Order {n} is on its way", "Bestellung {n} ist unterwegs 📦")),
    Mail(None, ("A note from our team", "")),
)
NEWSLETTER: Final = Mail("newsletter", ("News of week {week}", "Nouvelles de la semaine {week}"))

PEOPLE: Final = (
    ("Pat", "pat"),
    ("Lee O'Neil", "lee"),
    ("Zoë Müller", "zoe"),
    ("Иван Петров", "ivan"),
    ("山田 花子", "hanako"),
    ("Amara Okafor", "amara"),
    ("", "info"),
    ("Núñez, José", "jose"),
)

PHONE: Final[Agent] = {
    "client_name": "Mail on iPhone",
    "client_company": "Apple Computer, Inc.",
    "client_family": "Apple Mail",
    "os_name": "iOS 17",
    "os_company": "Apple Computer, Inc.",
    "os_family": "iOS",
    "platform": "Mobile",
    "user_agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)",
    "country_iso_code": "DE",
    "country": "Germany",
    "region": "Berlin",
    "city": "Berlin",
}
AGENTS: Final = (PROXY, BROWSER, PHONE, Agent(user_agent=""))

BLOCKED: Final = "Inbound request blocked by domain rule: spam.example"

# Date headers as senders write them, unrelated to when the message was received.
ODD_DATES: Final = (
    "Sun, 15 Feb 2026 05:26:57 +0000 (GMT)",
    "26 Feb 2026 10:39:51 -0400",
    "Fri, 13 Feb 2026 03:00:00 +0000 (UTC)",
    "",
)

_DAYS: Final = 45
"""How long the service keeps messages: https://postmarkapp.com/developer/api/messages-api"""


def add_samples(
    outbound: FakeOutbound, inbound: FakeInbound, now: datetime, messages: int, seed: int
) -> None:
    """Add that many outbound messages and a quarter as many inbound ones."""
    if messages < 0:
        raise ValueError(f"messages must not be negative, not {messages!r}")
    chance = random.Random(seed)  # noqa: S311  (not for secrets)
    for moment in _moments(chance, now, messages):
        _send(outbound, chance, moment)
    for moment in _moments(chance, now, messages // 4):
        _receive(inbound, chance, moment)


def _moments(chance: random.Random, end: datetime, count: int) -> Iterator[datetime]:
    """Yield times in the weeks before `end`, oldest first."""
    seconds = (chance.uniform(60, _DAYS * 86_400) for _ in range(count))
    return (end - timedelta(seconds=ago) for ago in sorted(seconds, reverse=True))


def _person(chance: random.Random) -> tuple[str, str]:
    name, mailbox = chance.choice(PEOPLE)
    address = f"{mailbox}{chance.randrange(100)}@example.com"
    return name, f'"{name}" <{address}>' if name else address


def _send(outbound: FakeOutbound, chance: random.Random, moment: datetime) -> None:
    is_newsletter = chance.random() < 0.15
    mail = NEWSLETTER if is_newsletter else chance.choice(MAILS)
    number = chance.randrange(1000, 9999)
    name, to = _person(chance)
    facts = {"name": name or "friend", "n": number, "week": f"{moment:%V}"}
    subject = chance.choice(mail.subjects).format(**facts)
    message = outbound.add(
        subject=subject,
        to=to,
        cc=[_person(chance)[1]] if chance.random() < 0.1 else [],
        bcc=["archive@example.com"] if chance.random() < 0.05 else [],
        from_email='"Shop, Example" <orders@example.com>',
        tag=mail.tag,
        message_stream="broadcast" if is_newsletter else "outbound",
        status=chance.choices(("Sent", "Processed", "Queued"), (90, 7, 3))[0],
        metadata={"customer-id": str(number)} if chance.random() < 0.5 else {},
        attachments=[mail.attachment.format(**facts)] if mail.attachment else [],
        html_body=f"<p>{subject}</p>" if chance.random() < 0.8 else None,
        received_at=moment,
    )
    _go_on(message, chance, f"https://shop.example.com/{mail.tag or 'home'}/{number}")


def _go_on(message: FakeOutboundMessage, chance: random.Random, link: str) -> None:
    """Add typical events: most messages are delivered, some opened, some of those clicked."""
    later = message.received_at + timedelta(seconds=chance.uniform(1, 50))
    fate = chance.random()
    if fate < 0.04:
        message.bounced(received_at=later).subscription_changed(received_at=later)
        return
    if fate < 0.08:
        message.transient(received_at=message.received_at)
    message.delivered(received_at=later)
    if fate > 0.45:
        message.opened(received_at=later + timedelta(seconds=4), **chance.choice(AGENTS))
    if fate > 0.75:
        part: Literal["HTML", "Text"] = "HTML" if chance.random() < 0.8 else "Text"
        agent = chance.choice((BROWSER, PHONE))
        at = later + timedelta(seconds=9)
        message.clicked(link, click_location=part, received_at=at, **agent)


def _receive(inbound: FakeInbound, chance: random.Random, moment: datetime) -> None:
    number = chance.randrange(1000, 9999)
    message = inbound.add(
        subject=chance.choice((f"Re: Your order {number}", "Тест", "Question", "")),
        from_email=_person(chance)[1],
        to=f'"Support" <hash+ticket-{number}@inbound.example.com>',
        date=chance.choice(ODD_DATES) if chance.random() < 0.1 else None,
        attachments=["photo.png"] if chance.random() < 0.2 else [],
        text_body="The parcel is late.\n\n> earlier text",
        stripped_text_reply="The parcel is late.",
        received_at=moment,
    )
    fate = chance.random()
    if fate < 0.1:
        message.blocked(BLOCKED)
    elif fate < 0.2:
        message.failed()
    elif fate < 0.25:
        chance.choice((message.queued, message.scheduled))()
