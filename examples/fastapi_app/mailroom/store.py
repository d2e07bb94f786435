"""What the app keeps of Postmark's webhooks, in a SQLite file that all workers share."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from postmark.webhooks import InboundWebhook

TABLES = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS event (key TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS address (
    email TEXT, stream TEXT, stopped INTEGER, said_at TEXT, PRIMARY KEY (email, stream)
);
CREATE TABLE IF NOT EXISTS mail (
    message_id TEXT PRIMARY KEY, sender TEXT, subject TEXT, text TEXT, reply_to_id TEXT,
    answer TEXT
);
CREATE TABLE IF NOT EXISTS attachment (
    message_id TEXT, number INTEGER, name TEXT, content BLOB, PRIMARY KEY (message_id, number)
);
"""


class Claimed(NamedTuple):
    """A mail to be answered."""

    message_id: str
    sender: str
    subject: str
    reply_to_id: str


class Store:
    """The tables; every method is one transaction, or part of that of `once`."""

    def __init__(self, path: Path) -> None:
        # One connection, one thread at a time: SQLite writes one transaction at a time anyway.
        self._lock = Lock()
        self._connection = sqlite3.connect(
            path, timeout=30, isolation_level=None, check_same_thread=False
        )
        self._connection.row_factory = sqlite3.Row
        self._connection.executescript(TABLES)

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def _transaction(self) -> Generator[sqlite3.Connection]:
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")  # waits for the other workers
            with self._connection:
                yield self._connection

    @contextmanager
    def once(self, key: str) -> Generator["Handling | None"]:
        """Yield what handles an event, or None if it was handled before.

        The key is kept in the same transaction as the effects: if one of them fails, the event
        counts as new when Postmark repeats it.
        """
        with self._transaction() as connection:
            new = connection.execute("INSERT OR IGNORE INTO event VALUES (?)", (key,)).rowcount
            yield Handling(connection) if new else None

    def is_stopped(self, email: str, stream: str) -> bool:
        """Return whether mail to this address came back, or the address does not want any."""
        query = "SELECT stopped FROM address WHERE email = ? AND stream = ?"
        with self._transaction() as connection:
            row = connection.execute(query, (email.lower(), stream)).fetchone()
        return bool(row and row[0])

    def mail(self) -> list[dict[str, object]]:
        """Return the mail that was received, without its attachments."""
        query = "SELECT message_id, sender, subject, text, answer FROM mail ORDER BY rowid DESC"
        with self._transaction() as connection:
            return [dict(row) for row in connection.execute(query)]

    def attachment(self, message_id: str, number: int) -> tuple[str, bytes] | None:
        """Return the name and the content of an attachment; the first one has number 0."""
        query = "SELECT name, content FROM attachment WHERE message_id = ? AND number = ?"
        with self._transaction() as connection:
            found = connection.execute(query, (message_id, number)).fetchone()
        return (found["name"], found["content"]) if found else None

    def claim_answer(self) -> Claimed | None:
        """Return a mail to answer, which nobody else gets."""
        query = (
            "UPDATE mail SET answer = 'sending' WHERE message_id ="
            " (SELECT message_id FROM mail WHERE answer = 'wanted' LIMIT 1)"
            " RETURNING message_id, sender, subject, reply_to_id"
        )
        with self._transaction() as connection:
            claimed = connection.execute(query).fetchone()
        return Claimed(*claimed) if claimed else None

    def set_answer(self, message_id: str, state: str) -> None:
        """Note what became of an answer."""
        with self._transaction() as connection:
            connection.execute(
                "UPDATE mail SET answer = ? WHERE message_id = ?", (state, message_id)
            )


class Handling:
    """What an event may change."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def set_stopped(self, email: str, stream: str, stopped: bool, at: datetime | None) -> None:
        """Note whether mail may go to an address. Events come in any order: the latest counts."""
        said_at = (at or datetime.min.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
        self._connection.execute(
            "INSERT INTO address VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
            " SET stopped = excluded.stopped, said_at = excluded.said_at"
            " WHERE excluded.said_at >= said_at",
            (email.lower(), stream, stopped, said_at),
        )

    def keep(self, event: InboundWebhook, *, wants_answer: bool) -> None:
        """Keep a received mail and its attachments."""
        message_id = event.message_id or event.key
        own_id = next((h.value for h in event.headers if h.name.lower() == "message-id"), "")
        text = event.stripped_text_reply or event.text_body or ""
        answer = "wanted" if wants_answer else "none"
        row = (message_id, event.from_full.email, event.subject or "", text, own_id, answer)
        self._connection.execute("INSERT OR IGNORE INTO mail VALUES (?, ?, ?, ?, ?, ?)", row)
        self._connection.executemany(
            "INSERT OR IGNORE INTO attachment VALUES (?, ?, ?, ?)",
            [
                (message_id, number, each.name, each.content)
                for number, each in enumerate(event.attachments)
            ],
        )
