"""Sphinx settings: Markdown pages, a reference from docstrings, no network access."""

import inspect
import re
from collections.abc import Iterator
from functools import partial, reduce
from types import FunctionType
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains.python import PyObject
from sphinx.errors import ExtensionError
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import stringify_annotation

import postmark
import postmark.models
import postmark.testing
import postmark.webhooks

project = "postmark-sdk"
author = "postmark-sdk maintainers"
project_copyright = f"2026, {author}"
release = version = postmark.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
html_theme = "furo"
html_title = f"postmark-sdk {release}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
nitpicky = False
myst_heading_anchors = 3

autodoc_class_signature = "separated"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
napoleon_use_ivar = True
maximum_signature_line_length = 90
python_use_unqualified_type_names = True
add_module_names = False
toc_object_entries_show_parents = "hide"


ONCE = "from_dict, to_dict, as_dict, extra"
"""Members of every model, which the page describes once."""
INNER = "EMPTY, FREE, SHOWN, WIRE_NAMES, IDENTITY, TELLING, field_names, fields"
INNER += ", base64, described, args, add_note, with_traceback, __new__"
"""Members that callers have no use for."""


MADE = ("Email", "Attachment", "BulkRecipient", "WebhookAuth")
"""Classes whose instances callers make by themselves, besides clients and fakes."""


class Described(SphinxDirective):
    """Classes of a module, one a line, with their members: `.. described:: module`."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the nodes of autodoc."""
        home = self.arguments[0]
        return self.parse_text_to_nodes("\n".join(map(partial(self.text, home), self.content)))

    def text(self, home: str, name: str) -> str:
        """Return the directive of one class."""
        left_out = f"{ONCE}, {INNER}" if home != "postmark.testing" else INNER
        options = [":members:", ":inherited-members:", f":exclude-members: {left_out}"]
        options += [":special-members: __init__"] if name in MADE else []
        return f".. autoclass:: {home}.{name}\n" + "".join(f"   {line}\n" for line in options)


class Methods(SphinxDirective):
    """The methods of one resource of a client: `.. methods:: SyncServerClient.bounces`."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the nodes of autodoc."""
        path = self.arguments[0]
        each = (f".. automethod:: postmark::{path}.{name}" for name in methods(path))
        return self.parse_text_to_nodes("\n\n".join(each))


def methods(path: str) -> list[str]:
    """Return the methods of the resource of a client, in the order of the source."""
    resource = reduce(getattr, path.split("."), postmark)
    own = dict.fromkeys(name for kind in resource.__mro__ for name in vars(kind))
    return [name for name in own if name[0] != "_" and callable(getattr(resource, name))]


def tidy_signature(*event: Any) -> tuple[str | None, str | None]:
    """Hide the private sentinel that means "inherit this option"."""
    signature, returns = event[-2:]
    tidy = re.sub(r" \| [~\w.]*Literal\[[^]]*INHERITED\]", "", signature or "")
    return signature and tidy.replace("= INHERITED", "= ..."), returns


def list_fields(_: Sphinx, what: str, __: str, kind: Any, *event: Any) -> None:
    """Add the fields of a model, whose source is not in the module that it names as its home."""
    if what != "class" or not hasattr(kind, "WIRE_NAMES"):
        return
    told = ModuleAnalyzer.for_module(kind.__init__.__module__).find_attr_docs()
    fields = [(name, lines) for (owner, name), lines in told.items() if owner == kind.__name__]
    lines: list[str] = event[-1]
    lines += ["", "Attributes:"] if fields else []
    for name, text in fields:
        hint = stringify_annotation(kind.__annotations__[name], "smart").replace("~", "")
        lines.append(f"    {name} ({hint.replace('datetime.', '')}): {' '.join(text).strip()}")


def is_skipped(*event: Any) -> bool | None:
    """Leave the resources of a client to their own sections; show constructors where asked for."""
    name, member = event[2:4]
    private = isinstance(member, type) and member.__module__.startswith("postmark._")
    return True if private else False if name == "__init__" else None


