"""The pages. Errors of the SDK are left to the middleware, which shows them kindly."""

import asyncio
from collections.abc import Callable
from functools import partial
from math import ceil
from typing import Any

from asgiref.sync import sync_to_async
from django.contrib import messages
from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from postmark import InboundActionResponse, MessageNotFoundError, Page

from .forms import REACH, ROWS, InboundSearch, OutboundSearch, PagedForm
from .postmark_clients import async_postmark, postmark
from .timeline import timeline

staff = partial(staff_member_required, login_url="login")


@require_safe
@staff
def search(request: HttpRequest) -> HttpResponse:
    """Outbound messages, by what staff know of them."""
    form, page = OutboundSearch(request.GET), None
    if form.is_valid():
        page = postmark().outbound.list(count=ROWS, offset=form.offset, **form.filters())
    return _list(request, "search", form, page)


@require_safe
@staff
def message(request: HttpRequest, message_id: str) -> HttpResponse:
    """One outbound message, and what happened to it."""
    outbound = postmark().outbound
    found = outbound.get(message_id)
    kinds = {event.type for event in found.message_events}
    opens = outbound.list_message_opens(message_id).items if "Opened" in kinds else []
    clicks = outbound.list_message_clicks(message_id).items if "LinkClicked" in kinds else []
    context = {"message": found, "timeline": timeline(found.message_events, opens, clicks)}
    return render(request, "support/message.html", context)


@require_safe
@staff
def inbound(request: HttpRequest) -> HttpResponse:
    """Inbound messages, those first that need somebody."""
    form, page = InboundSearch(request.GET), None
    if form.is_valid():
        page = postmark().inbound.list(count=ROWS, offset=form.offset, **form.filters())
    return _list(request, "inbound", form, page)


@staff
def retry(request: HttpRequest, message_id: str) -> HttpResponse:
    """Ask, then let Postmark post a failed message to the webhook again."""
    return _act(request, message_id, "Retry", lambda: postmark().inbound.retry(message_id))


@staff
def bypass(request: HttpRequest, message_id: str) -> HttpResponse:
    """Ask, then let a blocked message through to the webhook."""
    return _act(request, message_id, "Bypass", lambda: postmark().inbound.bypass(message_id))


@require_safe
@staff
async def status(request: HttpRequest) -> HttpResponse:
    """How much waits where: five questions asked at the same time."""
    client = async_postmark()
    async with asyncio.TaskGroup() as group:
        queued = group.create_task(client.outbound.list(count=1, status="Queued"))
        waiting = {
            state: group.create_task(client.inbound.list(count=1, status=state))
            for state in ("Failed", "Blocked", "Queued", "Scheduled")
        }
    counts = {state: task.result().total for state, task in waiting.items()}
    context = {"queued": queued.result().total, "inbound": counts}
    # In a thread of Django's: the template asks for the user, who comes from the database.
    return await sync_to_async(render)(request, "support/status.html", context)


def _list(request: HttpRequest, name: str, form: PagedForm, page: Page[Any] | None) -> HttpResponse:
    total = page.total if page else 0
    context = {
        "form": form,
        "page": page,
        "number": form.number,
        "previous": form.number - 1,
        "next": form.number + 1,
        "pages": max(1, ceil(min(total, REACH) / ROWS)),
        "beyond_reach": total > REACH,
    }
    return render(request, f"support/{name}.html", context, status=200 if form.is_valid() else 400)


@require_http_methods(["GET", "POST"])
@permission_required("support.act_on_inbound", raise_exception=True)
def _act(
    request: HttpRequest, message_id: str, verb: str, act: Callable[[], InboundActionResponse]
) -> HttpResponse:
    if request.method == "GET":
        context = {"verb": verb, "message": postmark().inbound.get(message_id)}
        return render(request, "support/confirm.html", context)
    try:
        messages.success(request, act().message)
    except MessageNotFoundError as error:
        # Somebody else was quicker, or the page was old.
        messages.warning(request, error.message)
    return redirect("support:inbound")
