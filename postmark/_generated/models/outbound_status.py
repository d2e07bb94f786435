# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final, Literal

OutboundStatus = Literal["Processed", "processed", "Queued", "queued", "Sent", "sent"]
"""Status of the message. `sent` and `processed` list the same messages. Omitted means any."""

SPELLINGS: Final[Mapping[str, str]] = {"Processed": "processed", "Queued": "queued", "Sent": "sent"} | {
    "processed": "processed",
    "queued": "queued",
    "sent": "sent",
}
"""Accepted spellings, each with the one sent to the service."""
