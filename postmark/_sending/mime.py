"""The fields of a mail from a message of the standard library."""

from __future__ import annotations

from email.message import EmailMessage
from typing import Any


def fields_of_message(message: EmailMessage) -> dict[str, Any]:
    """Return the fields of a message."""
    raise NotImplementedError