def public_bases(*event: Any) -> None:
    """Leave private classes out of what a class is said to derive from."""
    bases: list[type] = event[-1]
    bases[:] = [base for base in bases if base.__name__[0] != "_"]


def show_code(*event: Any) -> None:
    """Turn what docstrings have in single backquotes into code, plurals included."""
    lines: list[str] = event[-1]
    for number, line in enumerate(lines[1:], 1):
        if lines[number - 1].strip() == "Returns:":  # a colon would end the name of a type
            lines[number] = line.replace(": ", "; ", 1)
    code = re.compile(r"(?<![`:\w])`([^`]+)`(?![`_])(?=(\w?))")
    lines[:] = [
        code.sub(lambda found: f"``{found[1]}``" + ("\\ " if found[2] else ""), line)
        for line in lines
    ]


def tidy_docstring(_: Sphinx, __: str, name: str, *event: Any) -> None:
    """Describe an alias as one, and show type variables by their bare name."""
    lines: list[str] = event[-1]
    if target := {"ServerClient": "AsyncServerClient", "AccountClient": "AsyncAccountClient"}.get(
        name.removeprefix("postmark.")
    ):
        lines[:] = [f"Alias for `{target}`."]
    lines[:] = [line.replace("postmark._wire.request.T", "T") for line in lines]


PUBLIC = (postmark, postmark.models, postmark.webhooks, postmark.testing)


def wanted() -> Iterator[str]:
    """Yield each public name, and each public method and property of a public class."""
    for module in PUBLIC:
        for name in module.__all__:
            value = getattr(module, name)
            known = module is postmark.models and name in postmark.__all__
            if known or name == "__version__" or is_elsewhere(value, module.__name__):
                continue  # shown once, at home
            yield f"{module.__name__}.{name}"
            if isinstance(value, type) and value.__name__ == name:  # not an alias
                yield from (f"{module.__name__}.{name}.{member}" for member in members(value))
    for client in ("SyncServerClient", "SyncAccountClient"):
        kind = getattr(postmark, client)
        for resource in (name for name, value in vars(kind).items() if is_resource(value)):
            path = f"{client}.{resource}"
            yield from (f"postmark.{path}.{method}" for method in methods(path))


def is_elsewhere(value: object, module: str) -> bool:
    """Return whether a class is only an import from another public module."""
    homes = {public.__name__ for public in PUBLIC} - {module, "postmark.models"}
    return isinstance(value, type) and module != "postmark" and value.__module__ in homes


def members(kind: type) -> list[str]:
    """Return the methods and properties that a page has to show."""
    hidden = {*ONCE.split(", "), *INNER.split(", ")}
    return [
        name
        for name in (vars(kind) if issubclass(kind, Exception) else dir(kind))
        if name[0] != "_" and name not in hidden
        if isinstance(inspect.getattr_static(kind, name), FunctionType | classmethod | property)
    ]


def is_resource(value: object) -> bool:
    """Return whether an attribute of a client's class is a resource."""
    return type(value).__name__ == "Resource"


def all_is_there(app: Sphinx, error: Exception | None) -> None:
    """Fail if a public name, or a method of one, is missing from the reference."""
    if error is None and app.builder.format == "html":
        shown = {name for name, *_ in app.env.domains["py"].get_objects()}
        if missing := set(wanted()) - shown:
            raise ExtensionError(f"Not in the reference: {', '.join(sorted(missing))}")


def setup(app: Sphinx) -> None:
    """Register what is above."""
    app.add_directive("described", Described)
    app.add_directive("methods", Methods)
    for field in PyObject.doc_field_types:
        if field.name == "variable":
            field.label = "Attributes"
    app.connect("autodoc-skip-member", is_skipped)
    app.connect("autodoc-process-bases", public_bases)
    app.connect("autodoc-process-signature", tidy_signature)
    app.connect("autodoc-process-docstring", list_fields, priority=90)
    app.connect("autodoc-process-docstring", show_code, priority=100)  # before napoleon
    app.connect("autodoc-process-docstring", tidy_docstring, priority=900)  # after napoleon
    app.connect("build-finished", all_is_there)
