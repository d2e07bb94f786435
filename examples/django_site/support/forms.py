"""What staff can search by. The fields have the names of the SDK's filters."""

from typing import Any, cast

from django import forms

from postmark import InboundFilters, OutboundFilters

ROWS = 25
REACH = 10_000
"""Postmark shows the first 10,000 rows of a search; dates reach the rest."""


class PagedForm(forms.Form):
    page = forms.IntegerField(
        min_value=1, max_value=REACH // ROWS, required=False, widget=forms.HiddenInput
    )

    @property
    def number(self) -> int:
        """The number of the page, from 1."""
        return self.cleaned_data.get("page") or 1

    @property
    def offset(self) -> int:
        """How many rows the pages before this one hold."""
        return (self.number - 1) * ROWS

    def filled_in(self) -> dict[str, Any]:
        """Return the fields that are filters and not empty."""
        return {
            name: value for name, value in self.cleaned_data.items() if value and name != "page"
        }


class OutboundSearch(PagedForm):
    recipient = forms.CharField(required=False, max_length=254)
    tag = forms.CharField(required=False, max_length=1000)
    status = forms.ChoiceField(
        required=False, choices=[("", "Any"), ("Queued", "Queued"), ("Sent", "Sent")]
    )
    message_stream = forms.CharField(
        required=False, max_length=100, label="Stream", help_text="Empty: outbound"
    )
    from_date = forms.DateField(
        required=False, label="From", widget=forms.DateInput(attrs={"type": "date"})
    )
    to_date = forms.DateField(
        required=False,
        label="To",
        help_text="Whole days, US Eastern time",
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a range that ends before it starts, as the SDK would."""
        start, end = self.cleaned_data.get("from_date"), self.cleaned_data.get("to_date")
        if start and end and start > end:
            self.add_error("to_date", "This day is before the first one.")
        return self.cleaned_data

    def filters(self) -> OutboundFilters:
        """Return what was filled in, as arguments of the SDK."""
        return cast(OutboundFilters, self.filled_in())


class InboundSearch(PagedForm):
    # Postmark shows processed messages only unless a status is named, so there is no "Any".
    status = forms.ChoiceField(
        required=False,
        choices=[(s, s) for s in ("Failed", "Blocked", "Processed", "Queued", "Scheduled")],
    )
    recipient = forms.CharField(required=False, max_length=254)
    from_email = forms.CharField(required=False, max_length=254, label="Sender")

    def clean_status(self) -> str:
        """Start with what needs somebody."""
        return self.cleaned_data["status"] or "Failed"

    def filters(self) -> InboundFilters:
        """Return what was filled in, as arguments of the SDK."""
        return cast(InboundFilters, self.filled_in())
