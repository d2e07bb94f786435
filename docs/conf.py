"""Sphinx's settings: pages in Markdown, the reference from docstrings, no network."""

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

import postmark
import postmark.testing

project = "postmark-sdk"
author = "postmark-sdk maintainers"
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


def all_is_there(app: Sphinx, error: Exception | None) -> None:
    """Fail where a public name did not make it into the reference."""
    if error is None and app.builder.format == "html":
        shown = {name for name, *_ in app.env.domains["py"].get_objects()}
        public = {
            f"{m.__name__}.{name}" for m in (postmark, postmark.testing) for name in m.__all__
        }
        if missing := public - shown - {"postmark.__version__"}:
            raise ExtensionError(f"Not in the reference: {', '.join(sorted(missing))}")


def setup(app: Sphinx) -> None:
    """Register what Sphinx calls."""
    app.connect("build-finished", all_is_there)
