"""The families of operations that configure: templates, webhooks, and what the account has."""

from __future__ import annotations

from typing import Final

from postmark.testing import (
    _data_removals,
    _domains,
    _inbound_rules,
    _servers,
    _signatures,
    _stats,
    _template_pushes,
    _templates_api,
    _webhooks_api,
)
from postmark.testing._routes import Route

ROUTES: Final[tuple[Route, ...]] = (
    *_templates_api.ROUTES,
    *_template_pushes.ROUTES,
    *_inbound_rules.ROUTES,
    *_webhooks_api.ROUTES,
    *_servers.ROUTES,
    *_domains.ROUTES,
    *_signatures.ROUTES,
    *_stats.ROUTES,
    *_data_removals.ROUTES,
)
