"""Every model of the SDK: what Postmark answers, and the objects that requests contain.

A model is immutable, and reads any answer: `extra` holds unknown keys and values that could not be
read, `to_dict()` gives the wire form back, `as_dict()` Python names and values.
"""

from importlib import import_module

from postmark._generated import models as _generated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from postmark._generated.models import *
    from postmark._http.outcome import Attempt
    from postmark._sending.response import SendResponse
    from postmark._wire.request import Page

__all__: list[str] = ["Attempt", "Page", "SendResponse"]
__all__ += _generated.__all__
_HOMES = {name: f"_generated.models.{module}" for name, module in _generated.MODULES.items()} | {
    "Attempt": "_http.outcome",
    "Page": "_wire.request",
    "SendResponse": "_sending.response",
}

# Hidden from type checkers, which would accept any misspelt name because of it.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load a model on first access."""
        if name not in _HOMES:
            raise AttributeError(f"module 'postmark.models' has no attribute {name!r}")
        value = getattr(import_module(f"postmark.{_HOMES[name]}"), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        """List the models, loaded or not."""
        return sorted({*globals(), *__all__})
