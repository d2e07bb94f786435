# Generated from spec/postmark.yaml by make generate. Do not edit.

import builtins

from ..._wire.calls import AsyncCalls, SyncCalls, explained
from ..api.template_pushes.template_pushes_push import template_pushes_push
from ..models.pushed_template import PushedTemplate


@explained
class SyncTemplatePushes:
    """Copies of templates from one server of the account to another."""

    def __init__(self, calls: SyncCalls) -> None:
        self._calls = calls

    def push(
        self, *, source_server_id: int, destination_server_id: int, perform_changes: bool = False
    ) -> builtins.list[PushedTemplate]:
        """Copy the templates of one server to another.

        https://postmarkapp.com/developer/api/templates-api

        Unless changes are asked for, nothing is changed, and the answer says what would
        be. Changes overwrite the other server's templates. Templates are matched by
        alias, layouts too; those without an alias are left out. At most 100 templates can
        be pushed at once.

        Args:
            source_server_id: Id of the server the templates come from.
            destination_server_id: Id of the server the templates go to.
            perform_changes: Whether to change the other server; without, the request
                only tells what would change. It must always be in the body.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            template_pushes_push(
                {
                    "source_server_id": source_server_id,
                    "destination_server_id": destination_server_id,
                    "perform_changes": perform_changes,
                }
            )
        )


@explained
class AsyncTemplatePushes:
    """Copies of templates from one server of the account to another."""

    def __init__(self, calls: AsyncCalls) -> None:
        self._calls = calls

    async def push(
        self, *, source_server_id: int, destination_server_id: int, perform_changes: bool = False
    ) -> builtins.list[PushedTemplate]:
        """Copy the templates of one server to another.

        https://postmarkapp.com/developer/api/templates-api

        Unless changes are asked for, nothing is changed, and the answer says what would
        be. Changes overwrite the other server's templates. Templates are matched by
        alias, layouts too; those without an alias are left out. At most 100 templates can
        be pushed at once.

        Args:
            source_server_id: Id of the server the templates come from.
            destination_server_id: Id of the server the templates go to.
            perform_changes: Whether to change the other server; without, the request
                only tells what would change. It must always be in the body.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            template_pushes_push(
                {
                    "source_server_id": source_server_id,
                    "destination_server_id": destination_server_id,
                    "perform_changes": perform_changes,
                }
            )
        )
