"""Whatever is sent and whatever happens: once at most, in order, and all accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

import pytest
from either import Either
from hypothesis import given, settings
from hypothesis import strategies as st

from postmark import BatchError, Email, NetworkError, PostmarkError, RateLimitError, SendResponse
from postmark._sending.batch import Batch, Chunk
from postmark._sending.email import encoded
from postmark.testing import FakePostmark, ReceivedRequest

from .mails import items_of, mail, tags_of, templated

Kind = Literal["plain", "templated", "refused"]
kinds = st.lists(st.sampled_from(["plain", "templated", "refused"]), max_size=30)
sizes = st.integers(1, 12)


def made(kinds: Sequence[str]) -> list[Email]:
    """Return a mail of each kind, with its index as tag."""

    def refused(number: int) -> Email:
        return mail(number, to="not an address")

    make = {"plain": mail, "templated": templated, "refused": refused}
    return [make[kind](number) for number, kind in enumerate(kinds)]


# --- the pure batch -------------------------------------------------------------------------------


class Ending(NamedTuple):
    """How a request ends: with results for some of its mails, or with an error."""

    error: PostmarkError | None
    results: int = 0
    state: str = "unknown"


ENDINGS = [
    Ending(None, results=100),
    Ending(None, results=1),
    Ending(None, results=0),
    Ending(NetworkError("lost", maybe_applied=True)),
    Ending(RateLimitError("slow down", status=429), state="unsent"),
    Ending(PostmarkError("no", status=401), state="refused"),
    Ending(NetworkError("nobody there"), state="unsent"),
]


@given(kinds, sizes, st.lists(st.sampled_from(ENDINGS), min_size=40, max_size=40))
def test_the_pure_batch_accounts_for_every_message(
    kinds: list[str], size: int, endings: list[Ending]
) -> None:
    messages = made(kinds)
    batch = Batch(iter(messages), lambda message: encoded(message.fields()), size)
    expected: dict[int, str] = {}
    sent: list[int] = []

    for chunk, ending in zip(filter(None, batch.chunks()), endings, strict=False):
        _check_form(chunk, size)
        indices = [index for index, _ in chunk.messages]
        sent += indices
        batch.begun(chunk)
        if ending.error is not None:
            batch.failed(chunk, ending.error)
            expected |= dict.fromkeys(indices, ending.state)
        else:
            found = [SendResponse.from_dict({"MessageID": f"id-{index}"}) for index in indices]
            batch.answered(chunk, found[: ending.results], NetworkError("missing"))
            expected |= dict.fromkeys(indices[: ending.results], "accepted")
            expected |= dict.fromkeys(indices[ending.results :], "unknown")

    assert sorted(sent) == list(range(len(messages)))
    results = batch.results(check=False)
    assert [result.state for result in results] == [expected[n] for n in range(len(messages))]
    for index, result in enumerate(results):
        assert result.message_id == (f"id-{index}" if result.accepted else None)


def _check_form(chunk: Chunk, size: int) -> None:
    assert 1 <= len(chunk.messages) <= size
    assert [int(getattr(message, "tag", "")) for _, message in chunk.messages] == [
        index for index, _ in chunk.messages
    ]
    assert tags_of(chunk.body) == [index for index, _ in chunk.messages]
    assert chunk.body.startswith(b'{"Messages":[' if chunk.templated else b"[")
    assert all(("TemplateAlias" in item) is chunk.templated for item in items_of(chunk.body))


@given(kinds, sizes, st.integers(0, 30))
def test_a_batch_that_is_cut_off_is_sent_up_to_there(
    kinds: list[str], size: int, until: int
) -> None:
    messages = made(kinds)

    def drawn() -> Any:
        yield from messages[:until]
        raise LookupError

    batch = Batch(drawn(), lambda message: encoded(message.fields()), size)

    sent = [index for chunk in filter(None, batch.chunks()) for index, _ in chunk.messages]
    assert sorted(sent) == list(range(min(until, len(messages))))
    with pytest.raises(LookupError):
        batch.results(check=True)


# --- through the fake -----------------------------------------------------------------------------

FAULTS: dict[str, tuple[str, Callable[[FakePostmark], object]]] = {
    "none": ("accepted", lambda fake: None),
    "lost before": ("unknown", lambda fake: fake.drop_connection()),
    "lost after": ("unknown", lambda fake: fake.drop_connection(applied=True)),
    "cut": ("unknown", lambda fake: fake.truncate_next()),
    "500": ("unknown", lambda fake: fake.fail_next(500)),
    "502": ("unknown", lambda fake: fake.fail_next(502)),
    "outage": ("again", lambda fake: fake.fail_next(503)),
    "429": ("again", lambda fake: fake.fail_next(429)),
    "422": ("refused", lambda fake: fake.fail_next(422, code=402)),
    "nonsense": ("unknown", lambda fake: fake.answer_next("<html>")),
}


@given(
    kinds,
    sizes,
    st.integers(1, 4),
    st.integers(0, 2),
    st.lists(st.sampled_from(sorted(FAULTS)), min_size=90, max_size=90),
)
@settings(max_examples=80)
def check_any_batch(
    either: Either, kinds: list[str], size: int, concurrency: int, retries: int, plan: list[str]
) -> None:
    fake = FakePostmark()
    fake.templates.add(alias="welcome")
    faults: dict[tuple[int, ...], list[str]] = {}

    @fake.on_request
    def fault(request: ReceivedRequest) -> None:
        seen = faults.setdefault(tuple(tags_of(request.body)), [])
        seen.append(plan[sum(map(len, faults.values()))])
        FAULTS[seen[-1]][1](fake)

    messages = made(kinds)
    client = either.fake_client(fake, retries=retries)
    options = {"batch_size": size, "concurrency": concurrency}
    error: BatchError | None = None
    try:
        results = either(client.outbound.send_batch(messages, **options))
    except BatchError as failed:
        results, error = failed.results, failed

    assert len(results) == len(messages)
    for tags, seen in faults.items():
        assert len(tags) <= size
        ends = [FAULTS[each][0] for each in seen]
        # It is repeated only after what was certainly not accepted.
        assert set(ends[:-1]) <= {"again"}
        assert len(ends) <= 1 + retries
        for tag in tags:
            assert results[tag].state == _expected(ends[-1], kinds[tag])

    assert sorted(tag for tags in faults for tag in tags) == list(range(len(messages)))
    delivered = Counter(each.tag for each in fake.sent)
    assert all(count == 1 for count in delivered.values())
    ids = {each.message_id: each.tag for each in fake.sent}
    for index, result in enumerate(results):
        if result.accepted:
            assert ids[result.message_id] == str(index)
        elif result.state in ("refused", "unsent"):
            assert str(index) not in delivered
    _check_error(error, results, messages)


def _expected(end: str, kind: str) -> str:
    if end == "again":
        return "unsent"
    return "refused" if end == "accepted" and kind == "refused" else end


def _check_error(error: BatchError | None, results: list[Any], messages: list[Email]) -> None:
    failed = {index for index, result in enumerate(results) if not result.accepted}
    if error is None:
        assert not failed
        return
    listed = [*error.refused, *error.unknown, *error.unsent]
    assert {index for index, *_ in listed} == failed
    assert len(listed) == len(failed)
    for index, message, result in listed:
        assert message is messages[index]
        assert result == results[index]
        assert result.error is not None


def test_any_batch_through_the_fake(either: Either) -> None:
    check_any_batch(either)
