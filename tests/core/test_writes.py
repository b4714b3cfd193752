"""The line on which a program writes to a name is found in its text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.writes import lines_of_writes

SOURCE = """\
counter = 0
def plus(number):
    counter_of = number
    return number + 1
def add():
    global counter
    for i in range(9):
        counter = plus(counter)
class Worker:
    def run(self):
        d["n"] += 1
        d["n"].x: int = 2
        print(counter)
"""


@pytest.mark.parametrize(
    ("function", "name", "lines"),
    [
        ("add", "counter", [8]),
        ("plus", "counter", []),
        ("run", "d[n]", [11, 12]),
        ("run", "counter", []),
        ("nobody", "counter", []),
    ],
)
def test_the_lines_that_write_are_those_of_that_function(function: str, name: str, lines: list[int]) -> None:
    assert list(lines_of_writes(SOURCE, function, name)) == lines


@given(st.text(max_size=200))
def test_whatever_the_text_is_there_is_an_answer(source: str) -> None:
    assert all(1 <= line <= source.count("\n") + source.count("\r") + 1 for line in lines_of_writes(source, "f", "x"))
