# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import AsyncGenerator, Generator
from typing import Final, Literal

from ..._wire.calls import AsyncCalls, SyncCalls, explained
from ..._wire.kinds import Kind
from ..._wire.request import Page
from ..api.servers.servers_create import servers_create
from ..api.servers.servers_delete import servers_delete
from ..api.servers.servers_edit import servers_edit
from ..api.servers.servers_get import servers_get
from ..api.servers.servers_list import servers_list
from ..models.server import Server

SERVERS_LIST: Final = Kind(noun="servers", limit="max_items", key=("id",), most=500)


@explained
class SyncServers:
    """The servers of the account."""

    def __init__(self, calls: SyncCalls) -> None:
        self._calls = calls

    def list(self, *, count: int = 100, offset: int = 0, name: str | None = None) -> Page[Server]:
        """List one page of the account's servers.

        https://postmarkapp.com/developer/api/servers-api

        The rows are whole servers, API tokens included. The order is not documented.

        Args:
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.
            name: Part of the server's name.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.page(servers_list, count, offset, {"name": name})

    def stream(
        self, *, max_items: int | None = None, batch_size: int = 500, concurrency: int = 4, name: str | None = None
    ) -> Generator[Server, None, None]:
        """Yield servers, each exactly once.

        https://postmarkapp.com/developer/api/servers-api

        The rows are whole servers, API tokens included. The order is not documented.

        While rows arrive or expire, nothing is repeated, and nothing that was there throughout is
        skipped; what arrives meanwhile is left out.

        Args:
            max_items: Stop after this many; None means all.
            batch_size: Rows of an ordinary request, 1 to 500.
            concurrency: Most requests in flight, 1 to 10; 1 fetches no page ahead.
            name: Part of the server's name.

        Returns:
            A generator. Arguments are checked at the call; the first request is sent when the
            first item is wanted. One page is in memory at a time.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            IncompleteResultsError: Not every row can be reached; the text says what to narrow.
            PostmarkError: A page could not be fetched; what was yielded is valid.
        """
        return self._calls.stream(servers_list, SERVERS_LIST, max_items, batch_size, concurrency, {"name": name})

    def create(
        self,
        *,
        name: str,
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
        delivery_type: Literal["Live", "Sandbox"] | str | None = None,
    ) -> Server:
        """Create a server.

        https://postmarkapp.com/developer/api/servers-api

        The answer has the new server's API token. A new server has three message streams:
        one for transactional mail, one for broadcasts, one for inbound mail.

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
            delivery_type: Whether mail is delivered: Live (the default) or Sandbox,
                which delivers nothing. It cannot be changed later.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            servers_create(
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
                    "delivery_type": delivery_type,
                }
            )
        )

    def get(self, id: int) -> Server:
        """Get one server.

        https://postmarkapp.com/developer/api/servers-api

        Args:
            id: Id of the server.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(servers_get(id))

    def edit(
        self,
        id: int,
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
        """Change some settings of a server.

        https://postmarkapp.com/developer/api/servers-api

        What is not given stays as it is; an empty text clears a setting.

        Args:
            id: Id of the server.
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
            servers_edit(
                id,
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
                },
            )
        )

    def delete(self, id: int) -> None:
        """Delete a server with its streams, tokens and messages.

        https://postmarkapp.com/developer/api/servers-api

        This cannot be undone. Most accounts may not do it (error code 604) until
        Postmark's support has switched it on.

        Args:
            id: Id of the server.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(servers_delete(id))


@explained
class AsyncServers:
    """The servers of the account."""

    def __init__(self, calls: AsyncCalls) -> None:
        self._calls = calls

    async def list(self, *, count: int = 100, offset: int = 0, name: str | None = None) -> Page[Server]:
        """List one page of the account's servers.

        https://postmarkapp.com/developer/api/servers-api

        The rows are whole servers, API tokens included. The order is not documented.

        Args:
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.
            name: Part of the server's name.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.page(servers_list, count, offset, {"name": name})

    def stream(
        self, *, max_items: int | None = None, batch_size: int = 500, concurrency: int = 4, name: str | None = None
    ) -> AsyncGenerator[Server, None]:
        """Yield servers, each exactly once.

        https://postmarkapp.com/developer/api/servers-api

        The rows are whole servers, API tokens included. The order is not documented.

        While rows arrive or expire, nothing is repeated, and nothing that was there throughout is
        skipped; what arrives meanwhile is left out.

        Args:
            max_items: Stop after this many; None means all.
            batch_size: Rows of an ordinary request, 1 to 500.
            concurrency: Most requests in flight, 1 to 10; 1 fetches no page ahead.
            name: Part of the server's name.

        Returns:
            A generator. Arguments are checked at the call; the first request is sent when the
            first item is wanted. One page is in memory at a time.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            IncompleteResultsError: Not every row can be reached; the text says what to narrow.
            PostmarkError: A page could not be fetched; what was yielded is valid.
        """
        return self._calls.stream(servers_list, SERVERS_LIST, max_items, batch_size, concurrency, {"name": name})

    async def create(
        self,
        *,
        name: str,
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
        delivery_type: Literal["Live", "Sandbox"] | str | None = None,
    ) -> Server:
        """Create a server.

        https://postmarkapp.com/developer/api/servers-api

        The answer has the new server's API token. A new server has three message streams:
        one for transactional mail, one for broadcasts, one for inbound mail.

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
            delivery_type: Whether mail is delivered: Live (the default) or Sandbox,
                which delivers nothing. It cannot be changed later.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            servers_create(
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
                    "delivery_type": delivery_type,
                }
            )
        )

    async def get(self, id: int) -> Server:
        """Get one server.

        https://postmarkapp.com/developer/api/servers-api

        Args:
            id: Id of the server.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(servers_get(id))

    async def edit(
        self,
        id: int,
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
        """Change some settings of a server.

        https://postmarkapp.com/developer/api/servers-api

        What is not given stays as it is; an empty text clears a setting.

        Args:
            id: Id of the server.
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
            servers_edit(
                id,
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
                },
            )
        )

    async def delete(self, id: int) -> None:
        """Delete a server with its streams, tokens and messages.

        https://postmarkapp.com/developer/api/servers-api

        This cannot be undone. Most accounts may not do it (error code 604) until
        Postmark's support has switched it on.

        Args:
            id: Id of the server.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(servers_delete(id))
