"""The pages. The middleware handles errors of the SDK."""

import asyncio
from collections.abc import Callable, Iterable
from math import ceil
from typing import Any, NamedTuple

from asgiref.sync import sync_to_async
from django.contrib import messages
from django.contrib.auth.decorators import permission_required, user_passes_test
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from postmark import (
    ClickEvent,
    InboundActionResponse,
    MessageNotFoundError,
    OpenEvent,
    OutboundMessage,
    Page,
)

from .forms import InboundSearch, OrderMailForm, OutboundSearch, Search
from .mails import look_up, send
from .models import Delivery, OrderMail
from .postmark_clients import async_postmark, postmark
from .timeline import outcome, timeline

ROWS = 25
REACH = 10_000
"""Postmark shows only the first 10,000 rows of a search; narrower dates show the rest."""

MOST_EVENTS = 500
"""Postmark's largest page."""


def _is_staff(user: AbstractBaseUser | AnonymousUser) -> bool:
    is_staff: bool = getattr(user, "is_staff", False)
    if user.is_authenticated and not is_staff:
        raise PermissionDenied  # logging in again would not help
    return is_staff


staff = user_passes_test(_is_staff)


@require_safe
@staff
def search(request: HttpRequest) -> HttpResponse:
    """Search outbound messages."""
    form, page, number = OutboundSearch(request.GET), None, _page_number(request)
    if form.is_valid():
        offset = (number - 1) * ROWS
        page = postmark().outbound.list(count=ROWS, offset=offset, **form.filters())
    return _list(request, "search", form, page, number, rows=_outcomes(page or ()))


def _outcomes(messages: Iterable[OutboundMessage]) -> list[tuple[OutboundMessage, str]]:
    """Pair messages with what Postmark's webhooks said of them; lists do not know it."""
    rows = list(messages)
    kinds: dict[str, set[str]] = {message.message_id: set() for message in rows}
    for each in Delivery.objects.filter(message_id__in=kinds, kind__in=("Bounce", "Delivery")):
        kinds[each.message_id].add(each.kind)
    return [(message, outcome(message.status, kinds[message.message_id])) for message in rows]


@require_safe
@staff
def message(request: HttpRequest, message_id: str) -> HttpResponse:
    """Show one outbound message and its events."""
    outbound = postmark().outbound
    found = outbound.get(message_id)
    kinds = {event.type for event in found.message_events}
    opens, clicks = Page[OpenEvent]([], 0), Page[ClickEvent]([], 0)
    if "Opened" in kinds:
        opens = outbound.list_message_opens(message_id, count=MOST_EVENTS)
    if "LinkClicked" in kinds:
        clicks = outbound.list_message_clicks(message_id, count=MOST_EVENTS)
    context = {
        "message": found,
        "outcome": outcome(found.status, kinds),
        "timeline": timeline(found.message_events, opens, clicks),
        "partial": {
            name: events
            for name, events in (("opens", opens), ("clicks", clicks))
            if len(events) < events.total
        },
    }
    return render(request, "support/message.html", context)


@require_safe
@staff
def inbound(request: HttpRequest) -> HttpResponse:
    """List inbound messages, by default those that need attention."""
    form, page, number = InboundSearch(request.GET), None, _page_number(request)
    if form.is_valid():
        offset = (number - 1) * ROWS
        page = postmark().inbound.list(count=ROWS, offset=offset, **form.filters())
    return _list(request, "inbound", form, page, number)


@require_safe
@staff
def inbound_message(request: HttpRequest, message_id: str) -> HttpResponse:
    """Show one inbound message."""
    context = {"message": postmark().inbound.get(message_id)}
    return render(request, "support/inbound_message.html", context)


class Action(NamedTuple):
    """An action on an inbound message."""

    verb: str
    state: str
    effect: str


RETRY = Action("Retry", "Failed", "Postmark will deliver it to the webhook again.")
BYPASS = Action(
    "Bypass", "Blocked", "Postmark will deliver it to the webhook, although a rule blocked it."
)

may_act = permission_required("support.act_on_inbound", raise_exception=True)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
@may_act
def retry(request: HttpRequest, message_id: str) -> HttpResponse:
    """Ask for confirmation, then make Postmark deliver a failed message to the webhook again."""
    return _act(request, message_id, RETRY, postmark().inbound.retry)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
