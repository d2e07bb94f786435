"""A fake Postmark that misbehaves: faults of every kind, and a restart every few seconds.

Prints a line for each mail it accepts, with the mark that the sender gave it, and posts webhooks to
the receivers that are named. It has the same sample messages after each restart; what was sent in
between is gone, so rows arrive and vanish. Ends when its standard input does.
"""

from __future__ import annotations

import random
import sys
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime

import httpx

from postmark.testing import FakePostmark, ReceivedRequest
from postmark.webhooks import WebhookAuth

AUTH = WebhookAuth("postmark", "a-password", headers={"X-Secret": "a-secret"})
MESSAGES = 1500
UP = 12.0
"""Seconds until the server restarts, and all connections end."""
DOWN = 0.3
FAULTY = 0.15
"""How many of the requests meet a fault."""


def samples() -> FakePostmark:
    """Return a server with the messages that are there all the time."""
    fake = FakePostmark(now=datetime(2026, 1, 1, tzinfo=UTC))
    fake.add_samples(MESSAGES)
    return fake


def misbehave(fake: FakePostmark, chance: random.Random) -> None:
    """Answer some of the requests wrongly, late or not at all."""
    faults = [
        lambda: fake.drop_connection(),
        lambda: fake.drop_connection(applied=True),
        lambda: fake.truncate_next(),
        lambda: fake.fail_next(429),
        lambda: fake.fail_next(429, headers={"Retry-After": "1"}),
        lambda: fake.fail_next(500),
        lambda: fake.fail_next(502),
        lambda: fake.fail_next(503),
        lambda: fake.fail_next(503, code=0),
        lambda: fake.answer_next(b'{"Messages": [{'),
        lambda: fake.answer_next(b""),
        lambda: fake.answer_next("<html>", content_type="text/html"),
        lambda: fake.answer_next(b"", status=302, headers={"Location": "/elsewhere"}),
        lambda: fake.delay(chance.uniform(0, 0.5)),
        lambda: fake.delay(3.0),
    ]

    def one(_: ReceivedRequest) -> None:
        if chance.random() < FAULTY:
            chance.choice(faults)()

    fake.on_request(one)


def post(fake: FakePostmark, receivers: list[str], chance: random.Random) -> None:
    """Post an event to each receiver: as it should be, twice, by a stranger, or cut off."""
    event = chance.choice(fake.events)
    body, headers = fake.webhook(event, AUTH)
    _, of_stranger = fake.webhook(event, WebhookAuth("postmark", "another", headers=AUTH.headers))
    posts = (
        (body, headers, 200), (body, headers, 200), (body, of_stranger, 401),
        (body[:-9], headers, 400),
    )  # fmt: skip
    # The receivers end before the server does.
    with httpx.Client(trust_env=False, timeout=30) as client, suppress(httpx.TransportError):
        for url in receivers:
            for content, fields, status in posts:
                fields["X-Expected"] = event.kind
                got = client.post(url, content=content, headers=fields).status_code
                if got != status:
                    print(f"wrong\ta webhook was answered {got}, not {status}", flush=True)
                print("count\twebhooks\t1", flush=True)


def serve(port: int, receivers: list[str]) -> None:
    """Serve until the standard input ends."""
    chance = random.Random(port)
    ended = threading.Event()

    def wait_for_end() -> None:
        sys.stdin.read()
        ended.set()

    threading.Thread(target=wait_for_end, daemon=True).start()
    while not ended.is_set():
        fake = samples()
        misbehave(fake, chance)
        with fake.serve(port):
            until = time.monotonic() + UP
            while time.monotonic() < until and not ended.wait(0.5):
                post(fake, receivers, chance)
        for mail in fake.sent:
            print(f"sent\t{(mail.metadata or {})['mark']}", flush=True)
        time.sleep(DOWN)
