"""A newsletter to many readers: a task for each batch of 500, and a report."""

from typing import Any, TypedDict

from celery import Task, chord

from postmark import Email

from .celery import app, was_redelivered
from .client import postmark

BATCH = 500
"""Mails in one task, and in one request: Postmark's most."""

WAIT = 60
MOST_RETRIES = 10
STREAM = "broadcast"


class Outcome(TypedDict):
    """What became of mails, as JSON."""

    accepted: int
    refused: list[tuple[str, str]]
    """Address and reason."""
    unclear: list[str]
    """Addresses whose mail may have been sent, or not."""


@app.task(bind=True)
def send_newsletter(self: Task[Any, Any], issue: str, readers: list[str]) -> Any:
    """Send an issue to its readers; the result is an `Outcome` of all batches.

    With very many readers, pass the id of their list instead, and read them from the database here.
    """
    batches = [readers[start : start + BATCH] for start in range(0, len(readers), BATCH)]
    tasks = [
        send_batch.s(f"{issue}-{number}", issue, batch) for number, batch in enumerate(batches)
    ]
    return self.replace(chord(tasks, gather.s()) if tasks else gather.s([]))


@app.task(bind=True, max_retries=MOST_RETRIES)
def send_batch(
    self: Task[Any, Any], batch: str, issue: str, readers: list[str], doubtful: bool = False
) -> Outcome:
    """Send one batch. What an earlier try may have sent is looked up, and not sent again."""
    there: set[str] = set()
    if doubtful or was_redelivered(self):
        there = readers_of(batch)
    missing = [reader for reader in readers if reader not in there]
    mails = (mail(issue, batch, reader) for reader in missing)
    results = postmark().outbound.send_batch(mails, check=False)
    pairs = list(zip(missing, results, strict=True))
    unclear = [reader for reader, result in pairs if result.state in ("unknown", "unsent")]
    if unclear and self.request.retries < MOST_RETRIES:
        raise self.retry(args=(batch, issue, readers, True), kwargs={}, countdown=WAIT)
    return {
        "accepted": len(there) + sum(result.accepted for result in results),
        "refused": [(reader, r.message) for reader, r in pairs if r.state == "refused"],
        "unclear": unclear,
    }


def mail(issue: str, batch: str, reader: str) -> Email:
    """Return the mail to one reader; its metadata finds what was sent of a batch."""
    return Email(
        from_email="news@example.com",
        to=reader,
        subject=f"News {issue}",
        text_body="There is news.",
        message_stream=STREAM,
        metadata={"batch": batch},
    )


def readers_of(batch: str) -> set[str]:
    """Return the readers to whom a batch was sent."""
    sent = postmark().outbound.list(count=BATCH, metadata={"batch": batch}, message_stream=STREAM)
    return {address for message in sent for address in message.recipients}


@app.task
def gather(outcomes: list[Outcome]) -> Outcome:
    """Add up the batches."""
    return {
        "accepted": sum(outcome["accepted"] for outcome in outcomes),
        "refused": [pair for outcome in outcomes for pair in outcome["refused"]],
        "unclear": [reader for outcome in outcomes for reader in outcome["unclear"]],
    }
