"""One OpenTelemetry span for each attempt, with nothing but `on_attempt`.

    pip install opentelemetry-sdk
    POSTMARK_SERVER_TOKEN=… python examples/open_telemetry.py

The SDK itself knows nothing of OpenTelemetry. A span is made when its attempt has ended, below
whatever span is current then: in the program's own span where a call was made within one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

from postmark import Attempt, PostmarkError, SyncServerClient


def traced(tracer: Any, error_status: Callable[[], Any]) -> Callable[[Attempt], None]:
    """Return what to give as `on_attempt`.

    `tracer` is an OpenTelemetry tracer, `error_status` makes the status of a span that failed.
    """

    def on_attempt(attempt: Attempt) -> None:
        end = time.time_ns()
        attributes: dict[str, Any] = {
            "http.request.method": attempt.method,
            "url.path": attempt.path,
            "http.request.resend_count": attempt.number - 1,
            "http.response.status_code": attempt.status,
            "error.type": attempt.error,
            "postmark.request_id": attempt.request_id,
            "postmark.retry_in": attempt.retry_in,
        }
        span = tracer.start_span(
            f"Postmark {attempt.method}",
            start_time=end - round(attempt.elapsed * 1e9),
            attributes={name: value for name, value in attributes.items() if value is not None},
        )
        if attempt.error or (attempt.status or 0) >= 400:
            span.set_status(error_status())
        span.end(end_time=end)

    return on_attempt


def main() -> None:
    """List a few messages, and print the spans of the calls."""
    try:
        trace: Any = import_module("opentelemetry.trace")
        sdk: Any = import_module("opentelemetry.sdk.trace")
        export: Any = import_module("opentelemetry.sdk.trace.export")
    except ImportError:
        raise SystemExit(
            "This example needs OpenTelemetry: pip install opentelemetry-sdk"
        ) from None

    provider = sdk.TracerProvider()
    provider.add_span_processor(export.SimpleSpanProcessor(export.ConsoleSpanExporter()))
    tracer = provider.get_tracer("postmark")
    on_attempt = traced(tracer, lambda: trace.Status(trace.StatusCode.ERROR))

    with (
        SyncServerClient(on_attempt=on_attempt) as client,
        tracer.start_as_current_span("list the latest messages"),
    ):
        try:
            for message in client.outbound.list(count=5):
                print(message.received_at, message.status, message.message_id)
        except PostmarkError as error:
            print(error)


if __name__ == "__main__":
    main()
