"""Search forms. The fields have the names of the SDK's filters."""

from datetime import date, datetime, time
from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils.timezone import make_aware

from postmark import InboundFilters, OutboundFilters


class Search(forms.Form):
    def filled_in(self) -> dict[str, Any]:
        """Return the fields that are not empty."""
        return {name: value for name, value in self.cleaned_data.items() if value}


class OrderMailForm(forms.Form):
    order = forms.CharField(max_length=40)
    to = forms.EmailField()
    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}))


class OutboundSearch(Search):
    recipient = forms.CharField(required=False, max_length=254)
    from_email = forms.CharField(required=False, max_length=254, label="Sender")
    subject = forms.CharField(required=False, max_length=2000)
    tag = forms.CharField(required=False, max_length=1000)
    status = forms.ChoiceField(
        required=False, choices=[("", "Any"), ("Queued", "Queued"), ("Sent", "Sent")]
    )
    message_stream = forms.CharField(
        required=False,
        max_length=100,
        label="Stream",
        help_text="Leave empty for the outbound stream",
    )
    from_date = forms.DateField(
        required=False, label="From", widget=forms.DateInput(attrs={"type": "date"})
    )
    to_date = forms.DateField(
        required=False,
        label="To",
        help_text=f"Whole days, {settings.TIME_ZONE}",
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    # Postmark would take a plain date as a US Eastern day, not a day in the zone of the table.
    def clean_from_date(self) -> datetime | None:
        return _at(self.cleaned_data["from_date"], time.min)

    def clean_to_date(self) -> datetime | None:
        return _at(self.cleaned_data["to_date"], time(23, 59, 59))

    def clean(self) -> dict[str, Any]:
        """Reject a range that ends before it starts, as the SDK would."""
        start, end = self.cleaned_data.get("from_date"), self.cleaned_data.get("to_date")
        if start and end and start > end:
            self.add_error("to_date", "The end date is before the start date.")
        return self.cleaned_data

    def filters(self) -> OutboundFilters:
        """Return the fields that are filled in, as arguments of the SDK."""
        return cast(OutboundFilters, self.filled_in())


def _at(day: date | None, moment: time) -> datetime | None:
    return make_aware(datetime.combine(day, moment)) if day else None


class InboundSearch(Search):
    # Without a status, Postmark lists only processed messages, so there is no "Any".
    status = forms.ChoiceField(
        required=False,
        choices=[(s, s) for s in ("Failed", "Blocked", "Processed", "Queued", "Scheduled")],
    )
    recipient = forms.CharField(required=False, max_length=254)
    from_email = forms.CharField(required=False, max_length=254, label="Sender")

    def clean_status(self) -> str:
        """Default to the messages that need attention."""
        return self.cleaned_data["status"] or "Failed"

    def filters(self) -> InboundFilters:
        """Return the fields that are filled in, as arguments of the SDK."""
        return cast(InboundFilters, self.filled_in())
