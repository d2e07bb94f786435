# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import AsyncGenerator, Generator
from typing import Final

from ..._wire.calls import AsyncCalls, SyncCalls, explained
from ..._wire.kinds import Kind
from ..._wire.request import Page
from ..api.signatures.signatures_create import signatures_create
from ..api.signatures.signatures_delete import signatures_delete
from ..api.signatures.signatures_edit import signatures_edit
from ..api.signatures.signatures_get import signatures_get
from ..api.signatures.signatures_list import signatures_list
from ..api.signatures.signatures_resend_confirmation import signatures_resend_confirmation
from ..models.signature import Signature

SIGNATURES_LIST: Final = Kind(noun="signatures", limit="max_items", key=("id",), most=500)


@explained
class SyncSignatures:
    """The sender signatures of the account, which are confirmed sender addresses."""

    def __init__(self, calls: SyncCalls) -> None:
        self._calls = calls

    def list(self, *, count: int = 100, offset: int = 0) -> Page[Signature]:
        """List one page of the account's sender signatures.

        https://postmarkapp.com/developer/api/signatures-api

        A row has the addresses, the names and whether it is confirmed; get a signature
        for its DNS records. The order is not documented.

        Args:
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.page(signatures_list, count, offset, None)

    def stream(
        self, *, max_items: int | None = None, batch_size: int = 500, concurrency: int = 4
    ) -> Generator[Signature, None, None]:
        """Yield signatures, each exactly once.

        https://postmarkapp.com/developer/api/signatures-api

        A row has the addresses, the names and whether it is confirmed; get a signature
        for its DNS records. The order is not documented.

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
        return self._calls.stream(signatures_list, SIGNATURES_LIST, max_items, batch_size, concurrency, None)

    def create(
        self,
        *,
        from_email: str,
        name: str,
        reply_to_email: str | None = None,
        return_path_domain: str | None = None,
        confirmation_personal_note: str | None = None,
    ) -> Signature:
        """Create a sender signature, and mail a confirmation request to it.

        https://postmarkapp.com/developer/api/signatures-api

        The address may send once its owner has followed the link in that mail.

        Args:
            from_email: The sender address, at most 255 characters; not one of a
                public mail provider.
            name: The display name, at most 255 characters.
            reply_to_email: The reply address.
            return_path_domain: The Return-Path domain, a subdomain of the address's
                domain.
            confirmation_personal_note: A note to the owner of the address in the
                confirmation mail, at most 400 characters.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            signatures_create(
                {
                    "from_email": from_email,
                    "name": name,
                    "reply_to_email": reply_to_email,
                    "return_path_domain": return_path_domain,
                    "confirmation_personal_note": confirmation_personal_note,
                }
            )
        )

    def get(self, id: int) -> Signature:
        """Get one sender signature with its DNS records.

        https://postmarkapp.com/developer/api/signatures-api

        Args:
            id: Id of the sender signature.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(signatures_get(id))

    def edit(
        self,
        id: int,
        *,
        name: str | None = None,
        reply_to_email: str | None = None,
        return_path_domain: str | None = None,
        confirmation_personal_note: str | None = None,
    ) -> Signature:
        """Change the names, reply address or note of a sender signature.

        https://postmarkapp.com/developer/api/signatures-api

        What is not given stays as it is; an empty text clears a value. The sender address
        cannot be changed.

        Args:
            id: Id of the sender signature.
            name: The display name, at most 255 characters. Postmark's documentation
                requires it; its .NET SDK leaves it out.
            reply_to_email: The reply address; empty for none.
            return_path_domain: The Return-Path domain, a subdomain of the address's
                domain; empty for none.
            confirmation_personal_note: A note to the owner of the address in the
                confirmation mail, at most 400 characters.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            signatures_edit(
                id,
                {
                    "name": name,
                    "reply_to_email": reply_to_email,
                    "return_path_domain": return_path_domain,
                    "confirmation_personal_note": confirmation_personal_note,
                },
            )
        )

    def delete(self, id: int) -> None:
        """Delete a sender signature.

        https://postmarkapp.com/developer/api/signatures-api

        Args:
            id: Id of the sender signature.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(signatures_delete(id))

    def resend_confirmation(self, id: int) -> None:
        """Mail the confirmation request of a signature again.

        https://postmarkapp.com/developer/api/signatures-api

        Args:
            id: Id of the sender signature.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(signatures_resend_confirmation(id))


@explained
class AsyncSignatures:
    """The sender signatures of the account, which are confirmed sender addresses."""

    def __init__(self, calls: AsyncCalls) -> None:
        self._calls = calls

    async def list(self, *, count: int = 100, offset: int = 0) -> Page[Signature]:
        """List one page of the account's sender signatures.

        https://postmarkapp.com/developer/api/signatures-api

        A row has the addresses, the names and whether it is confirmed; get a signature
        for its DNS records. The order is not documented.

        Args:
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.page(signatures_list, count, offset, None)

    def stream(
        self, *, max_items: int | None = None, batch_size: int = 500, concurrency: int = 4
    ) -> AsyncGenerator[Signature, None]:
        """Yield signatures, each exactly once.

        https://postmarkapp.com/developer/api/signatures-api

        A row has the addresses, the names and whether it is confirmed; get a signature
        for its DNS records. The order is not documented.

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
        return self._calls.stream(signatures_list, SIGNATURES_LIST, max_items, batch_size, concurrency, None)

    async def create(
        self,
        *,
        from_email: str,
        name: str,
        reply_to_email: str | None = None,
        return_path_domain: str | None = None,
        confirmation_personal_note: str | None = None,
    ) -> Signature:
        """Create a sender signature, and mail a confirmation request to it.

        https://postmarkapp.com/developer/api/signatures-api

        The address may send once its owner has followed the link in that mail.

        Args:
            from_email: The sender address, at most 255 characters; not one of a
                public mail provider.
            name: The display name, at most 255 characters.
            reply_to_email: The reply address.
            return_path_domain: The Return-Path domain, a subdomain of the address's
                domain.
            confirmation_personal_note: A note to the owner of the address in the
                confirmation mail, at most 400 characters.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            signatures_create(
                {
                    "from_email": from_email,
                    "name": name,
                    "reply_to_email": reply_to_email,
                    "return_path_domain": return_path_domain,
                    "confirmation_personal_note": confirmation_personal_note,
                }
            )
        )

    async def get(self, id: int) -> Signature:
        """Get one sender signature with its DNS records.

        https://postmarkapp.com/developer/api/signatures-api

        Args:
            id: Id of the sender signature.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(signatures_get(id))

    async def edit(
        self,
        id: int,
        *,
        name: str | None = None,
        reply_to_email: str | None = None,
        return_path_domain: str | None = None,
        confirmation_personal_note: str | None = None,
    ) -> Signature:
        """Change the names, reply address or note of a sender signature.

        https://postmarkapp.com/developer/api/signatures-api

        What is not given stays as it is; an empty text clears a value. The sender address
        cannot be changed.

        Args:
            id: Id of the sender signature.
            name: The display name, at most 255 characters. Postmark's documentation
                requires it; its .NET SDK leaves it out.
            reply_to_email: The reply address; empty for none.
            return_path_domain: The Return-Path domain, a subdomain of the address's
                domain; empty for none.
            confirmation_personal_note: A note to the owner of the address in the
                confirmation mail, at most 400 characters.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            signatures_edit(
                id,
                {
                    "name": name,
                    "reply_to_email": reply_to_email,
                    "return_path_domain": return_path_domain,
                    "confirmation_personal_note": confirmation_personal_note,
                },
            )
        )

    async def delete(self, id: int) -> None:
        """Delete a sender signature.

        https://postmarkapp.com/developer/api/signatures-api

        Args:
            id: Id of the sender signature.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(signatures_delete(id))

    async def resend_confirmation(self, id: int) -> None:
        """Mail the confirmation request of a signature again.

        https://postmarkapp.com/developer/api/signatures-api

        Args:
            id: Id of the sender signature.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(signatures_resend_confirmation(id))
