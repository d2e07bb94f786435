# Generated from spec/postmark.yaml by make generate. Do not edit.

from typing import Literal

from ..._wire.calls import AsyncCalls, SyncCalls, explained
from ..api.server.server_edit import server_edit
from ..api.server.server_get import server_get
from ..models.server import Server


@explained
class SyncServer:
    """The server of the token, with its settings."""

    def __init__(self, calls: SyncCalls) -> None:
        self._calls = calls

    def get(self) -> Server:
        """Get the server of the token.

        https://postmarkapp.com/developer/api/server-api

        The answer contains the server's tokens.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(server_get())

    def edit(
        self,
        *,
        name: str | None = None,
        color: Literal["purple", "blue", "turquoise", "green", "red", "yellow", "grey", "orange"] | str | None = None,
        smtp_api_activated: bool | None = None,
        raw_email_enabled: bool | None = None,
        inbound_domain: str | None = None,
        inbound_spam_threshold: int | None = None,
        inbound_hook_url: str | None = None,
        bounce_hook_url: str | None = None,
        open_hook_url: str | None = None,
        delivery_hook_url: str | None = None,
        click_hook_url: str | None = None,
        post_first_open_only: bool | None = None,
        track_opens: bool | None = None,
        track_links: Literal["None", "HtmlAndText", "HtmlOnly", "TextOnly"] | str | None = None,
        include_bounce_content_in_hook: bool | None = None,
        enable_smtp_api_error_hooks: bool | None = None,
    ) -> Server:
        """Change some settings of the server of the token.

        https://postmarkapp.com/developer/api/server-api

        What is not given stays as it is. The delivery type cannot be changed.

        Args:
            name: Name of the server, unique in the account.
            color: Color of the server in Postmark's web application.
            smtp_api_activated: Whether mail can be submitted by SMTP.
            raw_email_enabled: Whether the raw source of inbound messages is posted
                too.
            inbound_domain: Domain of its own for inbound mail, unused so far, with an
                MX record for Postmark; empty for none.
            inbound_spam_threshold: Spam score above which inbound messages are
                blocked, 0 to 30.
            inbound_hook_url: URL to post inbound messages to; empty for none. It may
                contain a username and a password.
            bounce_hook_url: URL to post bounces to; empty for none. Superseded by
                webhooks.
            open_hook_url: URL to post opens to; empty for none. Superseded by
                webhooks.
            delivery_hook_url: URL to post deliveries to; empty for none. Superseded
                by webhooks.
            click_hook_url: URL to post clicks to; empty for none. Superseded by
                webhooks.
            post_first_open_only: Whether only the first open of a recipient is posted
                to `open_hook_url`.
            track_opens: Whether opens are tracked where a message does not say.
            track_links: Where links are tracked where a message does not say.
            include_bounce_content_in_hook: Whether the raw source of bounces is
                posted too.
            enable_smtp_api_error_hooks: Whether mail submitted by SMTP to a
                suppressed address is posted as a bounce of type `SMTPApiError`. It can
                only be set here.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            server_edit(
                {
                    "name": name,
                    "color": color,
                    "smtp_api_activated": smtp_api_activated,
                    "raw_email_enabled": raw_email_enabled,
                    "inbound_domain": inbound_domain,
                    "inbound_spam_threshold": inbound_spam_threshold,
                    "inbound_hook_url": inbound_hook_url,
                    "bounce_hook_url": bounce_hook_url,
                    "open_hook_url": open_hook_url,
                    "delivery_hook_url": delivery_hook_url,
                    "click_hook_url": click_hook_url,
                    "post_first_open_only": post_first_open_only,
                    "track_opens": track_opens,
                    "track_links": track_links,
                    "include_bounce_content_in_hook": include_bounce_content_in_hook,
                    "enable_smtp_api_error_hooks": enable_smtp_api_error_hooks,
                }
            )
        )


@explained
class AsyncServer:
    """The server of the token, with its settings."""

    def __init__(self, calls: AsyncCalls) -> None:
        self._calls = calls

    async def get(self) -> Server:
        """Get the server of the token.

        https://postmarkapp.com/developer/api/server-api

        The answer contains the server's tokens.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(server_get())

    async def edit(
        self,
        *,
        name: str | None = None,
        color: Literal["purple", "blue", "turquoise", "green", "red", "yellow", "grey", "orange"] | str | None = None,
        smtp_api_activated: bool | None = None,
        raw_email_enabled: bool | None = None,
        inbound_domain: str | None = None,
        inbound_spam_threshold: int | None = None,
        inbound_hook_url: str | None = None,
        bounce_hook_url: str | None = None,
        open_hook_url: str | None = None,
        delivery_hook_url: str | None = None,
        click_hook_url: str | None = None,
        post_first_open_only: bool | None = None,
        track_opens: bool | None = None,
        track_links: Literal["None", "HtmlAndText", "HtmlOnly", "TextOnly"] | str | None = None,
        include_bounce_content_in_hook: bool | None = None,
        enable_smtp_api_error_hooks: bool | None = None,
    ) -> Server:
        """Change some settings of the server of the token.

        https://postmarkapp.com/developer/api/server-api

        What is not given stays as it is. The delivery type cannot be changed.

        Args:
            name: Name of the server, unique in the account.
            color: Color of the server in Postmark's web application.
            smtp_api_activated: Whether mail can be submitted by SMTP.
            raw_email_enabled: Whether the raw source of inbound messages is posted
                too.
            inbound_domain: Domain of its own for inbound mail, unused so far, with an
                MX record for Postmark; empty for none.
            inbound_spam_threshold: Spam score above which inbound messages are
                blocked, 0 to 30.
            inbound_hook_url: URL to post inbound messages to; empty for none. It may
                contain a username and a password.
            bounce_hook_url: URL to post bounces to; empty for none. Superseded by
                webhooks.
            open_hook_url: URL to post opens to; empty for none. Superseded by
                webhooks.
            delivery_hook_url: URL to post deliveries to; empty for none. Superseded
                by webhooks.
            click_hook_url: URL to post clicks to; empty for none. Superseded by
                webhooks.
            post_first_open_only: Whether only the first open of a recipient is posted
                to `open_hook_url`.
            track_opens: Whether opens are tracked where a message does not say.
            track_links: Where links are tracked where a message does not say.
            include_bounce_content_in_hook: Whether the raw source of bounces is
                posted too.
            enable_smtp_api_error_hooks: Whether mail submitted by SMTP to a
                suppressed address is posted as a bounce of type `SMTPApiError`. It can
                only be set here.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            server_edit(
                {
                    "name": name,
                    "color": color,
                    "smtp_api_activated": smtp_api_activated,
                    "raw_email_enabled": raw_email_enabled,
                    "inbound_domain": inbound_domain,
                    "inbound_spam_threshold": inbound_spam_threshold,
                    "inbound_hook_url": inbound_hook_url,
                    "bounce_hook_url": bounce_hook_url,
                    "open_hook_url": open_hook_url,
                    "delivery_hook_url": delivery_hook_url,
                    "click_hook_url": click_hook_url,
                    "post_first_open_only": post_first_open_only,
                    "track_opens": track_opens,
                    "track_links": track_links,
                    "include_bounce_content_in_hook": include_bounce_content_in_hook,
                    "enable_smtp_api_error_hooks": enable_smtp_api_error_hooks,
                }
            )
        )
