"""The types of bounces: https://postmarkapp.com/developer/api/bounce-api#bounce-types."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

BounceType = Literal[
    "HardBounce",
    "Transient",
    "Unsubscribe",
    "Subscribe",
    "AutoResponder",
    "AddressChange",
    "DnsError",
    "SpamNotification",
    "OpenRelayTest",
    "Unknown",
    "SoftBounce",
    "VirusNotification",
    "ChallengeVerification",
    "BadEmailAddress",
    "SpamComplaint",
    "ManuallyDeactivated",
    "Unconfirmed",
    "Blocked",
    "SMTPApiError",
    "InboundError",
    "DMARCPolicy",
    "TemplateRenderingFailed",
]


class Kind(NamedTuple):
    """The number and the name of a type."""

    code: int
    name: str


KINDS: Final[dict[str, Kind]] = {
    "HardBounce": Kind(1, "Hard bounce"),
    "Transient": Kind(2, "Message delayed"),
    "Unsubscribe": Kind(16, "Unsubscribe request"),
    "Subscribe": Kind(32, "Subscribe request"),
    "AutoResponder": Kind(64, "Auto responder"),
    "AddressChange": Kind(128, "Address change"),
    "DnsError": Kind(256, "DNS error"),
    "SpamNotification": Kind(512, "Spam notification"),
    "OpenRelayTest": Kind(1024, "Open relay test"),
    "Unknown": Kind(2048, "Unknown"),
    "SoftBounce": Kind(4096, "Soft bounce"),
    "VirusNotification": Kind(8192, "Virus notification"),
    "ChallengeVerification": Kind(16384, "Spam challenge verification"),
    "BadEmailAddress": Kind(100000, "Invalid email address"),
    "SpamComplaint": Kind(100001, "Spam complaint"),
    "ManuallyDeactivated": Kind(100002, "Manually deactivated"),
    "Unconfirmed": Kind(100003, "Registration not confirmed"),
    "Blocked": Kind(100006, "ISP block"),
    "SMTPApiError": Kind(100007, "SMTP API error"),
    "InboundError": Kind(100008, "Processing failed"),
    "DMARCPolicy": Kind(100009, "DMARC Policy"),
    "TemplateRenderingFailed": Kind(100010, "Template rendering failed"),
}

SUPPRESSING: Final = {
    "HardBounce": "HardBounce",
    "SpamComplaint": "SpamComplaint",
    "ManuallyDeactivated": "ManualSuppression",
}
"""The types that suppress the address, and the reason its suppression shows."""
