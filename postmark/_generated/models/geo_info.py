# Generated from spec/postmark.yaml by make generate. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, final

import attrs

from ..._wire import Model, Raw, blank, interned, nothing, with_unknown


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class GeoInfo(Model):
    """Where the request came from. Every field may be missing."""

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
    SHOWN: ClassVar[tuple[str, ...]] = (
        "country_iso_code",
        "country",
        "region_iso_code",
        "region",
        "city",
        "zip",
        "coords",
        "ip",
    )

    country_iso_code: str | None = None
    """Two-letter code of the country."""
    country: str | None = None
    """Name of the country."""
    region_iso_code: str | None = None
    """Code of the region."""
    region: str | None = None
    """Name of the region."""
    city: str | None = None
    """Name of the city."""
    zip: str | None = None
    """Postal code."""
    coords: str | None = None
    """Latitude and longitude in one string, separated by a comma."""
    ip: str | None = None
    """The IP address."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> GeoInfo:
        """Read the wire form. Never fails, whatever the values."""
        get = data.get
        raw: Raw = {}
        model: Any = _blank()
        model.country_iso_code = (
            interned[value]
            if (value := get("CountryISOCode")).__class__ is str
            else None
            if value is None
            else nothing("CountryISOCode", value, raw)
        )
        model.country = (
            interned[value]
            if (value := get("Country")).__class__ is str
            else None
            if value is None
            else nothing("Country", value, raw)
        )
        model.region_iso_code = (
            interned[value]
            if (value := get("RegionISOCode")).__class__ is str
            else None
            if value is None
            else nothing("RegionISOCode", value, raw)
        )
        model.region = (
            interned[value]
            if (value := get("Region")).__class__ is str
            else None
            if value is None
            else nothing("Region", value, raw)
        )
        model.city = value if (value := get("City")) is None or value.__class__ is str else nothing("City", value, raw)
        model.zip = value if (value := get("Zip")) is None or value.__class__ is str else nothing("Zip", value, raw)
        model.coords = (
            value if (value := get("Coords")) is None or value.__class__ is str else nothing("Coords", value, raw)
        )
        model.ip = value if (value := get("IP")) is None or value.__class__ is str else nothing("IP", value, raw)
        model._raw = with_unknown(_KEYS, data, raw) if raw or not _KEYS.issuperset(data) else None
        model.__class__ = GeoInfo
        built: GeoInfo = model
        return built


_KEYS: Final = frozenset(GeoInfo.WIRE_NAMES.values())
_blank: Final = blank(GeoInfo)
