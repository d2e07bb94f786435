"""The four clients: a token in, resources out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from importlib import import_module
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NoReturn, Self, TypeVar, overload

from postmark._any_request import Parameter, any_request
from postmark._arguments import INHERITED, NotGiven, checked_options, checked_zone, plain_function
from postmark._calls import AsyncCalls, SyncCalls
from postmark._http.attempts import AsyncTransport, OnAttempt, SyncTransport
from postmark._http.injected import AsyncInjected, SyncInjected
from postmark._http.outcome import Options
from postmark._http.pool import AsyncPool, SyncPool
from postmark._http.target import ACCOUNT, SERVER, Credential, target
from postmark._wire.calls import explained

if TYPE_CHECKING:
    from postmark._generated.resources.bounces import AsyncBounces, SyncBounces
    from postmark._generated.resources.data_removals import AsyncDataRemovals, SyncDataRemovals
    from postmark._generated.resources.domains import AsyncDomains, SyncDomains
    from postmark._generated.resources.inbound import AsyncInbound, SyncInbound
    from postmark._generated.resources.inbound_rules import AsyncInboundRules, SyncInboundRules
    from postmark._generated.resources.message_streams import (
        AsyncMessageStreams,
        SyncMessageStreams,
    )
    from postmark._generated.resources.server import AsyncServer, SyncServer
    from postmark._generated.resources.servers import AsyncServers, SyncServers
    from postmark._generated.resources.signatures import AsyncSignatures, SyncSignatures
    from postmark._generated.resources.stats import AsyncStats, SyncStats
    from postmark._generated.resources.template_pushes import (
        AsyncTemplatePushes,
        SyncTemplatePushes,
    )
    from postmark._generated.resources.templates import AsyncTemplates, SyncTemplates
    from postmark._sending.email import EmailFields
    from postmark._sending.resource import AsyncOutbound, SyncOutbound
    from postmark._suppressions import AsyncSuppressions, SyncSuppressions
    from postmark._webhook_settings import AsyncWebhooks, SyncWebhooks

T = TypeVar("T", SyncTransport, AsyncTransport)
R = TypeVar("R")


class Resource(Generic[R]):
    """A resource of a client, loaded when it is first touched; its class is seen on the client's."""

    def __init__(self, module: str, name: str) -> None:
        self._module = module
        self._class = name
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, client: None, owner: type) -> type[R]: ...
    @overload
    def __get__(self, client: Client[Any], owner: type) -> R: ...
    def __get__(self, client: Client[Any] | None, owner: type) -> type[R] | R:
        kind = getattr(import_module(f"postmark.{self._module}"), self._class)
        if client is None:
            return kind  # type: ignore[no-any-return]
        made: R = kind(client.calls)
        client.__dict__[self._name] = made  # from now on, it is found there first
        return made
