"""The query parameters of the API. The fields have the names of the SDK's filters."""

import re
from datetime import date, datetime
from typing import Annotated, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from postmark import InboundFilters, InboundStatus, OutboundFilters, OutboundStatus


def _whole_day(value: object) -> object:
    # pydantic reads a date as midnight, which as `to_date` would exclude the day itself.
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
        default=None, description="By default, only the stream `outbound`"
    )
    order: str | None = Field(default=None, description="The `order` of a mail sent by this app")
    from_date: Moment | None = Field(
        default=None,
        description="US Eastern time unless it has an offset; a date means the whole Eastern day",
    )
    to_date: Moment | None = Field(default=None, description="Like `from_date`, inclusive")

    def filters(self) -> OutboundFilters:
        """Return the fields as arguments of the SDK, without `count` and `offset`."""
        given = {name: getattr(self, name) for name in OutboundSearch.model_fields}
        order = given.pop("order")
        return cast(OutboundFilters, given | {"metadata": {"order": order} if order else None})


class OutboundPageQuery(OutboundSearch, Paging):
    """One page of a search."""


class InboundPageQuery(Paging):
    recipient: str | None = None
    from_email: str | None = None
    subject: str | None = None
    status: InboundStatus | None = Field(default=None, description="By default, only `Processed`")

    def filters(self) -> InboundFilters:
        """Return the fields as arguments of the SDK, without `count` and `offset`."""
        return cast(InboundFilters, self.model_dump(exclude={"count", "offset"}))
