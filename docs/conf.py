"""Sphinx's settings: pages in Markdown, the reference from docstrings, no network."""

import postmark

project = "postmark-sdk"
author = "postmark-sdk maintainers"
release = version = postmark.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
source_suffix = {".md": "markdown"}
html_theme = "furo"
html_title = f"postmark-sdk {release}"
html_static_path: list[str] = []
nitpicky = False

autodoc_class_signature = "mixed"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
napoleon_use_ivar = True
maximum_signature_line_length = 90
python_use_unqualified_type_names = True
