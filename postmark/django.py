"""Django's mail through Postmark: `EMAIL_BACKEND = "postmark.django.EmailBackend"`.

The setting is POSTMARK_SERVER_TOKEN; without it, $POSTMARK_SERVER_TOKEN counts. Optional are:

- POSTMARK_MESSAGE_STREAM and POSTMARK_TRACK_OPENS, for messages that do not say otherwise.
- POSTMARK_TEST_MODE: Postmark checks the mails, and delivers none.
- EMAIL_TIMEOUT: seconds one attempt may take.
"""

from __future__ import annotations

import atexit
import copy
import logging
import os
import threading
from collections.abc import Mapping, Sequence
from email.utils import formataddr, getaddresses, parseaddr
from typing import Any, Final, cast

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.functional import Promise

from postmark import BatchError, Email, SendResponse, SyncServerClient
from postmark._arguments import INHERITED
from postmark._sending.email import encoded
from postmark._sending.mime import fields_of_message

__all__ = ["EmailBackend"]

_TEST_TOKEN: Final = "POSTMARK_API_TEST"
"""Public, no secret: https://postmarkapp.com/developer/api/overview."""

_ATTRIBUTES: Final = (
    "tag", "metadata", "message_stream", "track_opens", "track_links", "template", "template_model"
)  # fmt: skip

_ADDRESSES: Final = ("to", "cc", "bcc", "reply-to")

logger: logging.Logger = logging.getLogger("postmark")

_clients: dict[Any, SyncServerClient] = {}
_lock = threading.Lock()


class EmailBackend(BaseEmailBackend):
    """Sends the messages of a call as one batch, on connections that the process keeps.

    https://docs.djangoproject.com/en/stable/topics/email/

    A message can have the attributes `tag`, `metadata`, `message_stream`, `track_opens`,
    `track_links`, `template` and `template_model`. Afterwards it has `postmark_response`, a
    `SendResponse`, or None if it was not tried.
    """

    def __init__(
        self,
        server_token: str | None = None,
        fail_silently: bool = False,
        *,
        base_url: str | None = None,
        timeout: float | None = None,
        **kwargs: Any,
    ) -> None:
        """Take what is not given from the settings.

        Args:
            server_token: The server's API token.
            fail_silently: Whether mails that are not accepted are logged instead of raised.
            base_url: Base URL of the API; None reads it from $POSTMARK_BASE_URL.
            timeout: Seconds one attempt may take.
            **kwargs: What other backends need, such as a user name; it has no effect.

        Raises:
            ImproperlyConfigured: There is no token, or an option is invalid.
        """
        super().__init__(fail_silently=fail_silently, **kwargs)
        token = server_token or _setting("SERVER_TOKEN")
        self._client = _client(
            _TEST_TOKEN if _setting("TEST_MODE") else token,
            base_url or os.environ.get("POSTMARK_BASE_URL"),
            getattr(settings, "EMAIL_TIMEOUT", None) if timeout is None else timeout,
        )

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Send messages, and return how many of them Postmark accepted.

        Raises:
            ValueError, TypeError: A message is invalid; nothing was sent.
            BatchError: A message was not accepted; all others were tried. Its indices are among
                the messages that have recipients.
        """
        messages: list[Any] = []
        mails: list[Email] = []
        for message in email_messages or ():
            cast("Any", message).postmark_response = None
            if message.recipients() and (mail := self._mail(message)):
                messages.append(message)
                mails.append(mail)
        results = self._client.outbound.send_batch(mails, check=False, **_defaults())
        for message, result in zip(messages, results, strict=True):
            message.postmark_response = result
        failed = {i: messages[i] for i, each in enumerate(results) if not each.accepted}
        if failed and not self.fail_silently:
            raise BatchError.of(results, failed)
        for index in failed:
            _log(results[index])
        return len(results) - len(failed)

    def _mail(self, message: EmailMessage) -> Email | None:
        """Return the mail; None if it is invalid, and that shall not be raised."""
        if not self.fail_silently:
            return Email(**_fields(message))
        try:
            mail = Email(**_fields(message))
            encoded(mail.fields())  # so that it does not stop the others
        except (TypeError, ValueError) as error:
            kind = type(error).__name__  # its text may quote a recipient
            logger.error("a mail is invalid and was not sent: %s", kind)  # noqa: TRY400 - so may that
            return None
        return mail


def _client(token: str | None, base_url: str | None, timeout: float | None) -> SyncServerClient:
    """Return the process's client for these settings."""
    key = token, base_url, timeout
    with _lock:
        if key not in _clients:
            limit = INHERITED if timeout is None else timeout
            try:
                client = SyncServerClient(token, base_url=base_url, timeout=limit)
            except (TypeError, ValueError) as error:
                raise ImproperlyConfigured(f"postmark.django.EmailBackend: {error}") from None
            atexit.register(client.close)
            _clients[key] = client
        return _clients[key]


def _setting(name: str) -> Any:
    return getattr(settings, f"POSTMARK_{name}", None)


def _defaults() -> dict[str, Any]:
    stream, opens = _setting("MESSAGE_STREAM"), _setting("TRACK_OPENS")
    return {"message_stream": stream or None, "track_opens": opens}


def _log(result: SendResponse) -> None:
    """Log a failure; what Postmark says may contain addresses."""
    kind = type(result.error).__name__
    logger.error("a mail was %s: %s, error code %s", result.state, kind, result.error_code)


def _fields(message: EmailMessage) -> dict[str, Any]:
    """Return the fields of a message: those of what Django makes of it, and its attributes."""
    given = {name: _plain(getattr(message, name, None)) for name in _ATTRIBUTES}
    own = {name: value for name, value in given.items() if value is not None}
    fields = fields_of_message(_addressed(message).message())
    fields["headers"] = [pair for pair in fields.get("headers", ()) if pair[1]]
    if "template" in own and not message.body:
        fields.pop("text_body", None)
    return fields | own


def _addressed(message: EmailMessage) -> EmailMessage:
    """Return a copy whose headers To, Cc and Bcc are those who get the mail.

    Django sends to `to`, `cc` and `bcc`, even if headers show others. Postmark sends to those it
    shows: whoever the headers do not show gets a blind copy.
    """
    addressed = copy.copy(message)
    headers = {name: str(value) for name, value in message.extra_headers.items()}
    shown = {name.lower(): value for name, value in headers.items()}
    everyone = {parseaddr(str(each))[1]: each for each in message.recipients()}
    for name in {"to", "cc"} & shown.keys():
        pairs = getaddresses([shown[name]])
        setattr(addressed, name, [formataddr(each) for each in pairs if each[1] in everyone])
    if "reply-to" in shown:
        addressed.reply_to = [shown["reply-to"]]
    hidden = list(message.bcc)
    if {"to", "cc"} & shown.keys():
        visible = {parseaddr(str(each))[1] for each in [*addressed.to, *addressed.cc]}
        hidden = [each for address, each in everyone.items() if address not in visible]
    others = {name: text for name, text in headers.items() if name.lower() not in _ADDRESSES}
    # Django does not make those it finds; for a Message-ID, it would look up this machine's name.
    unwanted = {name: "" for name in ("Date", "Message-ID") if name.lower() not in shown}
    addressed.extra_headers = unwanted | others | {"Bcc": ", ".join(map(str, hidden))}
    return addressed


def _plain(value: Any) -> Any:
    """Return a value with its lazy translations made."""
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, Mapping):
        return {_plain(key): _plain(each) for key, each in cast("Any", value).items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in cast("Any", value)]
    return value
