# Generated from spec/postmark.yaml by make generate. Do not edit.

import builtins
from collections.abc import Sequence

from ..._wire.calls import AsyncCalls, SyncCalls, explained
from ..api.webhooks.webhooks_create import webhooks_create
from ..api.webhooks.webhooks_delete import webhooks_delete
from ..api.webhooks.webhooks_edit import webhooks_edit
from ..api.webhooks.webhooks_get import webhooks_get
from ..api.webhooks.webhooks_get_statistics import webhooks_get_statistics
from ..api.webhooks.webhooks_list import webhooks_list
from ..api.webhooks.webhooks_verify import webhooks_verify
from ..models.http_auth import HttpAuth
from ..models.http_header import HttpHeader
from ..models.webhook import Webhook
from ..models.webhook_statistics import WebhookStatistics
from ..models.webhook_triggers import WebhookTriggers
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

    def create(
        self,
        *,
        url: str,
        message_stream: str | None = None,
        http_auth: HttpAuth | None = None,
        http_headers: Sequence[HttpHeader] | None = None,
        triggers: WebhookTriggers | None = None,
        verify: bool | None = None,
    ) -> Webhook:
        """Create a webhook.

        https://postmarkapp.com/developer/api/webhooks-api

        Unless `Verify` is false, Postmark first posts one test event for each enabled
        trigger to
        the URL. Each must be answered with status 200, or else nothing is saved. A
        repeated
        request makes a second webhook.

        Args:
            url: The URL to post to, http or https. It may contain a username and a
                password.
            message_stream: Id of a message stream that is neither inbound nor archived. By default,
                `outbound`.
            http_auth: Username and password to send with each event.
            http_headers: Headers to send with each event.
            triggers: The kinds of events to post. What is left out seems to be off; Postmark
                does not say.
            verify: Whether the URL is tested first. Default yes. Untested, the webhook gets
                no events until it is verified.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            webhooks_create(
                {
                    "url": url,
                    "message_stream": message_stream,
                    "http_auth": http_auth,
                    "http_headers": http_headers,
                    "triggers": triggers,
                    "verify": verify,
                }
            )
        )

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

    def edit(
        self,
        id: int,
        *,
        url: str | None = None,
        http_auth: HttpAuth | None = None,
        http_headers: Sequence[HttpHeader] | None = None,
        triggers: WebhookTriggers | None = None,
        verify: bool | None = None,
    ) -> Webhook:
        """Change some fields of a webhook.

        https://postmarkapp.com/developer/api/webhooks-api

        What is not given stays as it is, also the other triggers and the other settings
        of a
        trigger. Unless `Verify` is false, Postmark posts test events to the URL as on
        creation;
        whether for all enabled triggers or only for new ones is not certain.

        Args:
            id: Id of the webhook.
            url: The URL to post to, http or https. It may contain a username and a
                password.
            http_auth: Username and password to send with each event. How they are removed is not
                documented.
            http_headers: Headers to send with each event, instead of those of before. Empty for
                none.
            triggers: The kinds of events to change. The others stay as they are.
            verify: Whether the URL is tested first. Default yes. Untested, the webhook gets
                no events until it is verified.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            webhooks_edit(
                id,
                {
                    "url": url,
                    "http_auth": http_auth,
                    "http_headers": http_headers,
                    "triggers": triggers,
                    "verify": verify,
                },
            )
        )

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
        the
        answer. The request has no body.

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

    async def create(
        self,
        *,
        url: str,
        message_stream: str | None = None,
        http_auth: HttpAuth | None = None,
        http_headers: Sequence[HttpHeader] | None = None,
        triggers: WebhookTriggers | None = None,
        verify: bool | None = None,
    ) -> Webhook:
        """Create a webhook.

        https://postmarkapp.com/developer/api/webhooks-api

        Unless `Verify` is false, Postmark first posts one test event for each enabled
        trigger to
        the URL. Each must be answered with status 200, or else nothing is saved. A
        repeated
        request makes a second webhook.

        Args:
            url: The URL to post to, http or https. It may contain a username and a
                password.
            message_stream: Id of a message stream that is neither inbound nor archived. By default,
                `outbound`.
            http_auth: Username and password to send with each event.
            http_headers: Headers to send with each event.
            triggers: The kinds of events to post. What is left out seems to be off; Postmark
                does not say.
            verify: Whether the URL is tested first. Default yes. Untested, the webhook gets
                no events until it is verified.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            webhooks_create(
                {
                    "url": url,
                    "message_stream": message_stream,
                    "http_auth": http_auth,
                    "http_headers": http_headers,
                    "triggers": triggers,
                    "verify": verify,
                }
            )
        )

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

    async def edit(
        self,
        id: int,
        *,
        url: str | None = None,
        http_auth: HttpAuth | None = None,
        http_headers: Sequence[HttpHeader] | None = None,
        triggers: WebhookTriggers | None = None,
        verify: bool | None = None,
    ) -> Webhook:
        """Change some fields of a webhook.

        https://postmarkapp.com/developer/api/webhooks-api

        What is not given stays as it is, also the other triggers and the other settings
        of a
        trigger. Unless `Verify` is false, Postmark posts test events to the URL as on
        creation;
        whether for all enabled triggers or only for new ones is not certain.

        Args:
            id: Id of the webhook.
            url: The URL to post to, http or https. It may contain a username and a
                password.
            http_auth: Username and password to send with each event. How they are removed is not
                documented.
            http_headers: Headers to send with each event, instead of those of before. Empty for
                none.
            triggers: The kinds of events to change. The others stay as they are.
            verify: Whether the URL is tested first. Default yes. Untested, the webhook gets
                no events until it is verified.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            webhooks_edit(
                id,
                {
                    "url": url,
                    "http_auth": http_auth,
                    "http_headers": http_headers,
                    "triggers": triggers,
                    "verify": verify,
                },
            )
        )

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
        the
        answer. The request has no body.

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
