# Generated from spec/postmark.yaml by make generate. Do not edit.


from ..._wire.calls import AsyncCalls, SyncCalls, explained
from ..api.data_removals.data_removals_create import data_removals_create
from ..api.data_removals.data_removals_get import data_removals_get
from ..models.data_removal import DataRemoval


@explained
class SyncDataRemovals:
    """Requests to erase what Postmark holds about a recipient."""

    def __init__(self, calls: SyncCalls) -> None:
        self._calls = calls

    def create(self, *, requested_by: str, requested_for: str, notify_when_completed: bool = False) -> DataRemoval:
        """Ask Postmark to erase what it holds about a recipient.

        https://postmarkapp.com/developer/api/data-removals-api

        This cannot be undone. Only accounts for which Postmark's support has switched it
        on may do it.

        Args:
            requested_by: Address of whoever asks for it.
            requested_for: Address of the recipient to be forgotten.
            notify_when_completed: Whether to mail whoever asked once it is done.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            data_removals_create(
                {
                    "requested_by": requested_by,
                    "requested_for": requested_for,
                    "notify_when_completed": notify_when_completed,
                }
            )
        )

    def get(self, id: int) -> DataRemoval:
        """Get the state of one data removal request.

        https://postmarkapp.com/developer/api/data-removals-api

        Args:
            id: Id of the data removal request.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(data_removals_get(id))


@explained
class AsyncDataRemovals:
    """Requests to erase what Postmark holds about a recipient."""

    def __init__(self, calls: AsyncCalls) -> None:
        self._calls = calls

    async def create(
        self, *, requested_by: str, requested_for: str, notify_when_completed: bool = False
    ) -> DataRemoval:
        """Ask Postmark to erase what it holds about a recipient.

        https://postmarkapp.com/developer/api/data-removals-api

        This cannot be undone. Only accounts for which Postmark's support has switched it
        on may do it.

        Args:
            requested_by: Address of whoever asks for it.
            requested_for: Address of the recipient to be forgotten.
            notify_when_completed: Whether to mail whoever asked once it is done.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            data_removals_create(
                {
                    "requested_by": requested_by,
                    "requested_for": requested_for,
                    "notify_when_completed": notify_when_completed,
                }
            )
        )

    async def get(self, id: int) -> DataRemoval:
        """Get the state of one data removal request.

        https://postmarkapp.com/developer/api/data-removals-api

        Args:
            id: Id of the data removal request.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(data_removals_get(id))
