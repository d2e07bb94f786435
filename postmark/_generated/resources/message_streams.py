# Generated from spec/postmark.yaml by make generate. Do not edit.

import builtins
from typing import Literal

from ..._wire.calls import AsyncCalls, SyncCalls, explained
from ..api.message_streams.message_streams_archive import message_streams_archive
from ..api.message_streams.message_streams_create import message_streams_create
from ..api.message_streams.message_streams_edit import message_streams_edit
from ..api.message_streams.message_streams_get import message_streams_get
from ..api.message_streams.message_streams_list import message_streams_list
from ..api.message_streams.message_streams_unarchive import message_streams_unarchive
from ..models.archived_stream import ArchivedStream
from ..models.message_stream import MessageStream
from ..models.subscription_management_configuration import SubscriptionManagementConfiguration


@explained
class SyncMessageStreams:
    """The streams of a server, which keep different kinds of mail apart."""

    def __init__(self, calls: SyncCalls) -> None:
        self._calls = calls

    def list(
        self,
        *,
        message_stream_type: Literal["All", "Inbound", "Transactional", "Broadcasts"] | str | None = None,
        include_archived_streams: bool | None = None,
    ) -> builtins.list[MessageStream]:
        """List the server's message streams.

        https://postmarkapp.com/developer/api/message-streams-api#list-message-streams

        The answer has all of them; there are no pages. A new server has the streams
        `outbound`, `inbound` and `broadcast`.

        Args:
            message_stream_type: Type of the streams. By default, streams of all
                types.
            include_archived_streams: Whether archived streams are listed too. By
                default, they are not.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            message_streams_list(
                {"message_stream_type": message_stream_type, "include_archived_streams": include_archived_streams}
            )
        )

    def create(
        self,
        *,
        id: str,
        name: str,
        message_stream_type: Literal["Transactional", "Broadcasts"] | str,
        description: str | None = None,
        subscription_management_configuration: SubscriptionManagementConfiguration | None = None,
    ) -> MessageStream:
        """Create a message stream.

        https://postmarkapp.com/developer/api/message-streams-api#create-a-message-stream

        A server can have 10 streams, its three default ones included, and one inbound
        stream. A repeated request gets error code 1230, which after a time-out means that
        the first one has worked.

        Args:
            id: Id of the stream, at most 30 characters: lower-case letters, digits,
                hyphens and underscores, a letter first. It may not start with `pm-`, nor
                be `all`.
            name: Name of the stream, at most 100 characters.
            message_stream_type: Type of the stream, which cannot be changed later.
            description: What the stream is for, at most 1,000 characters and without
                HTML.
            subscription_management_configuration: How the stream handles
                unsubscribes.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            message_streams_create(
                {
                    "id": id,
                    "name": name,
                    "message_stream_type": message_stream_type,
                    "description": description,
                    "subscription_management_configuration": subscription_management_configuration,
                }
            )
        )

    def get(self, id: str) -> MessageStream:
        """Get one message stream.

        https://postmarkapp.com/developer/api/message-streams-api#get-a-message-stream

        An archived stream can be read too, until it is deleted.

        Args:
            id: Id of the message stream.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(message_streams_get(id))

    def edit(
        self,
        id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        subscription_management_configuration: SubscriptionManagementConfiguration | None = None,
    ) -> MessageStream:
        """Change a message stream's name, description or handling of unsubscribes.

        https://postmarkapp.com/developer/api/message-streams-api#edit-a-message-stream

        What is not given stays as it is. The id and the type of a stream cannot be
        changed.

        Args:
            id: Id of the message stream.
            name: Name of the stream, at most 100 characters.
            description: What the stream is for, at most 1,000 characters and without
                HTML.
            subscription_management_configuration: How the stream handles
                unsubscribes.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            message_streams_edit(
                id,
                {
                    "name": name,
                    "description": description,
                    "subscription_management_configuration": subscription_management_configuration,
                },
            )
        )

    def archive(self, id: str) -> ArchivedStream:
        """Archive a message stream, which is deleted 45 days later.

        https://postmarkapp.com/developer/api/message-streams-api#archive-a-message-stream

        Until then it can be taken back. The default streams `outbound` and `inbound`
        cannot be archived. The request has no body.

        Args:
            id: Id of the message stream.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(message_streams_archive(id))

    def unarchive(self, id: str) -> MessageStream:
        """Take an archived message stream back into use.

        https://postmarkapp.com/developer/api/message-streams-api#unarchive-a-message-stream

        This works until the stream is deleted, 45 days after it was archived. The request
        has no body.

        Args:
            id: Id of the message stream.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(message_streams_unarchive(id))


