"""Suppressions of any number of addresses; the service takes fifty at a time."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from typing import Final, TypeAlias

from postmark._errors import SuppressionError
from postmark._generated.api.suppressions.suppressions_create import suppressions_create
from postmark._generated.api.suppressions.suppressions_delete import suppressions_delete
from postmark._generated.models.suppression_request import SuppressionRequest
from postmark._generated.models.suppression_result import SuppressionResult
from postmark._generated.resources import suppressions as generated
from postmark._wire.calls import explained
from postmark._wire.request import Request
from postmark._wire.writers import as_texts

MOST: Final = 50
"""Addresses of one request: https://postmarkapp.com/developer/api/suppressions-api."""

_Results: TypeAlias = list[SuppressionResult]
_Endpoint: TypeAlias = Callable[[str, Mapping[str, object]], Request[_Results]]


def _requests(
    endpoint: _Endpoint, addresses: Iterable[str], message_stream: str
) -> list[Request[_Results]]:
    """Return all requests, so that an invalid argument is found before the first is sent."""
    rows = [SuppressionRequest(email_address=each) for each in as_texts("addresses", addresses)]
    return [
        endpoint(message_stream, {"suppressions": rows[start : start + MOST]})
        for start in range(0, len(rows), MOST)
    ]


@contextmanager
def _noted(results: Sequence[SuppressionResult]) -> Generator[None, None, None]:
    """Note on an exception what was done before it, without the addresses."""
    try:
        yield
    except BaseException as error:
        if results:
            changed = sum(each.succeeded for each in results)
            error.add_note(
                f"Before this, Postmark answered for the first {len(results):,} addresses, and "
                f"{changed:,} of them were changed. Those from index {len(results)} on are left."
            )
        raise


def _checked(results: _Results, check: bool) -> _Results:
    if check and not all(each.succeeded for each in results):
        raise SuppressionError.of(results)
    return results


@explained
class SyncSuppressions(generated.SyncSuppressions):
    """The addresses to which a stream does not send."""

    def create(
        self, addresses: Iterable[str], message_stream: str = "outbound", *, check: bool = True
    ) -> builtins.list[SuppressionResult]:
        """Suppress addresses on one message stream.

        https://postmarkapp.com/developer/api/suppressions-api#create-a-suppression

        There is one request for every 50 addresses. A change can take a minute to affect sends. An
        address that is suppressed already does no harm.

        Args:
            addresses: The addresses, any number; none sends nothing.
            message_stream: Id of the message stream on which they are suppressed.
            check: Whether to raise if an address could not be suppressed.

        Returns:
            What became of each address, in their order.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            SuppressionError: Some addresses failed; all were tried. Not without `check`.
            PostmarkError: A request failed; a note says which addresses were done before.
        """
        return self._send_all(_requests(suppressions_create, addresses, message_stream), check)

    def delete(
        self, addresses: Iterable[str], message_stream: str = "outbound", *, check: bool = True
    ) -> builtins.list[SuppressionResult]:
        """Suppress addresses no longer on one message stream.

        https://postmarkapp.com/developer/api/suppressions-api#delete-a-suppression

        There is one request for every 50 addresses. A change can take a minute to affect sends.
        Hard bounces and what was suppressed by you can be deleted; spam complaints cannot. An
        address that was never suppressed counts as deleted.

        Args:
            addresses: The addresses, any number; none sends nothing.
            message_stream: Id of the message stream on which they are suppressed.
            check: Whether to raise if an address is still suppressed.

        Returns:
            What became of each address, in their order.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            SuppressionError: Some addresses failed; all were tried. Not without `check`.
            PostmarkError: A request failed; a note says which addresses were done before.
        """
        return self._send_all(_requests(suppressions_delete, addresses, message_stream), check)

    def _send_all(self, requests: Iterable[Request[_Results]], check: bool) -> _Results:
        results: _Results = []
        with _noted(results):
            for request in requests:
                results += self._calls.send(request)
        return _checked(results, check)


@explained
class AsyncSuppressions(generated.AsyncSuppressions):
    """The addresses to which a stream does not send."""

    async def create(
        self, addresses: Iterable[str], message_stream: str = "outbound", *, check: bool = True
    ) -> builtins.list[SuppressionResult]:
        """Suppress addresses on one message stream.

        https://postmarkapp.com/developer/api/suppressions-api#create-a-suppression

        There is one request for every 50 addresses. A change can take a minute to affect sends. An
        address that is suppressed already does no harm.

        Args:
            addresses: The addresses, any number; none sends nothing.
            message_stream: Id of the message stream on which they are suppressed.
            check: Whether to raise if an address could not be suppressed.

        Returns:
            What became of each address, in their order.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            SuppressionError: Some addresses failed; all were tried. Not without `check`.
            PostmarkError: A request failed; a note says which addresses were done before.
        """
        return await self._send_all(
            _requests(suppressions_create, addresses, message_stream), check
        )

    async def delete(
        self, addresses: Iterable[str], message_stream: str = "outbound", *, check: bool = True
    ) -> builtins.list[SuppressionResult]:
        """Suppress addresses no longer on one message stream.

        https://postmarkapp.com/developer/api/suppressions-api#delete-a-suppression

        There is one request for every 50 addresses. A change can take a minute to affect sends.
        Hard bounces and what was suppressed by you can be deleted; spam complaints cannot. An
        address that was never suppressed counts as deleted.

        Args:
            addresses: The addresses, any number; none sends nothing.
            message_stream: Id of the message stream on which they are suppressed.
            check: Whether to raise if an address is still suppressed.

        Returns:
            What became of each address, in their order.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            SuppressionError: Some addresses failed; all were tried. Not without `check`.
            PostmarkError: A request failed; a note says which addresses were done before.
        """
        return await self._send_all(
            _requests(suppressions_delete, addresses, message_stream), check
        )

    async def _send_all(self, requests: Iterable[Request[_Results]], check: bool) -> _Results:
        results: _Results = []
        with _noted(results):
            for request in requests:
                results += await self._calls.send(request)
        return _checked(results, check)
