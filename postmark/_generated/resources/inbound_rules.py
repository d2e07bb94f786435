# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import AsyncGenerator, Generator
from typing import Final

from ..._wire.calls import AsyncCalls, SyncCalls, explained
from ..._wire.kinds import Kind
from ..._wire.request import Page
from ..api.inbound_rules.inbound_rules_create import inbound_rules_create
from ..api.inbound_rules.inbound_rules_delete import inbound_rules_delete
from ..api.inbound_rules.inbound_rules_list import inbound_rules_list
from ..models.inbound_rule import InboundRule

INBOUND_RULES_LIST: Final = Kind(noun="inbound rules", limit="max_items", key=("id",), most=500)


@explained
class SyncInboundRules:
    """Senders whose inbound mail is blocked."""

    def __init__(self, calls: SyncCalls) -> None:
        self._calls = calls

    def list(self, *, count: int = 100, offset: int = 0) -> Page[InboundRule]:
        """List one page of inbound rules.

        https://postmarkapp.com/developer/api/inbound-rules-triggers-api

        The order is not documented.

        Args:
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.page(inbound_rules_list, count, offset, None)

    def stream(
        self, *, max_items: int | None = None, batch_size: int = 500, concurrency: int = 4
    ) -> Generator[InboundRule, None, None]:
        """Yield inbound rules, each exactly once.

        https://postmarkapp.com/developer/api/inbound-rules-triggers-api

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
        return self._calls.stream(inbound_rules_list, INBOUND_RULES_LIST, max_items, batch_size, concurrency, None)

    def create(self, *, rule: str) -> InboundRule:
        """Block inbound mail of one sender or one domain.

        https://postmarkapp.com/developer/api/inbound-rules-triggers-api

        A blocked message is kept for the retention period and can be released with a
        bypass.

        Args:
            rule: The address or the domain to block.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(inbound_rules_create({"rule": rule}))

    def delete(self, id: int) -> None:
        """Delete an inbound rule.

        https://postmarkapp.com/developer/api/inbound-rules-triggers-api

        A second request for the same rule answers that it is unknown.

        Args:
            id: Id of the rule.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(inbound_rules_delete(id))


@explained
class AsyncInboundRules:
    """Senders whose inbound mail is blocked."""

    def __init__(self, calls: AsyncCalls) -> None:
        self._calls = calls

    async def list(self, *, count: int = 100, offset: int = 0) -> Page[InboundRule]:
        """List one page of inbound rules.

        https://postmarkapp.com/developer/api/inbound-rules-triggers-api

        The order is not documented.

        Args:
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.page(inbound_rules_list, count, offset, None)

    def stream(
        self, *, max_items: int | None = None, batch_size: int = 500, concurrency: int = 4
    ) -> AsyncGenerator[InboundRule, None]:
        """Yield inbound rules, each exactly once.

        https://postmarkapp.com/developer/api/inbound-rules-triggers-api

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
        return self._calls.stream(inbound_rules_list, INBOUND_RULES_LIST, max_items, batch_size, concurrency, None)

    async def create(self, *, rule: str) -> InboundRule:
        """Block inbound mail of one sender or one domain.

        https://postmarkapp.com/developer/api/inbound-rules-triggers-api

        A blocked message is kept for the retention period and can be released with a
        bypass.

        Args:
            rule: The address or the domain to block.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(inbound_rules_create({"rule": rule}))

    async def delete(self, id: int) -> None:
        """Delete an inbound rule.

        https://postmarkapp.com/developer/api/inbound-rules-triggers-api

        A second request for the same rule answers that it is unknown.

        Args:
            id: Id of the rule.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(inbound_rules_delete(id))
