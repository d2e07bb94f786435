# Generated from spec/postmark.yaml by make generate. Do not edit.

import builtins

from ..._wire.calls import AsyncCalls, SyncCalls, explained
from ..api.webhooks.webhooks_delete import webhooks_delete
from ..api.webhooks.webhooks_get import webhooks_get
from ..api.webhooks.webhooks_get_statistics import webhooks_get_statistics
from ..api.webhooks.webhooks_list import webhooks_list
from ..api.webhooks.webhooks_verify import webhooks_verify
from ..models.webhook import Webhook
from ..models.webhook_statistics import WebhookStatistics
from ..models.webhook_verification import WebhookVerification


@explained
class SyncWebhooks:
    """Addresses that Postmark posts events to."""

    def __init__(self, calls: SyncCalls) -> None:
        self._calls = calls

    def list(self, *, message_stream: str | None = None) -> builtins.list[Webhook]:
        """List the webhooks of all message streams, or of one.

        https://postmarkapp.com/developer/api/webhooks-api

        The answer contains the passwords and header values of the webhooks in clear text.

        Args:
            message_stream: Id of a message stream. By default, all streams.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(webhooks_list({"message_stream": message_stream}))

    def get(self, id: int) -> Webhook:
        """Get one webhook.

        https://postmarkapp.com/developer/api/webhooks-api

        The answer contains the password and the header values of the webhook in clear
        text.

        Args:
            id: Id of the webhook.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(webhooks_get(id))

    def delete(self, id: int) -> None:
        """Delete a webhook.

        https://postmarkapp.com/developer/api/webhooks-api

        A second request for the same webhook answers that it is unknown.

        Args:
            id: Id of the webhook.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(webhooks_delete(id))

    def verify(self, id: int) -> WebhookVerification:
        """Post a test event for each enabled trigger and say how it was answered.

        https://postmarkapp.com/developer/api/webhooks-api

        Each test event must be answered with status 200. A failure is no error: it is in
        the answer. The request has no body.

        Args:
            id: Id of the webhook.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(webhooks_verify(id))

    def get_statistics(self, id: int) -> WebhookStatistics:
        """Get how a webhook's URL answered in the last 24 hours.

        https://postmarkapp.com/developer/api/webhooks-api

        The span of time cannot be chosen.

        Args:
            id: Id of the webhook.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(webhooks_get_statistics(id))


@explained
class AsyncWebhooks:
    """Addresses that Postmark posts events to."""

    def __init__(self, calls: AsyncCalls) -> None:
        self._calls = calls

    async def list(self, *, message_stream: str | None = None) -> builtins.list[Webhook]:
        """List the webhooks of all message streams, or of one.

        https://postmarkapp.com/developer/api/webhooks-api

        The answer contains the passwords and header values of the webhooks in clear text.

        Args:
            message_stream: Id of a message stream. By default, all streams.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(webhooks_list({"message_stream": message_stream}))

    async def get(self, id: int) -> Webhook:
        """Get one webhook.

        https://postmarkapp.com/developer/api/webhooks-api

        The answer contains the password and the header values of the webhook in clear
        text.

        Args:
            id: Id of the webhook.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(webhooks_get(id))

    async def delete(self, id: int) -> None:
        """Delete a webhook.

        https://postmarkapp.com/developer/api/webhooks-api

        A second request for the same webhook answers that it is unknown.

        Args:
            id: Id of the webhook.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(webhooks_delete(id))

    async def verify(self, id: int) -> WebhookVerification:
        """Post a test event for each enabled trigger and say how it was answered.

        https://postmarkapp.com/developer/api/webhooks-api

        Each test event must be answered with status 200. A failure is no error: it is in
        the answer. The request has no body.

        Args:
            id: Id of the webhook.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(webhooks_verify(id))

    async def get_statistics(self, id: int) -> WebhookStatistics:
        """Get how a webhook's URL answered in the last 24 hours.

        https://postmarkapp.com/developer/api/webhooks-api

        The span of time cannot be chosen.

        Args:
            id: Id of the webhook.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(webhooks_get_statistics(id))
