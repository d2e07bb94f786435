"""Ids in other spellings: without dashes, in braces, in upper case."""

from __future__ import annotations

from operator import attrgetter

import httpx
import pytest
from described import client_of
from either import Either

from postmark import InvalidResponseError

ID = "5d0c1a7e-3f52-4b1e-9f0b-6a8f1c2d3e4f"
SPELLINGS = [
    ID, ID.replace("-", ""), ID.upper(), f"{{{ID}}}", f"{{{ID.upper()}}}",
    f"{{{ID.replace('-', '').upper()}}}",
]  # fmt: skip
OF_A_MESSAGE = ["outbound.get", "outbound.get_dump", "inbound.get"]


@pytest.mark.parametrize("name", OF_A_MESSAGE)
@pytest.mark.parametrize("answered", SPELLINGS)
@pytest.mark.parametrize("asked", [ID, ID.replace("-", "").upper()])
def test_details_with_the_id_in_another_spelling_are_of_the_same_message(
    either: Either, name: str, asked: str, answered: str
) -> None:
    answer = {"MessageID": answered, "Body": "a body", "TextBody": "a body"}
    client = client_of(either, lambda _: httpx.Response(200, json=answer))

    found = either(attrgetter(name)(client)(asked))

    assert found.to_dict()["Body"] == "a body"


@pytest.mark.parametrize("name", OF_A_MESSAGE)
@pytest.mark.parametrize("answered", [ID[:-1], ID[:-1] + "0", f"{ID}0", f"x{ID}"])
def test_details_with_another_id_are_of_another_message(
    either: Either, name: str, answered: str
) -> None:
    answer = {"MessageID": answered, "Body": "a body"}
    client = client_of(either, lambda _: httpx.Response(200, json=answer))

    with pytest.raises(InvalidResponseError, match="a different message"):
        either(attrgetter(name)(client)(ID))