@may_act
def bypass(request: HttpRequest, message_id: str) -> HttpResponse:
    """Ask for confirmation, then release a blocked message to the webhook."""
    return _act(request, message_id, BYPASS, postmark().inbound.bypass)


@require_safe
@staff
async def status(request: HttpRequest) -> HttpResponse:
    """Count the messages in each waiting state, with five concurrent requests."""
    client = async_postmark()
    async with asyncio.TaskGroup() as group:
        queued = group.create_task(client.outbound.list(count=1, status="Queued"))
        waiting = {
            state: group.create_task(client.inbound.list(count=1, status=state))
            for state in ("Failed", "Blocked", "Queued", "Scheduled")
        }
    counts = {state: task.result().total for state, task in waiting.items()}
    context = {"queued": queued.result().total, "inbound": counts}
    # In a thread, because the template loads the user from the database.
    return await sync_to_async(render)(request, "support/status.html", context)


may_send = permission_required("support.add_ordermail", raise_exception=True)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
@may_send
def orders(request: HttpRequest) -> HttpResponse:
    """List the order mails with what Postmark said, and send a new one."""
    form = OrderMailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        send(OrderMail.objects.create(**form.cleaned_data))
        return redirect("support:orders")
    context = {"form": form, "mails": OrderMail.objects.all()[:100]}
    status = 400 if form.errors else 200
    return render(request, "support/orders.html", context, status=status)


@require_POST
@staff
@may_send
def send_order_mail(request: HttpRequest, number: int) -> HttpResponse:
    """Send an order mail again, if that is safe."""
    mail = get_object_or_404(OrderMail, pk=number)
    if mail.may_be_sent:
        send(mail)
    else:
        messages.warning(request, f"The mail of order {mail.order} was, or may have been, sent.")
    return redirect("support:orders")


@require_POST
@staff
@may_send
def look_up_order_mail(request: HttpRequest, number: int) -> HttpResponse:
    """Ask Postmark for an order mail whose sending ended in doubt."""
    mail = get_object_or_404(OrderMail, pk=number)
    look_up(mail)
    mail.refresh_from_db()
    if mail.state == "unknown":
        messages.warning(request, "Postmark does not list it yet. Look again in a few minutes.")
    return redirect("support:orders")


@require_safe
@staff
def deliveries(request: HttpRequest) -> HttpResponse:
    """List what Postmark's webhooks delivered last."""
    context = {"deliveries": Delivery.objects.all()[:100], "total": Delivery.objects.count()}
    return render(request, "support/deliveries.html", context)


def _page_number(request: HttpRequest) -> int:
    try:
        number = int(request.GET.get("page", 1))
    except ValueError:
        return 1
    return min(max(number, 1), REACH // ROWS)


def _list(
    request: HttpRequest,
    name: str,
    form: Search,
    page: Page[Any] | None,
    number: int,
    **more: object,
) -> HttpResponse:
    total = 0 if page is None else page.total
    pages = max(1, ceil(min(total, REACH) / ROWS))
    if page is not None and number > pages:
        query = request.GET.copy()
        query["page"] = str(pages)
        return HttpResponseRedirect(f"?{query.urlencode()}")
    context = {
        "form": form,
        "page": page,
        "number": number,
        "previous": number - 1,
        "next": number + 1,
        "pages": pages,
        "beyond_reach": total > REACH,
        **more,
    }
    return render(request, f"support/{name}.html", context, status=200 if form.is_valid() else 400)


def _act(
    request: HttpRequest,
    message_id: str,
    action: Action,
    act: Callable[[str], InboundActionResponse],
) -> HttpResponse:
    back = _page_of_the_button(request, message_id)
    if request.method != "POST":
        found = postmark().inbound.get(message_id)
        context = {"action": action, "message": found, "back": back}
        return render(request, "support/confirm.html", context)
    try:
        messages.success(request, act(message_id).message)
    except MessageNotFoundError as error:
        # Somebody else was faster, or the page was out of date.
        messages.warning(request, error.message)
    return redirect(back)


def _page_of_the_button(request: HttpRequest, message_id: str) -> str:
    url = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(url, allowed_hosts=None):
        return url
    return reverse("support:inbound_message", args=[message_id])
