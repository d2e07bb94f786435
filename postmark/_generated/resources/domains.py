# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import AsyncGenerator, Generator
from typing import Final

from ..._wire.calls import AsyncCalls, SyncCalls, explained
from ..._wire.kinds import Kind
from ..._wire.request import Page
from ..api.domains.domains_create import domains_create
from ..api.domains.domains_delete import domains_delete
from ..api.domains.domains_edit import domains_edit
from ..api.domains.domains_get import domains_get
from ..api.domains.domains_list import domains_list
from ..api.domains.domains_rotate_dkim import domains_rotate_dkim
from ..api.domains.domains_verify_dkim import domains_verify_dkim
from ..api.domains.domains_verify_return_path import domains_verify_return_path
from ..models.domain import Domain

DOMAINS_LIST: Final = Kind(noun="domains", limit="max_items", key=("id",), most=500)


@explained
class SyncDomains:
    """The domains the account sends from, and their DNS records."""

    def __init__(self, calls: SyncCalls) -> None:
        self._calls = calls

    def list(self, *, count: int = 100, offset: int = 0) -> Page[Domain]:
        """List one page of the account's domains.

        https://postmarkapp.com/developer/api/domains-api

        A row has the name, the id and the flags only; get a domain for its DNS records.
        The order is not documented.

        Args:
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.page(domains_list, count, offset, None)

    def stream(
        self, *, max_items: int | None = None, batch_size: int = 500, concurrency: int = 4
    ) -> Generator[Domain, None, None]:
        """Yield domains, each exactly once.

        https://postmarkapp.com/developer/api/domains-api

        A row has the name, the id and the flags only; get a domain for its DNS records.
        The order is not documented.

        While rows arrive or expire, nothing is repeated, and nothing that was there throughout is
        skipped; what arrives meanwhile is left out.

        Args:
            max_items: Stop after this many; None means all.
            batch_size: Rows of an ordinary request, 1 to 500.
            concurrency: Most requests in flight, 1 to 10; 1 fetches no page ahead.

        Returns:
            A generator. Arguments are checked at the call; the first request is sent when the
            first item is wanted. One page is in memory at a time.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            IncompleteResultsError: Not every row can be reached; the text says what to narrow.
            PostmarkError: A page could not be fetched; what was yielded is valid.
        """
        return self._calls.stream(domains_list, DOMAINS_LIST, max_items, batch_size, concurrency, None)

    def create(self, *, name: str, return_path_domain: str | None = None) -> Domain:
        """Add a domain to send from.

        https://postmarkapp.com/developer/api/domains-api

        The DKIM record to publish is in the answer's pending fields.

        Args:
            name: The domain, at most 255 characters; not one of a public mail
                provider.
            return_path_domain: The Return-Path domain, a subdomain of the domain.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(domains_create({"name": name, "return_path_domain": return_path_domain}))

    def get(self, id: int) -> Domain:
        """Get one domain with its DNS records.

        https://postmarkapp.com/developer/api/domains-api

        Args:
            id: Id of the domain.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(domains_get(id))

    def edit(self, id: int, *, return_path_domain: str | None = None) -> Domain:
        """Change the Return-Path domain of a domain.

        https://postmarkapp.com/developer/api/domains-api

        An empty text clears it. The name cannot be changed.

        Args:
            id: Id of the domain.
            return_path_domain: The Return-Path domain, a subdomain of the domain;
                empty for none.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(domains_edit(id, {"return_path_domain": return_path_domain}))

    def delete(self, id: int) -> None:
        """Delete a domain.

        https://postmarkapp.com/developer/api/domains-api

        Args:
            id: Id of the domain.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(domains_delete(id))

    def verify_dkim(self, id: int) -> Domain:
        """Check the DKIM record of a domain now.

        https://postmarkapp.com/developer/api/domains-api

        The request succeeds even if the record is missing or wrong: read the flags of the
        answer. A domain once verified stays so, even if its record is removed later.

        Args:
            id: Id of the domain.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(domains_verify_dkim(id))

    def verify_return_path(self, id: int) -> Domain:
        """Check the Return-Path record of a domain now.

        https://postmarkapp.com/developer/api/domains-api

        The request succeeds even if the record is missing or wrong: read the flag of the
        answer.

        Args:
            id: Id of the domain.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(domains_verify_return_path(id))

    def rotate_dkim(self, id: int) -> Domain:
        """Start the change to a new DKIM key.

        https://postmarkapp.com/developer/api/domains-api

        Publish the pending record, then verify it. The old key stays in use until then,
        and its record must stay until the answer says that it is safe to remove. While a
        key is pending, which is so for a new domain too, another change is refused. The
        documented answer has the name, the id and the DKIM fields only.

        Args:
            id: Id of the domain.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(domains_rotate_dkim(id))


