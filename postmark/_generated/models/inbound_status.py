# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final, Literal

InboundStatus = Literal[
    "Blocked", "blocked", "Failed", "failed", "Processed", "processed", "Queued", "queued", "Scheduled", "scheduled"
]
"""Status of the message. By default, processed only."""

SPELLINGS: Final[Mapping[str, str]] = {
    "Blocked": "blocked",
    "Failed": "failed",
    "Processed": "processed",
    "Queued": "queued",
    "Scheduled": "scheduled",
} | {"blocked": "blocked", "failed": "failed", "processed": "processed", "queued": "queued", "scheduled": "scheduled"}
"""Accepted spellings, each with the one sent to the service."""
