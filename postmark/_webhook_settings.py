"""Webhooks of a server, whose credentials are those that `postmark.webhooks.parse` checks."""

from __future__ import annotations

from postmark._generated.api.webhooks.webhooks_create import webhooks_create
from postmark._generated.api.webhooks.webhooks_edit import webhooks_edit
from postmark._generated.models.http_auth import HttpAuth
from postmark._generated.models.http_header import HttpHeader
from postmark._generated.models.webhook import Webhook
from postmark._generated.models.webhook_triggers import WebhookTriggers
from postmark._generated.resources import webhooks as generated
from postmark._wire.calls import explained
from postmark._wire.writers import wrong_type
from postmark.webhooks import WebhookAuth


def _fields(auth: object) -> dict[str, object]:
    """Return the fields of a webhook that say how its requests are known."""
    if auth is None:
        return {}
    if not isinstance(auth, WebhookAuth):
        raise wrong_type("auth", "a WebhookAuth", auth)
    named = auth.username is not None
    return {
        "http_auth": HttpAuth(username=auth.username, password=auth.password) if named else None,
        "http_headers": [HttpHeader(name, value) for name, value in auth.headers.items()],
    }


@explained
class SyncWebhooks(generated.SyncWebhooks):
    """Addresses that Postmark posts events to."""

    def create(
        self,
        *,
        url: str,
        triggers: WebhookTriggers | None = None,
        auth: WebhookAuth | None = None,
        message_stream: str | None = None,
        verify: bool | None = None,
    ) -> Webhook:
        """Create a webhook.

        https://postmarkapp.com/developer/api/webhooks-api

        Unless `verify` is False, Postmark first posts one test event for each enabled trigger to
        the URL. Each must be answered with status 200, or else nothing is saved. A repeated call
        makes a second webhook.

        Args:
            url: The URL to post to, http or https.
            triggers: The kinds of events to post. What is left out seems to be off; Postmark does
                not say.
            auth: What Postmark sends with each event, for `postmark.webhooks.parse` to check.
            message_stream: Id of a message stream that is neither inbound nor archived. By default,
                `outbound`.
            verify: Whether the URL is tested first. Default yes. Untested, the webhook gets no
                events until it is verified.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            WebhookVerificationError: A test event was not answered with 200; nothing was saved.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        fields = {
            "url": url, "triggers": triggers, "message_stream": message_stream, "verify": verify
        }  # fmt: skip
        return self._calls.send(webhooks_create({**fields, **_fields(auth)}))

    def edit(
        self,
        id: int,  # noqa: A002 - as generated
        *,
        url: str | None = None,
        triggers: WebhookTriggers | None = None,
        auth: WebhookAuth | None = None,
        verify: bool | None = None,
    ) -> Webhook:
        """Change some fields of a webhook.

        https://postmarkapp.com/developer/api/webhooks-api

        What is not given stays as it is, also the other triggers and the other settings of a
        trigger. Unless `verify` is False, Postmark posts test events to the URL as on creation;
        whether for all enabled triggers or only for new ones is not certain.

        Args:
            id: Id of the webhook.
            url: The URL to post to, http or https.
            triggers: The kinds of events to change. The others stay as they are.
            auth: What Postmark sends with each event from now on. Its headers replace those of
                before; without a username in it, the username and password of before stay.
            verify: Whether the URL is tested first. Default yes. Untested, the webhook gets no
                events until it is verified.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            WebhookVerificationError: A test event was not answered with 200; nothing was saved.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        fields = {"url": url, "triggers": triggers, "verify": verify}
        return self._calls.send(webhooks_edit(id, {**fields, **_fields(auth)}))


@explained
class AsyncWebhooks(generated.AsyncWebhooks):
    """Addresses that Postmark posts events to."""

    async def create(
        self,
        *,
        url: str,
        triggers: WebhookTriggers | None = None,
        auth: WebhookAuth | None = None,
        message_stream: str | None = None,
        verify: bool | None = None,
    ) -> Webhook:
        """Create a webhook.

        https://postmarkapp.com/developer/api/webhooks-api

        Unless `verify` is False, Postmark first posts one test event for each enabled trigger to
        the URL. Each must be answered with status 200, or else nothing is saved. A repeated call
        makes a second webhook.

        Args:
            url: The URL to post to, http or https.
            triggers: The kinds of events to post. What is left out seems to be off; Postmark does
                not say.
            auth: What Postmark sends with each event, for `postmark.webhooks.parse` to check.
            message_stream: Id of a message stream that is neither inbound nor archived. By default,
                `outbound`.
            verify: Whether the URL is tested first. Default yes. Untested, the webhook gets no
                events until it is verified.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            WebhookVerificationError: A test event was not answered with 200; nothing was saved.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        fields = {
            "url": url, "triggers": triggers, "message_stream": message_stream, "verify": verify
        }  # fmt: skip
        return await self._calls.send(webhooks_create({**fields, **_fields(auth)}))

    async def edit(
        self,
        id: int,  # noqa: A002 - as generated
        *,
        url: str | None = None,
        triggers: WebhookTriggers | None = None,
        auth: WebhookAuth | None = None,
        verify: bool | None = None,
    ) -> Webhook:
        """Change some fields of a webhook.

        https://postmarkapp.com/developer/api/webhooks-api

        What is not given stays as it is, also the other triggers and the other settings of a
        trigger. Unless `verify` is False, Postmark posts test events to the URL as on creation;
        whether for all enabled triggers or only for new ones is not certain.

        Args:
            id: Id of the webhook.
            url: The URL to post to, http or https.
            triggers: The kinds of events to change. The others stay as they are.
            auth: What Postmark sends with each event from now on. Its headers replace those of
                before; without a username in it, the username and password of before stay.
            verify: Whether the URL is tested first. Default yes. Untested, the webhook gets no
                events until it is verified.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            WebhookVerificationError: A test event was not answered with 200; nothing was saved.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        fields = {"url": url, "triggers": triggers, "verify": verify}
        return await self._calls.send(webhooks_edit(id, {**fields, **_fields(auth)}))
