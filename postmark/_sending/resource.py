"""Sending, beside the messages that were sent: the methods that are more than one request."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Generator, Iterable, Mapping
from email.message import EmailMessage
from typing import Any, TypeVar, Unpack, cast

from postmark._arguments import MOST_CONCURRENT, whole_number
from postmark._calls import AsyncCalls, SyncCalls
from postmark._errors import PostmarkError
from postmark._generated.api.outbound.outbound_send import outbound_send
from postmark._generated.api.outbound.outbound_send_batch import outbound_send_batch
from postmark._generated.api.outbound.outbound_send_batch_with_templates import (
    outbound_send_batch_with_templates,
)
from postmark._generated.api.outbound.outbound_send_bulk import outbound_send_bulk
from postmark._generated.api.outbound.outbound_send_with_template import outbound_send_with_template
from postmark._generated.models.bulk_fields import WRITERS as BULK_WRITERS
from postmark._generated.models.bulk_page import BulkPage
from postmark._generated.models.bulk_request import BulkRequest
from postmark._generated.models.email_fields import WRITERS
from postmark._generated.resources import outbound as generated
from postmark._sending.batch import Batch, Chunk
from postmark._sending.drivers import drive_batch, drive_batch_async, read_sent
from postmark._sending.email import (
    BulkFields,
    BulkRecipient,
    Email,
    EmailFields,
    Encoded,
    bulk_body,
    check_names,
    encoded,
    fields_of,
    merged,
    reusable,
)
from postmark._sending.response import SendResponse
from postmark._wire.calls import explained
from postmark._wire.request import Request

F = TypeVar("F", bound=Callable[..., Any])

Message = Email | EmailMessage

BULK_PAGE = 100
"""Bulk requests of one page of a stream; Postmark documents no limit."""


def lists_fields(kind: Any) -> Callable[[F], F]:
    """Return a decorator that puts the fields into the docstring of a method that takes them."""

    def decorate(method: F) -> F:
        if method.__doc__ and kind.__doc__:  # not under python -OO
            listed = kind.__doc__.partition("Attributes:\n")[2].rstrip()
            indented = "\n".join(f"    {line}" if line else line for line in listed.split("\n"))
            before, stars, after = method.__doc__.partition("            **")
            method.__doc__ = f"{before}{indented}\n{stars}{after}"
        return method

    return decorate


def send_request(
    defaults: Mapping[str, Any], message: Message | None, fields: Mapping[str, Any]
) -> Request[SendResponse]:
    """Return the request that sends one mail."""
    check_names("outbound.send", fields)
    own: Mapping[str, Any] = {} if message is None else fields_of(message)
    mail = encoded(merged(fields, own, defaults))
    endpoint = outbound_send_with_template if mail.templated else outbound_send
    return endpoint(mail.body()).reading(read_sent)


def new_batch(
    calls: Any,
    messages: Iterable[Message],
    batch_size: int,
    concurrency: int,
    defaults: Mapping[str, Any],
) -> Batch:
    """Return a batch whose arguments were checked."""
    check_names("outbound.send_batch", defaults, (*WRITERS, "check", "batch_size", "concurrency"))
    whole_number("batch_size", batch_size, 1, 500)
    whole_number("concurrency", concurrency, 1, MOST_CONCURRENT)
    given = cast("object", messages)
    alone = isinstance(given, str | bytes | Mapping | Email | EmailMessage)
    if alone or not isinstance(given, Iterable):
        raise TypeError(f"messages must be an iterable of mails, not {type(messages).__name__}")
    common = merged(reusable(defaults), calls.send_defaults)

    def encode(message: Message) -> Encoded:
        own = fields_of(message)
        return encoded(merged(own, common) if common else own)

    return Batch(messages, encode, batch_size)


def batch_request(chunk: Chunk) -> Request[Any]:
    """Return the request of a part of a batch."""
    endpoint = outbound_send_batch_with_templates if chunk.templated else outbound_send_batch
    return endpoint(chunk.body)


def bulk_request(
    defaults: Mapping[str, Any], recipients: Iterable[BulkRecipient], fields: Mapping[str, Any]
) -> Request[BulkRequest]:
    """Return the request that starts a bulk send."""
    check_names("outbound.send_bulk", fields, BULK_WRITERS)
    if not isinstance(recipients, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance] - not all callers check types
        kind = type(recipients).__name__
        raise TypeError(f"recipients must be an iterable of BulkRecipient, not {kind}")
    common = {name: value for name, value in defaults.items() if name in BULK_WRITERS}
    return outbound_send_bulk(bulk_body(merged(fields, common), recipients))


def key_after(page: BulkPage, key: str | None) -> str | None:
    """Return the key of the page after this one, whose key it must not repeat; None at the end."""
    following = page.pagination_key or None
    return following if page.items and following != key else None


@explained
class SyncOutbound(generated.SyncOutbound):
    __doc__ = generated.SyncOutbound.__doc__
    _calls: SyncCalls

    @lists_fields(EmailFields)
    def send(
        self, message: Message | None = None, /, **fields: Unpack[EmailFields]
    ) -> SendResponse:
        """Send one mail.

        https://postmarkapp.com/developer/api/email-api#send-a-single-email

        It is sent once: repeated only if no byte of it can have left, after a 429, and while
        Postmark is down for maintenance. In doubt, the error has `maybe_applied` True.

        Args:
            message: An `Email` or a standard `EmailMessage`; None makes one of the fields alone.
            **fields: They count more than the message's own, and those more than the client's
                `send_defaults`.

        Returns:
            What Postmark said: the mail was accepted, perhaps without its inactive recipients.

        Raises:
            ValueError, TypeError: A field is invalid or missing; nothing was sent.
            InactiveRecipientsError: Every recipient is suppressed.
            PostmarkError: The mail was refused, or `maybe_applied` says that it may have been sent.
        """
        return self._calls.send(send_request(self._calls.send_defaults, message, fields))

    @lists_fields(EmailFields)
    def send_batch(
        self,
        messages: Iterable[Message],
        *,
        check: bool = True,
        batch_size: int = 500,
        concurrency: int = 1,
        **defaults: Unpack[EmailFields],
    ) -> list[SendResponse]:
        """Send any number of mails, with and without templates.

        https://postmarkapp.com/developer/api/email-api#send-batch-emails

        The messages are read as they are needed, and sent in requests of at most `batch_size` mails
        and 50 MB. A refused one does not stop the others, nor does a request whose fate is unknown.

        Args:
            messages: `Email`s or standard `EmailMessage`s. All of a list or tuple are checked
                before anything is sent, those of a generator as they come.
            check: Whether to raise `BatchError` after everything was tried, if a mail was not
                accepted.
            batch_size: Mails of one request, 1 to 500.
            concurrency: Most requests in flight, 1 to 10.
            **defaults: Fields for messages that do not have them.

        Returns:
            One result for each message, in their order.

        Raises:
            ValueError, TypeError: An argument or a message is invalid.
            BatchError: A mail was refused, is in doubt or was not sent; it has all results.
        """
        batch = new_batch(self._calls, messages, batch_size, concurrency, defaults)
        with batch.explained():
            drive_batch(self._calls.transport, batch, batch_request, concurrency)
        return batch.results(check=check)

    @lists_fields(BulkFields)
    def send_bulk(
        self, recipients: Iterable[BulkRecipient], **fields: Unpack[BulkFields]
    ) -> BulkRequest:
        """Start sending one mail to many recipients, each with values of its own.

        https://postmarkapp.com/developer/api/bulk-email

        Postmark accepts the request and sends afterwards; `get_bulk` shows how far it is. The
        default stream is the default broadcast stream. Bulk sends must be enabled for the account.

        Args:
            recipients: One entry for each mail.
            **fields: What the mails have in common.

        Returns:
            The request, with its id.

        Raises:
            ValueError, TypeError: A field is invalid or missing; nothing was sent.
            PostmarkError: It was refused, or `maybe_applied` says that it may have been accepted.
        """
        return self._calls.send(bulk_request(self._calls.send_defaults, recipients, fields))

    def stream_bulk(self) -> Generator[BulkRequest, None, None]:
        """Yield all bulk requests of the server, newest first.

        https://postmarkapp.com/developer/api/bulk-email

        Raises:
            PostmarkError: A page could not be fetched; what was yielded is valid.
        """
        key, yielded = None, 0
        while True:
            try:
                page = self.list_bulk(count=BULK_PAGE, pagination_key=key)
            except PostmarkError as error:
                error.yielded = yielded
                raise
            yield from page.items
            yielded += len(page.items)
            key = key_after(page, key)
            if key is None:
                return


@explained
class AsyncOutbound(generated.AsyncOutbound):
    __doc__ = generated.AsyncOutbound.__doc__
    _calls: AsyncCalls

    async def send(
        self, message: Message | None = None, /, **fields: Unpack[EmailFields]
    ) -> SendResponse:
        return await self._calls.send(send_request(self._calls.send_defaults, message, fields))

    async def send_batch(
        self,
        messages: Iterable[Message],
        *,
        check: bool = True,
        batch_size: int = 500,
        concurrency: int = 1,
        **defaults: Unpack[EmailFields],
    ) -> list[SendResponse]:
        batch = new_batch(self._calls, messages, batch_size, concurrency, defaults)
        with batch.explained():
            await drive_batch_async(self._calls.transport, batch, batch_request, concurrency)
        return batch.results(check=check)

    async def send_bulk(
        self, recipients: Iterable[BulkRecipient], **fields: Unpack[BulkFields]
    ) -> BulkRequest:
        return await self._calls.send(bulk_request(self._calls.send_defaults, recipients, fields))

    async def stream_bulk(self) -> AsyncGenerator[BulkRequest, None]:
        key, yielded = None, 0
        while True:
            try:
                page = await self.list_bulk(count=BULK_PAGE, pagination_key=key)
            except PostmarkError as error:
                error.yielded = yielded
                raise
            for each in page.items:
                yield each
            yielded += len(page.items)
            key = key_after(page, key)
            if key is None:
                return


for _name in ("send", "send_batch", "send_bulk", "stream_bulk"):  # said once
    getattr(AsyncOutbound, _name).__doc__ = getattr(SyncOutbound, _name).__doc__
