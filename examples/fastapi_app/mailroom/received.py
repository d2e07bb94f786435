"""The mail that Postmark's webhook brought."""

from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from .auth import require_key
from .errors import documented
from .store import Store

router = APIRouter(prefix="/received", dependencies=[Depends(require_key)])


def _store(request: Request) -> Store:
    return cast(Store, request.state.store)


Mailbox = Annotated[Store, Depends(_store)]


@router.get("")
def list_received(store: Mailbox) -> list[dict[str, Any]]:
    """List the mail that was received, and whether it was answered."""
    return store.mail()


@router.get("/{message_id}/attachments/{number}", responses=documented(404))
def get_attachment(message_id: str, number: int, store: Mailbox) -> Response:
    """Download an attachment; the first one has number 0."""
    found = store.attachment(message_id, number)
    if found is None:
        raise HTTPException(404, "There is no such attachment.")
    # As a file of no type: what strangers send must not run in the browser as part of this site.
    headers = {"Content-Disposition": "attachment", "X-Content-Type-Options": "nosniff"}
    return Response(found[1], media_type="application/octet-stream", headers=headers)
