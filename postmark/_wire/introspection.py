"""Models and pages as types of attrs, pydantic and FastAPI; loaded only if they ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from inspect import signature
from typing import Any, cast, get_type_hints

from postmark._wire.models import Model


@cache
def attrs_fields(kind: Any) -> Any:
    """Return the fields of a class as attrs has them."""
    import attrs  # noqa: PLC0415 - that is what asked

    made: dict[str, Any] = {}
    for argument in signature(kind).parameters.values():
        name = "_raw" if argument.name == "extra" and issubclass(kind, Model) else argument.name
        default = attrs.NOTHING if argument.default is argument.empty else argument.default
        made[name] = attrs.field(
            default=default,
            type=argument.annotation,
            alias=argument.name,
            kw_only=argument.kind is argument.KEYWORD_ONLY,
        )
    return attrs.fields(attrs.make_class(kind.__name__, made, eq=False, repr=False))


def model_schema(kind: type[Model], handler: Any) -> Any:
    """Return the schema of a model: fields by Python names, read from either form."""
    hints = get_type_hints(kind)
    types = {name: hints[name] for name in kind.field_names()}
    return object_schema(kind, types, lambda given: wire_names(kind, given), handler)


def object_schema(
    kind: Any, types: Mapping[str, Any], named: Callable[[dict[str, Any]], Any], handler: Any
) -> Any:
    """Return the schema of a class with `from_dict` and `as_dict`, given its fields' types.

    What is read has the wire form's names, after `named` has turned those of `as_dict` into them.
    """
    from pydantic_core import core_schema  # noqa: PLC0415 - it is there if pydantic asks

    fields = {
        name: core_schema.typed_dict_field(handler.generate_schema(hint), required=False)
        for name, hint in types.items()
    }
    return core_schema.no_info_wrap_validator_function(
        lambda value, _: read(kind, value, named),
        core_schema.typed_dict_schema(fields, cls_name=kind.__name__),
        serialization=core_schema.plain_serializer_function_ser_schema(
            lambda model: model.as_dict()
        ),
        ref=f"{kind.__module__}.{kind.__name__}:{id(kind)}",
    )


def read(kind: Any, value: object, named: Callable[[dict[str, Any]], Any]) -> Any:
    """Return a model from itself or from either form; ValueError for anything else."""
    if isinstance(value, kind):
        return value
    if not isinstance(value, Mapping):
        raise ValueError(f"it must be a {kind.__name__} or an object")  # noqa: TRY004 - for pydantic
    return kind.from_dict(named(dict(cast("Mapping[str, Any]", value))))


def wire_names(kind: type[Model], given: dict[str, Any]) -> dict[str, Any]:
    """Return an object with the wire names of its fields in place of their Python names."""
    hints = get_type_hints(kind)
    if isinstance(given.get(kind.FREE or ""), Mapping):
        given = {**given.pop(cast("str", kind.FREE)), **given}
    for name, wire in kind.WIRE_NAMES.items():
        if name in given and wire not in given:
            given[wire] = _inner(hints[name], given.pop(name))
    return given


def _inner(hint: Any, value: Any) -> Any:
    if isinstance(value, list):
        (item,) = getattr(hint, "__args__", None) or (None,)
        return [_inner(item, each) for each in cast("list[object]", value)]
    if isinstance(hint, type) and issubclass(hint, Model) and isinstance(value, dict):
        return wire_names(hint, dict(cast("dict[str, Any]", value)))
    return value.isoformat() if hasattr(value, "isoformat") else value


def page_schema(kind: type[Any], items: tuple[Any, ...], handler: Any) -> Any:
    """Return the schema of a page."""
    from pydantic_core import core_schema  # noqa: PLC0415 - it is there if pydantic asks

    item = handler.generate_schema(items[0]) if items else core_schema.any_schema()
    fields = {
        "items": core_schema.typed_dict_field(core_schema.list_schema(item)),
        "total": core_schema.typed_dict_field(core_schema.int_schema()),
    }
    return core_schema.no_info_wrap_validator_function(
        lambda value, inner: value if isinstance(value, kind) else kind(**inner(value)),
        core_schema.typed_dict_schema(fields, cls_name=kind.__name__),
        serialization=core_schema.plain_serializer_function_ser_schema(
            lambda page: {
                "items": [getattr(i, "as_dict", lambda i=i: i)() for i in page.items],
                "total": page.total,
            }
        ),
    )
