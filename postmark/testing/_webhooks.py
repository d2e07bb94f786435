"""The webhooks of the fake server: `fake.webhooks`. What is posted to them is in `_deliveries`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import count
from typing import Any, Final, NamedTuple

import attrs

from postmark.testing._clock import utc_time
from postmark.testing._routes import Refusal
from postmark.testing._store import State, text_of

TRIGGERS: Final[Mapping[str, tuple[str, ...]]] = {
    "Open": ("Enabled", "PostFirstOpenOnly"),
    "Click": ("Enabled",),
    "Delivery": ("Enabled",),
    "Bounce": ("Enabled", "IncludeContent"),
    "SpamComplaint": ("Enabled", "IncludeContent"),
    "SubscriptionChange": ("Enabled",),
}
"""The triggers, and their switches."""

_MOST: Final = 10
"""How many webhooks a stream may have. Postmark documents the error, but not the number."""


class Attempt(NamedTuple):
    """A request to a webhook, for its statistics."""

    at: datetime
    trigger: str
    succeeded: bool
    is_last: bool
    """False if another attempt follows."""
    milliseconds: float


@attrs.define(eq=False, kw_only=True)
class Webhook:
    """A webhook of a server."""

    number: int = 0
    url: str
    stream: str
    verified: bool = False
    auth: dict[str, str] | None = attrs.field(default=None, repr=False)
    headers: list[dict[str, str]] = attrs.field(factory=list[dict[str, str]], repr=False)
    triggers: dict[str, dict[str, bool]]
    attempts: list[Attempt] = attrs.field(factory=list[Attempt], repr=False)

    @property
    def status(self) -> str:
        """`verified`, or `unverified`: then it gets no events."""
        return "verified" if self.verified else "unverified"

    @property
    def enabled(self) -> list[str]:
        """The triggers that are on."""
        return [name for name, switches in self.triggers.items() if switches["Enabled"]]

    def wire_form(self) -> dict[str, object]:
        """Return it as it stands in answers."""
        return {
            "ID": self.number,
            "Url": self.url,
            "MessageStream": self.stream,
            "Status": self.status,
            "HttpAuth": self.auth,
            "HttpHeaders": self.headers,
            "Triggers": self.triggers,
        }


class FakeWebhooks:
    """The webhooks of the fake server.

    Postmark posts a test event to a webhook's URL before it takes it. The fake posts none: every
    URL passes, unless `answers` says otherwise.
    """

    __module__ = "postmark.testing"

    def __init__(self, state: State) -> None:
        """Created by `FakePostmark`."""
        self._state = state
        self._numbers = count(state.server_id * 1000 + 1)
        self._answers: dict[str, int | None] = {}
        self.rows: dict[int, Webhook] = {}

    def __len__(self) -> int:
        return len(self.rows)

    def answers(self, url: str, status: int | None) -> None:
        """Say what the URL answers when a webhook is verified: only 200 passes.

        Args:
            url: The URL of the webhook.
            status: The HTTP status; None means that nothing answers.
        """
        with self._state.lock:
            self._answers[text_of("url", url)] = status

    def add(self, webhook: Webhook) -> None:
        """Add a webhook, whose id is given to it here."""
        if sum(each.stream == webhook.stream for each in self.rows.values()) >= _MOST:
            raise Refusal(1359, f"A message stream can have at most {_MOST} webhooks.")
        webhook.number = next(self._numbers)
        self.rows[webhook.number] = webhook

    def report(self, webhook: Webhook) -> dict[str, Any]:
        """Return what the verification of a webhook finds."""
        status = self._answers.get(webhook.url, _OK)
        passes = status == _OK
        said = "did not answer" if status is None else f"answered {status}"
        results = [
            {
                "TriggerType": trigger,
                "Success": passes,
                "StatusCode": status,
                "Message": "Verified." if passes else f"The endpoint {said}.",
            }
            for trigger in webhook.enabled
        ]
        total = len(results)
        passed = total if passes else 0
        return {
            "Id": webhook.number,
            "Url": webhook.url,
            "Success": passed == total,
            "Results": results,
            "Message": f"{passed}/{total} triggers verified successfully",
        }

    def record(self, url: str, stream: str, attempt: Attempt) -> None:
        """Count a request for the webhooks that have this URL, stream and trigger."""
        for webhook in self.rows.values():
            same = webhook.url == url and webhook.stream.casefold() == stream.casefold()
            if same and attempt.trigger in webhook.enabled:
                webhook.attempts.append(attempt)


_OK: Final = 200
_WINDOW: Final = timedelta(hours=24)
# When Postmark calls an answer slow is not documented.
_SLOW: Final = 1_000.0
_VERY_SLOW: Final = 10_000.0


def statistics(state: State, webhook: Webhook) -> dict[str, Any]:
    """Return the statistics of the last 24 hours by the fake's clock."""
    end = state.clock.now
    recent = [each for each in webhook.attempts if end - _WINDOW <= each.at <= end]
    triggers = sorted({each.trigger for each in recent}, key=list(TRIGGERS).index)
    return {
        "WebhookId": webhook.number,
        "ServerId": state.server_id,
        "MessageStreamId": webhook.stream,
        "Url": webhook.url,
        "Statuses": dict.fromkeys(webhook.enabled, webhook.status),
        "TimeRange": {"StartTime": utc_time(end - _WINDOW), "EndTime": utc_time(end), "Hours": 24},
        "Metrics": _metrics(recent),
        "MetricsByTrigger": {
            trigger: _metrics([each for each in recent if each.trigger == trigger])
            for trigger in triggers
        },
    }


def _metrics(attempts: list[Attempt]) -> dict[str, Any]:
    """Return the counts of attempts; a request is one event, its repeats are counted apart."""
    last = [each for each in attempts if each.is_last]
    repeated = [each for each in attempts if not each.is_last]
    succeeded = sum(each.succeeded for each in last)
    return {
        "TotalRequests": len(last),
        "SuccessCount": succeeded,
        "FailureCount": len(last) - succeeded,
        "RetryCount": len(repeated),
        "SuccessRate": round(100 * succeeded / len(last), 3) if last else 0,
        "SlowCount": sum(each.milliseconds >= _SLOW for each in attempts),
        "VerySlowCount": sum(each.milliseconds >= _VERY_SLOW for each in attempts),
        "AverageTerminalResponseTimeMs": _average(last),
        "AverageRetryResponseTimeMs": _average(repeated),
    }


def _average(attempts: list[Attempt]) -> float | None:
    times = [each.milliseconds for each in attempts]
    return round(sum(times) / len(times), 1) if times else None
