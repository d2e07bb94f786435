"""Sphinx settings: Markdown pages, a reference from docstrings, no network access."""

import re
from typing import Any

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

import postmark
import postmark.testing

project = "postmark-sdk"
author = "postmark-sdk maintainers"
project_copyright = f"2026, {author}"
release = version = postmark.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
html_theme = "furo"
html_title = f"postmark-sdk {release}"
html_static_path: list[str] = []
nitpicky = False

autodoc_class_signature = "separated"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
napoleon_use_ivar = True
maximum_signature_line_length = 90
python_use_unqualified_type_names = True
add_module_names = False  # the module of the resource classes is private


def tidy_signature(*event: Any) -> tuple[str | None, str | None]:
    """Hide the private sentinel that means "inherit this option"."""
    signature, returns = event[-2:]
    return signature and re.sub(r" \| [~\w.]*Literal\[[^]]*INHERITED\]", "", signature), returns


def tidy_docstring(_: Sphinx, __: str, name: str, *event: Any) -> None:
    """Describe an alias as one, and show type variables by their bare name."""
    lines: list[str] = event[-1]
    if name == "postmark.ServerClient":
        lines[:] = ["Alias for `AsyncServerClient`."]
    lines[:] = [line.replace("postmark._page.T", "T") for line in lines]


def all_is_there(app: Sphinx, error: Exception | None) -> None:
    """Fail if a public name is missing from the reference."""
    if error is None and app.builder.format == "html":
        shown = {name for name, *_ in app.env.domains["py"].get_objects()}
        public = {
            f"{m.__name__}.{name}" for m in (postmark, postmark.testing) for name in m.__all__
        }
        if missing := public - shown - {"postmark.__version__"}:
            raise ExtensionError(f"Not in the reference: {', '.join(sorted(missing))}")


def setup(app: Sphinx) -> None:
    """Register the handlers above."""
    app.connect("autodoc-process-signature", tidy_signature)
    app.connect("autodoc-process-docstring", tidy_docstring, priority=900)  # after napoleon
    app.connect("build-finished", all_is_there)
