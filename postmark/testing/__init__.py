"""A fake Postmark server for tests: `FakePostmark`, in-process or over a real port.

    fake = FakePostmark()
    message = fake.outbound.add(subject="Welcome", to="pat@example.com").delivered().opened()
    client = fake.sync_server_client()
    assert client.outbound.get(message.message_id).subject == "Welcome"

`python -m postmark.testing` serves one with sample data; the pytest plugin provides the fixtures
`fake_postmark`, `sync_postmark_client` and `async_postmark_client`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__all__ = [
    "Agent",
    "Delivery",
    "FakeDomains",
    "FakeEvent",
    "FakeInbound",
    "FakeInboundMessage",
    "FakeOutbound",
    "FakeOutboundMessage",
    "FakePostmark",
    "FakeSignatures",
    "FakeTemplate",
    "FakeTemplates",
    "FakeWebhooks",
    "ReceivedRequest",
    "SentAttachment",
    "SentMail",
]

_HOMES = {
    "Agent": "_agent",
    "Delivery": "_deliveries",
    "FakeDomains": "_domains",
    "FakeEvent": "_events",
    "FakeInbound": "_inbound",
    "FakeInboundMessage": "_inbound",
    "FakeOutbound": "_outbound",
    "FakeOutboundMessage": "_outbound_message",
    "FakePostmark": "_fake",
    "FakeSignatures": "_signatures",
    "FakeTemplate": "_templates",
    "FakeTemplates": "_templates",
    "FakeWebhooks": "_webhooks",
    "ReceivedRequest": "_exchange",
    "SentAttachment": "_mail",
    "SentMail": "_mail",
}

if TYPE_CHECKING:
    from postmark.testing._agent import Agent
    from postmark.testing._deliveries import Delivery
    from postmark.testing._domains import FakeDomains
    from postmark.testing._events import FakeEvent
    from postmark.testing._exchange import ReceivedRequest
    from postmark.testing._fake import FakePostmark
    from postmark.testing._inbound import FakeInbound, FakeInboundMessage
    from postmark.testing._mail import SentAttachment, SentMail
    from postmark.testing._outbound import FakeOutbound
    from postmark.testing._outbound_message import FakeOutboundMessage
    from postmark.testing._signatures import FakeSignatures
    from postmark.testing._templates import FakeTemplate, FakeTemplates
    from postmark.testing._webhooks import FakeWebhooks
else:
    # pytest loads the plugin in this package, and so the package, in every project that has the
    # SDK installed: so names load on first access. Hidden from type checkers, which would accept
    # any misspelt name because of it.
    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
