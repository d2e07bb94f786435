# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final, Literal

OutboundStatus = Literal["Processed", "Queued", "Sent"]
"""Status of the message. `sent` and `processed` list the same messages. Omitted means any."""

SPELLINGS: Final[Mapping[str, str]] = {"Processed": "processed", "Queued": "queued", "Sent": "sent"}
"""The values, each with its spelling on the wire."""
