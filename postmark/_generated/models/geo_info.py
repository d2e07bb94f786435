# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from sys import intern
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class GeoInfo(Model):
    """Where the request came from. Every field may be missing."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = (
        "country_iso_code",
        "country",
        "region_iso_code",
        "region",
        "city",
        "zip",
        "coords",
        "ip",
    )
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "country_iso_code": "CountryISOCode",
        "country": "Country",
        "region_iso_code": "RegionISOCode",
        "region": "Region",
        "city": "City",
        "zip": "Zip",
        "coords": "Coords",
        "ip": "IP",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("country_iso_code", "country", "region_iso_code", "region")

    country_iso_code: str | None
    """Two-letter code of the country."""
    country: str | None
    """Name of the country."""
    region_iso_code: str | None
    """Code of the region."""
    region: str | None
    """Name of the region."""
    city: str | None
    """Name of the city."""
    zip: str | None
    """Postal code."""
    coords: str | None
    """Latitude and longitude in one string, separated by a comma."""
    ip: str | None
    """The IP address."""

    def __init__(
        self,
        country_iso_code: str | None = None,
        country: str | None = None,
        region_iso_code: str | None = None,
        region: str | None = None,
        city: str | None = None,
        zip: str | None = None,
        coords: str | None = None,
        ip: str | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((country_iso_code, country, region_iso_code, region, city, zip, coords, ip), extra)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 8
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (country_iso_code_, country_, region_iso_code_, region_, city_, zip_, coords_, ip_) = values  # fmt: skip
        model.country_iso_code = (
            intern(country_iso_code_)
            if country_iso_code_.__class__ is str
            else None
            if country_iso_code_ is None
            else unreadable("CountryISOCode", country_iso_code_, raw)
        )
        model.country = (
            intern(country_)
            if country_.__class__ is str
            else None
            if country_ is None
            else unreadable("Country", country_, raw)
        )
        model.region_iso_code = (
            intern(region_iso_code_)
            if region_iso_code_.__class__ is str
            else None
            if region_iso_code_ is None
            else unreadable("RegionISOCode", region_iso_code_, raw)
        )
        model.region = (
            intern(region_)
            if region_.__class__ is str
            else None
            if region_ is None
            else unreadable("Region", region_, raw)
        )
        model.city = city_ if city_.__class__ is str else None if city_ is None else unreadable("City", city_, raw)
        model.zip = zip_ if zip_.__class__ is str else None if zip_ is None else unreadable("Zip", zip_, raw)
        model.coords = (
            coords_ if coords_.__class__ is str else None if coords_ is None else unreadable("Coords", coords_, raw)
        )
        model.ip = ip_ if ip_.__class__ is str else None if ip_ is None else unreadable("IP", ip_, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = GeoInfo
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(GeoInfo.WIRE_NAMES.values())
_blank: Final = blank(GeoInfo)
_pick: Final[Any] = itemgetter(*_ABSENT)