@explained
class AsyncDomains:
    """The domains the account sends from, and their DNS records."""

    def __init__(self, calls: AsyncCalls) -> None:
        self._calls = calls

    async def list(self, *, count: int = 100, offset: int = 0) -> Page[Domain]:
        """List one page of the account's domains.

        https://postmarkapp.com/developer/api/domains-api

        A row has the name, the id and the flags only; get a domain for its DNS records.
        The order is not documented.

        Args:
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.page(domains_list, count, offset, None)

    def stream(
        self, *, max_items: int | None = None, batch_size: int = 500, concurrency: int = 4
    ) -> AsyncGenerator[Domain, None]:
        """Yield domains, each exactly once.

        https://postmarkapp.com/developer/api/domains-api

        A row has the name, the id and the flags only; get a domain for its DNS records.
        The order is not documented.

        While rows arrive or expire, nothing is repeated, and nothing that was there throughout is
        skipped; what arrives meanwhile is left out.

        Args:
            max_items: Stop after this many; None means all.
            batch_size: Rows of an ordinary request, 1 to 500.
            concurrency: Most requests in flight, 1 to 10; 1 fetches no page ahead.

        Returns:
            A generator. Arguments are checked at the call; the first request is sent when the
            first item is wanted. One page is in memory at a time.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            IncompleteResultsError: Not every row can be reached; the text says what to narrow.
            PostmarkError: A page could not be fetched; what was yielded is valid.
        """
        return self._calls.stream(domains_list, DOMAINS_LIST, max_items, batch_size, concurrency, None)

    async def create(self, *, name: str, return_path_domain: str | None = None) -> Domain:
        """Add a domain to send from.

        https://postmarkapp.com/developer/api/domains-api

        The DKIM record to publish is in the answer's pending fields.

        Args:
            name: The domain, at most 255 characters; not one of a public mail
                provider.
            return_path_domain: The Return-Path domain, a subdomain of the domain.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(domains_create({"name": name, "return_path_domain": return_path_domain}))

    async def get(self, id: int) -> Domain:
        """Get one domain with its DNS records.

        https://postmarkapp.com/developer/api/domains-api

        Args:
            id: Id of the domain.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(domains_get(id))

    async def edit(self, id: int, *, return_path_domain: str | None = None) -> Domain:
        """Change the Return-Path domain of a domain.

        https://postmarkapp.com/developer/api/domains-api

        An empty text clears it. The name cannot be changed.

        Args:
            id: Id of the domain.
            return_path_domain: The Return-Path domain, a subdomain of the domain;
                empty for none.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(domains_edit(id, {"return_path_domain": return_path_domain}))

    async def delete(self, id: int) -> None:
        """Delete a domain.

        https://postmarkapp.com/developer/api/domains-api

        Args:
            id: Id of the domain.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(domains_delete(id))

    async def verify_dkim(self, id: int) -> Domain:
        """Check the DKIM record of a domain now.

        https://postmarkapp.com/developer/api/domains-api

        The request succeeds even if the record is missing or wrong: read the flags of the
        answer. A domain once verified stays so, even if its record is removed later.

        Args:
            id: Id of the domain.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(domains_verify_dkim(id))

    async def verify_return_path(self, id: int) -> Domain:
        """Check the Return-Path record of a domain now.

        https://postmarkapp.com/developer/api/domains-api

        The request succeeds even if the record is missing or wrong: read the flag of the
        answer.

        Args:
            id: Id of the domain.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(domains_verify_return_path(id))

    async def rotate_dkim(self, id: int) -> Domain:
        """Start the change to a new DKIM key.

        https://postmarkapp.com/developer/api/domains-api

        Publish the pending record, then verify it. The old key stays in use until then,
        and its record must stay until the answer says that it is safe to remove. While a
        key is pending, which is so for a new domain too, another change is refused. The
        documented answer has the name, the id and the DKIM fields only.

        Args:
            id: Id of the domain.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(domains_rotate_dkim(id))
