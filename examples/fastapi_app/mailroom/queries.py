"""What the API can be asked. The fields have the names of the SDK's filters."""

import re
from datetime import date, datetime
from typing import Annotated, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from postmark import InboundFilters, InboundStatus, OutboundFilters, OutboundStatus


def _whole_day(value: object) -> object:
    # pydantic reads a date as its midnight, which as `to_date` would leave the day itself out.
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return date.fromisoformat(value)
    return value


Moment = Annotated[datetime | date, BeforeValidator(_whole_day)]


class Paging(BaseModel):
    model_config = ConfigDict(extra="forbid")

    count: int = Field(default=100, ge=1, le=500)
    offset: int = Field(default=0, ge=0)


class OutboundSearch(BaseModel):
    model_config = ConfigDict(extra="forbid")

    recipient: str | None = None
    from_email: str | None = None
    tag: str | None = None
    status: OutboundStatus | None = None
    subject: str | None = None
    message_stream: str | None = Field(
        default=None, description="Not given: the stream `outbound` only"
    )
    from_date: Moment | None = Field(
        default=None,
        description="With an offset, or else US Eastern time; a date means the whole Eastern day",
    )
    to_date: Moment | None = Field(default=None, description="As `from_date`, and included")

    def filters(self) -> OutboundFilters:
        """Return the fields as arguments of the SDK, without those of a page."""
        return cast(
            OutboundFilters, {name: getattr(self, name) for name in OutboundSearch.model_fields}
        )


class OutboundPageQuery(OutboundSearch, Paging):
    """One page of a search."""


class InboundPageQuery(Paging):
    recipient: str | None = None
    from_email: str | None = None
    subject: str | None = None
    status: InboundStatus | None = Field(default=None, description="Not given: `Processed` only")

    def filters(self) -> InboundFilters:
        """Return the fields as arguments of the SDK, without those of a page."""
        return cast(InboundFilters, self.model_dump(exclude={"count", "offset"}))
