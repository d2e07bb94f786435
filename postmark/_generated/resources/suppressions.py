# Generated from spec/postmark.yaml by make generate. Do not edit.

import builtins
from datetime import date
from typing import Literal

from ..._wire.calls import AsyncCalls, SyncCalls, explained
from ..api.suppressions.suppressions_list import suppressions_list
from ..models.suppression import Suppression


@explained
class SyncSuppressions:
    """The addresses to which a stream does not send."""

    def __init__(self, calls: SyncCalls) -> None:
        self._calls = calls

    def list(
        self,
        message_stream: str = "outbound",
        *,
        suppression_reason: Literal["HardBounce", "SpamComplaint", "ManualSuppression"] | str | None = None,
        origin: Literal["Recipient", "Customer", "Admin"] | str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        email_address: str | None = None,
    ) -> builtins.list[Suppression]:
        """List the suppressed addresses of one message stream.

        https://postmarkapp.com/developer/api/suppressions-api#suppression-dump

        The answer has all that match; there are no pages, so it can be very large. A
        change can take a minute to appear. Someone who unsubscribed has the reason
        `ManualSuppression` and the origin `Recipient`.

        Args:
            message_stream: Id of the message stream whose suppressions are meant.
            suppression_reason: Why the address is suppressed.
            origin: Who caused the suppression.
            from_date: First day on which the address was suppressed, inclusive.
            to_date: Last day on which the address was suppressed, inclusive.
            email_address: The address. Whether a part of it matches is not
                documented; text that is no address gives an empty list.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            suppressions_list(
                message_stream,
                {
                    "suppression_reason": suppression_reason,
                    "origin": origin,
                    "from_date": from_date,
                    "to_date": to_date,
                    "email_address": email_address,
                },
            )
        )


@explained
class AsyncSuppressions:
    """The addresses to which a stream does not send."""

    def __init__(self, calls: AsyncCalls) -> None:
        self._calls = calls

    async def list(
        self,
        message_stream: str = "outbound",
        *,
        suppression_reason: Literal["HardBounce", "SpamComplaint", "ManualSuppression"] | str | None = None,
        origin: Literal["Recipient", "Customer", "Admin"] | str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        email_address: str | None = None,
    ) -> builtins.list[Suppression]:
        """List the suppressed addresses of one message stream.

        https://postmarkapp.com/developer/api/suppressions-api#suppression-dump

        The answer has all that match; there are no pages, so it can be very large. A
        change can take a minute to appear. Someone who unsubscribed has the reason
        `ManualSuppression` and the origin `Recipient`.

        Args:
            message_stream: Id of the message stream whose suppressions are meant.
            suppression_reason: Why the address is suppressed.
            origin: Who caused the suppression.
            from_date: First day on which the address was suppressed, inclusive.
            to_date: Last day on which the address was suppressed, inclusive.
            email_address: The address. Whether a part of it matches is not
                documented; text that is no address gives an empty list.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            suppressions_list(
                message_stream,
                {
                    "suppression_reason": suppression_reason,
                    "origin": origin,
                    "from_date": from_date,
                    "to_date": to_date,
                    "email_address": email_address,
                },
            )
        )
