"""Argument checks before any request, and filters in signatures and help."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar, get_type_hints

from postmark._http.outcome import Options
from postmark._wire.kinds import CAP, MOST_ROWS, Paging

F = TypeVar("F", bound=Callable[..., Any])

MOST_CONCURRENT = 10
LONGEST_SECONDS = 1e6
"""Longer timeouts mean this one: sockets reject much longer ones."""
LONGEST_NUMBER = 2_000
"""Bits of the largest number that a message writes out."""


def whole_number(name: str, value: object, least: int, most: int | None = None) -> int:
    """Return `value` if it is an int within the limits.

    Raises:
        TypeError: It is not an int, or it is a bool.
        ValueError: It is out of range.
    """
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{name} must be an int, not {type(value).__name__}")
    number = int(value)  # an enum's member would format itself
    if number < least or (most is not None and number > most):
        limits = f"{least} to {most:,}" if most is not None else f"{least} or more"
        raise ValueError(f"{name} must be {limits}, not {_shown(number)}")
    return number


def _shown(number: int) -> str:
    # Python refuses to write out numbers of thousands of digits.
    bits = number.bit_length()
    return f"{number:,}" if bits < LONGEST_NUMBER else f"a number of {bits:,} bits"


def seconds(name: str, value: object) -> float:
    """Return `value` if it is a positive number of seconds.

    Raises:
        TypeError: It is not a number.
        ValueError: It is not positive.
    """
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise TypeError(f"{name} must be a number of seconds, not {type(value).__name__}")
    if not value > 0:
        raise ValueError(f"{name} must be more than 0 seconds, not {value}")
    return float(min(value, LONGEST_SECONDS))


def checked_options(timeout: object, deadline: object, retries: object) -> Options:
    """Return the limits of calls, if they are within limits themselves.

    Raises:
        TypeError, ValueError: One of them is not.
    """
    return Options(
        seconds("timeout", timeout),
        None if deadline is None else seconds("deadline", deadline),
        whole_number("retries", retries, 0),
    )


def plain_function(name: str, value: F | None) -> F | None:
    """Return `value` if it is None or can be called without awaiting anything.

    Raises:
        TypeError: It is neither.
    """
    if value is None:
        return None
    if not callable(value):
        raise TypeError(f"{name} must be callable, not {type(value).__name__}")
    if any(map(inspect.iscoroutinefunction, (value, type(value).__call__))):
        raise TypeError(f"{name} must be a plain function: what it returns is not awaited")
    return value


def page(count: object, offset: object) -> tuple[int, int]:
    """Return `count` and `offset` if Postmark accepts them.

    https://postmarkapp.com/developer/api/messages-api limits both, and their sum.
    """
    rows = whole_number("count", count, 1, MOST_ROWS)
    start = whole_number("offset", offset, 0)
    if rows + start > CAP:
        raise ValueError(
            f"count + offset must be at most {CAP:,}, not {_shown(rows + start)}; "
            "streams of messages reach further"
        )
    return rows, start


def paging(limit_name: str, limit: object, batch_size: object, concurrency: object) -> Paging:
    """Return a stream's paging options if they are within their limits."""
    return Paging(
        None if limit is None else whole_number(limit_name, limit, 0),
        whole_number("batch_size", batch_size, 1, MOST_ROWS),
        whole_number("concurrency", concurrency, 1, MOST_CONCURRENT),
    )


def refuse_unknown(method: str, kind: type, given: Mapping[str, object]) -> None:
    """Refuse filters that do not exist.

    Raises:
        TypeError: One does not exist; the message names the method and the closest filter.
    """
    names = kind.__annotations__
    for name in given:
        if name not in names:
            import difflib  # noqa: PLC0415 - only a mistake needs it

            close = difflib.get_close_matches(name, names, 1)
            hint = f"; did you mean {close[0]!r}?" if close else ""
            raise TypeError(f"{method}() got an unexpected keyword argument {name!r}{hint}")


def shows(kind: type) -> Callable[[F], F]:
    """Return a decorator that adds the filters of `kind` to a method's signature and docstring.

    Type checkers read them from `Unpack`; this is for `help()`, IPython and `inspect.signature`.
    """

    def decorate(method: F) -> F:
        signature = inspect.signature(method)
        fixed = [p for p in signature.parameters.values() if p.kind is not p.VAR_KEYWORD]
        shown = signature.replace(parameters=[*fixed, *_parameters(kind)])
        method.__signature__ = shown  # type: ignore[attr-defined]
        method.__doc__ = _with_filters(method.__doc__, kind.__doc__)
        return method

    return decorate


@cache
def _parameters(kind: type) -> list[inspect.Parameter]:
    return [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=hint)
        for name, hint in get_type_hints(kind).items()
    ]


def _with_filters(doc: str | None, filters_doc: str | None) -> str | None:
    if not doc or not filters_doc:  # python -OO
        return doc
    entries = inspect.cleandoc(filters_doc).partition("Attributes:\n")[2]
    lines = inspect.cleandoc(doc).splitlines()
    return "\n".join(entries if line.startswith("    **filters:") else line for line in lines)
