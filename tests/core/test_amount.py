"""Amounts and comparisons in lesson files are read, and never executed."""

from __future__ import annotations

import pytest

from core.amount import amount, comparison
from core.versions import covers, parse


@pytest.mark.parametrize(
    ("text", "value"),
    [("0", 0), ("-5", -5), ("2 * ROUNDS", 20), ("ROUNDS + ROUNDS - 1", 19), ("'a'", "a"), (" 0.5 ", 0.5)],
)
def test_an_amount_is_made_of_literals_and_knobs(text: str, value: object) -> None:
    assert amount(text, {"ROUNDS": 10}) == value


@pytest.mark.parametrize(
    "text",
    ["", "2 ** 99", "TIMES", "len('a')", "'a' * 2", "__import__('os')", "[1]", "(" * 300, "1 if 1 else 2", "1 <"],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        amount(text, {"ROUNDS": 10})


@pytest.mark.parametrize(
    ("text", "found", "held"),
    [
        ("n == 10", 10, True),
        ("n==10", 9, False),
        ("d[n] != ROUNDS", 9, True),
        ("n <= 10", 10, True),
        ("n >= 10", 9, False),
        ("n < 10", 9.5, True),
        ("n > 10", 11, True),
        ("n == 'a'", "a", True),
        ("n == 1", "1", False),
        ("n != 1", "1", True),
        ("n != 1", None, False),
        ("n < 1", "0", False),
    ],
)
def test_a_comparison_is_of_a_name_with_an_amount(text: str, found: float | str | None, held: bool) -> None:
    assert comparison(text).holds(found, {"ROUNDS": 10}) is held


@pytest.mark.parametrize("text", ["n", "== 3", "n = 3", "n is 3"])
def test_what_is_no_comparison_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a comparison"):
        comparison(text)


@pytest.mark.parametrize(
    ("specifier", "version", "covered"),
    [
        ("", (3, 9, 1), True),
        (">=3.10", (3, 9, 18), False),
        (">=3.10", (3, 10, 0), True),
        (">=3.9,<3.12", (3, 11, 7), True),
        (">=3.9, <3.12", (3, 12, 1), False),
        ("==3.9", (3, 9, 18), True),
        ("!=3.9", (3, 9, 18), False),
        (">3.9", (3, 9, 18), False),
        ("<=3.9", (3, 9, 18), True),
    ],
)
def test_versions_are_compared_as_numbers(specifier: str, version: tuple[int, ...], covered: bool) -> None:
    assert covers(specifier, version) is covered


@pytest.mark.parametrize("specifier", ["3.9", ">=3", "~=3.9", ">=3.9;", ">=3.x"])
def test_what_is_no_specifier_is_refused(specifier: str) -> None:
    with pytest.raises(ValueError, match="not a version specifier"):
        parse(specifier)