@explained
class AsyncMessageStreams:
    """The streams of a server, which keep different kinds of mail apart."""

    def __init__(self, calls: AsyncCalls) -> None:
        self._calls = calls

    async def list(
        self,
        *,
        message_stream_type: Literal["All", "Inbound", "Transactional", "Broadcasts"] | str | None = None,
        include_archived_streams: bool | None = None,
    ) -> builtins.list[MessageStream]:
        """List the server's message streams.

        https://postmarkapp.com/developer/api/message-streams-api#list-message-streams

        The answer has all of them; there are no pages. A new server has the streams
        `outbound`, `inbound` and `broadcast`.

        Args:
            message_stream_type: Type of the streams. By default, streams of all
                types.
            include_archived_streams: Whether archived streams are listed too. By
                default, they are not.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            message_streams_list(
                {"message_stream_type": message_stream_type, "include_archived_streams": include_archived_streams}
            )
        )

    async def create(
        self,
        *,
        id: str,
        name: str,
        message_stream_type: Literal["Transactional", "Broadcasts"] | str,
        description: str | None = None,
        subscription_management_configuration: SubscriptionManagementConfiguration | None = None,
    ) -> MessageStream:
        """Create a message stream.

        https://postmarkapp.com/developer/api/message-streams-api#create-a-message-stream

        A server can have 10 streams, its three default ones included, and one inbound
        stream. A repeated request gets error code 1230, which after a time-out means that
        the first one has worked.

        Args:
            id: Id of the stream, at most 30 characters: lower-case letters, digits,
                hyphens and underscores, a letter first. It may not start with `pm-`, nor
                be `all`.
            name: Name of the stream, at most 100 characters.
            message_stream_type: Type of the stream, which cannot be changed later.
            description: What the stream is for, at most 1,000 characters and without
                HTML.
            subscription_management_configuration: How the stream handles
                unsubscribes.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            message_streams_create(
                {
                    "id": id,
                    "name": name,
                    "message_stream_type": message_stream_type,
                    "description": description,
                    "subscription_management_configuration": subscription_management_configuration,
                }
            )
        )

    async def get(self, id: str) -> MessageStream:
        """Get one message stream.

        https://postmarkapp.com/developer/api/message-streams-api#get-a-message-stream

        An archived stream can be read too, until it is deleted.

        Args:
            id: Id of the message stream.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(message_streams_get(id))

    async def edit(
        self,
        id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        subscription_management_configuration: SubscriptionManagementConfiguration | None = None,
    ) -> MessageStream:
        """Change a message stream's name, description or handling of unsubscribes.

        https://postmarkapp.com/developer/api/message-streams-api#edit-a-message-stream

        What is not given stays as it is. The id and the type of a stream cannot be
        changed.

        Args:
            id: Id of the message stream.
            name: Name of the stream, at most 100 characters.
            description: What the stream is for, at most 1,000 characters and without
                HTML.
            subscription_management_configuration: How the stream handles
                unsubscribes.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            message_streams_edit(
                id,
                {
                    "name": name,
                    "description": description,
                    "subscription_management_configuration": subscription_management_configuration,
                },
            )
        )

    async def archive(self, id: str) -> ArchivedStream:
        """Archive a message stream, which is deleted 45 days later.

        https://postmarkapp.com/developer/api/message-streams-api#archive-a-message-stream

        Until then it can be taken back. The default streams `outbound` and `inbound`
        cannot be archived. The request has no body.

        Args:
            id: Id of the message stream.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(message_streams_archive(id))

    async def unarchive(self, id: str) -> MessageStream:
        """Take an archived message stream back into use.

        https://postmarkapp.com/developer/api/message-streams-api#unarchive-a-message-stream

        This works until the stream is deleted, 45 days after it was archived. The request
        has no body.

        Args:
            id: Id of the message stream.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(message_streams_unarchive(id))
