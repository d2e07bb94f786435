"""Write the public face to tests/api.txt: every name, field and method, one a line.

`make generate` runs this after generating. A test compares the file, and reviews read its changes.

    python tools/api_snapshot.py [FILE]
"""

from __future__ import annotations

import enum
import importlib
import inspect
import sys
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "tests" / "api.txt"
MODULES = ("postmark", "postmark.models", "postmark.webhooks", "postmark.testing")
OWN = "postmark"
WIDTH = 100


def spelled(hint: Any) -> str:
    """Return a type as it is written in Python 3.11, whatever Python runs this."""
    if hint is None or hint is type(None):
        return "None"
    if isinstance(hint, typing.ForwardRef):
        hint = hint.__forward_arg__
    if isinstance(hint, str):
        return hint.replace("builtins.", "")
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return " | ".join(map(spelled, inner))
    if origin is typing.Literal:
        return f"Literal[{', '.join(map(repr, inner))}]"
    if origin is not None:
        name = getattr(hint, "_name", None) or getattr(origin, "__name__", str(origin))
        return f"{name}[{', '.join(map(spelled, inner))}]"
    if hint.__class__ is list:
        return f"[{', '.join(map(spelled, hint))}]"
    return "..." if hint is ... else getattr(hint, "__name__", str(hint))


def signature(function: Any) -> str:
    """Return what a function takes and returns; if that is long, a parameter a line."""
    found = inspect.signature(function)
    parts = [parameter(each) for name, each in found.parameters.items() if name != "self"]
    returned = found.return_annotation
    end = "" if returned is found.empty else f" -> {spelled(returned)}"
    line = f"({', '.join(parts)}){end}"
    if len(line) < WIDTH:
        return line
    return "".join(["(", *(f"\n        {part}," for part in parts), f"\n    ){end}"])


def parameter(each: inspect.Parameter) -> str:
    """Return a parameter; those of keywords are marked with a star, positional ones with a bar."""
    marks = {
        each.POSITIONAL_ONLY: "/", each.VAR_POSITIONAL: "*", each.VAR_KEYWORD: "**",
        each.KEYWORD_ONLY: "* ", each.POSITIONAL_OR_KEYWORD: "",
    }  # fmt: skip
    mark = marks[each.kind]
    kind = "" if each.annotation is each.empty else f": {spelled(each.annotation)}"
    default = "" if each.default is each.empty else f" = {shown(each.default)}"
    return f"{mark}{each.name}{kind}{default}"


def shown(default: Any) -> str:
    """Return a default value; objects have no stable repr."""
    plain = isinstance(default, bool | int | float | str | bytes | None) or default == ()
    return repr(default) if plain and not isinstance(default, enum.Enum) else "…"


def fields(cls: Any) -> Iterator[str]:
    """Yield the fields of a class, each with its type and its name on the wire."""
    own = [inspect.get_annotations(base) for base in reversed(cls.__mro__)]
    wire = getattr(cls, "WIRE_NAMES", {})
    for name, hint in {name: hint for each in own for name, hint in each.items()}.items():
        if name[0] != "_" and not name.isupper():
            yield f"    {name}: {spelled(hint)}{f'  <{wire[name]}>' if name in wire else ''}"


def methods(cls: Any, inherited: type = object) -> Iterator[str]:
    """Yield the public methods and properties of this project, without those of a base class."""
    for name in sorted(set(dir(cls)) - set(dir(inherited)) - set(getattr(cls, "WIRE_NAMES", ()))):
        value = inspect.getattr_static(cls, name)
        if name[0] == "_":
            continue
        if isinstance(value, property):
            hint = inspect.signature(typing.cast("Any", value.fget)).return_annotation
            yield f"    {name} -> {spelled(hint)}"
        elif callable(method := getattr(cls, name)) and not isinstance(method, type):
            colour = "async " if inspect.iscoroutinefunction(method) else ""
            yield f"    {colour}{name}{signature(method)}"


def resources(cls: Any) -> Iterator[tuple[str, Any]]:
    """Yield the resources of a client, by name."""
    for name in sorted(dir(cls)):
        if name[0] != "_" and isinstance(value := getattr(cls, name), type):
            yield name, value


def described(name: str, value: Any) -> Iterator[str]:
    """Yield the lines of one public name."""
    if isinstance(value, type):
        yield from described_class(name, value)
    elif typing.get_origin(value):
        yield f"{name} = {spelled(value)}"
    elif callable(value):
        yield f"def {name}{signature(value)}"
    else:
        yield f"{name}: {type(value).__name__}"


def described_class(name: str, cls: Any) -> Iterator[str]:
    """Yield the lines of a class."""
    if name != cls.__name__:
        yield f"{name} = {cls.__name__}"
        return
    bases = ", ".join(base.__name__ for base in cls.__bases__ if base is not object)
    yield f"class {name}{f'({bases})' if bases else ''}"
    yield from fields(cls)
    if "WIRE_NAMES" in vars(cls):
        yield from methods(cls, model_base(cls))
        return
    if not issubclass(cls, dict | BaseException) and name != "Model":
        yield f"    __init__{signature(cls)}"
    inherited = next(base for base in (dict, Exception, object) if issubclass(cls, base))
    yield from methods(cls, inherited)
    for resource, kind in resources(cls):
        yield f"  .{resource}"
        yield from methods(kind)


def model_base(cls: Any) -> type:
    """Return the base class that all models have."""
    found: type = next(base for base in reversed(cls.__mro__) if hasattr(base, "to_dict"))
    return found


def snapshot() -> Iterator[str]:
    """Yield every line of the snapshot."""
    seen: set[Any] = set()
    for module in map(importlib.import_module, MODULES):
        yield f"\n# {module.__name__}"
        if module.__name__.endswith("models"):
            yield from described_class("Model", model_base(module.Header))
        for name in sorted(module.__all__):
            if name in seen:  # told above
                continue
            seen.add(name)
            yield from described(name, getattr(module, name))


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.write_text("\n".join(snapshot()) + "\n", "utf-8")
