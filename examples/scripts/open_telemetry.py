"""One OpenTelemetry span for each attempt, using only `on_attempt`.

The SDK does not depend on OpenTelemetry. A span is created when its attempt has ended, as a child
of the current span, so of the program's own span if the call was made within one.
"""

import time
from collections.abc import Callable

from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import ConsoleSpanExporter, SimpleSpanProcessor
from opentelemetry.trace import SpanKind, StatusCode, Tracer

from postmark import Attempt, PostmarkError, SyncServerClient

SERVER = "api.postmarkapp.com"


def traced(tracer: Tracer) -> Callable[[Attempt], None]:
    """Return a function to pass as `on_attempt`.

    https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client-span
    """

    def on_attempt(attempt: Attempt) -> None:
        end = time.time_ns()
        attributes: dict[str, str | int] = {
            "http.request.method": attempt.method,
            "server.address": SERVER,
            "server.port": 443,
            "url.full": f"https://{SERVER}{attempt.path}",
        }
        if attempt.status is not None:
            attributes["http.response.status_code"] = attempt.status
        if attempt.number > 1:
            attributes["http.request.resend_count"] = attempt.number - 1
        if attempt.request_id is not None:
            attributes["postmark.request_id"] = attempt.request_id
        failure = error_type(attempt)
        if failure is not None:
            attributes["error.type"] = failure
        span = tracer.start_span(
            attempt.method,
            kind=SpanKind.CLIENT,
            attributes=attributes,
            start_time=end - round(attempt.elapsed * 1e9),
        )
        if failure is not None:
            span.set_status(StatusCode.ERROR, attempt.error)
        span.end(end)

    return on_attempt


def error_type(attempt: Attempt) -> str | None:
    """Return a low-cardinality name for dashboards to group by; None if there was no error."""
    if attempt.status is None:
        return "no_response"
    if attempt.status >= 400:
        return str(attempt.status)
    return "invalid_response" if attempt.error else None


def main() -> None:
    """List a few messages, and print the spans of the calls."""
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(ConsoleSpanExporter()))
    tracer = provider.get_tracer("postmark")
    with (
        SyncServerClient(on_attempt=traced(tracer)) as client,
        tracer.start_as_current_span("list the latest messages"),
    ):
        try:
            for message in client.outbound.list(count=5):
                print(message.received_at, message.status, message.message_id)
        except PostmarkError as error:
            print(error)


if __name__ == "__main__":
    main()
