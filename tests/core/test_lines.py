"""Output becomes lines: whose they are, how long one waits to know, and what happens when there are too many."""

from __future__ import annotations

import zlib

import pytest

from core.lines import BACKLOG, CUT, HELD_S, PER_TAKE, Lines
from core.observation import Line, LinesSkipped


def crc(text: str) -> int:
    return zlib.crc32(text.encode())


def texts(taken: list[Line | LinesSkipped]) -> list[str]:
    return [line.text for line in taken if isinstance(line, Line)]


def test_a_line_is_cut_out_wherever_the_pieces_begin() -> None:
    lines = Lines("stdout")
    for piece in (b"on", b"e\ntw", b"o", b"\n", b"\nfour"):
        lines.feed(piece, 1.0)
    taken = lines.take(2.0)
    assert taken == [
        Line(1.0, "stdout", "one"),
        Line(1.0, "stdout", "two"),
        Line(1.0, "stdout", ""),
        Line(2.0, "stdout", "four", partial=True),
    ]
    assert lines.take(3.0) == []


def test_a_line_that_grows_is_shown_as_it_stands() -> None:
    lines = Lines("stderr")
    lines.feed(b"1", 0.0)
    assert lines.take(0.0) == [Line(0.0, "stderr", "1", partial=True)]
    assert lines.take(0.1) == []
    lines.feed(b" 2", 0.2)
    assert lines.take(0.2) == [Line(0.2, "stderr", "1 2", partial=True)]
    lines.feed(b"\n", 0.3)
    assert lines.take(0.3, final=True) == [Line(0.3, "stderr", "1 2")]


def test_half_a_character_is_not_shown_before_the_other_half_comes() -> None:
    lines = Lines("stdout")
    lines.feed("é".encode()[:1], 0.0)
    assert texts(lines.take(0.0)) == [""]
    lines.feed("é".encode()[1:], 0.0)
    assert texts(lines.take(0.0)) == ["é"]


def test_what_is_no_text_is_shown_as_replaced() -> None:
    lines = Lines("stdout")
    lines.feed(b"\xff\xfe ok\n", 0.0)
    assert texts(lines.take(0.0, final=True)) == ["\ufffd\ufffd ok"]


@pytest.mark.parametrize("character", ["x", "é", "二", "😀"])
def test_a_long_line_is_cut_and_still_has_its_writer(character: str) -> None:
    lines = Lines("stdout")
    text = character * 100_000
    data = text.encode() + b"\n"
    for start in range(0, len(data), 65_536):
        lines.feed(data[start : start + 65_536], 0.0)
    lines.wrote(7, 0.5, [(8, crc(text))])
    assert lines.take(1.0) == [Line(0.5, "stdout", character * CUT, 7, 8)]


def test_a_line_has_the_writer_and_the_moment_that_the_probe_told() -> None:
    lines = Lines("stdout")
    lines.wrote(10, 0.1, [(1, crc("same")), (2, crc("same")), (2, crc("other"))])
    lines.feed(b"other\nsame\nsame\n", 0.2)
    assert lines.take(0.3) == [
        Line(0.1, "stdout", "other", 10, 2),
        Line(0.1, "stdout", "same", 10, 1),
        Line(0.1, "stdout", "same", 10, 2),
    ]


def test_a_line_waits_a_while_for_its_writer_and_the_order_stays() -> None:
    lines = Lines("stdout")
    lines.feed(b"whose?\nmine\n", 0.0)
    lines.wrote(10, 0.0, [(1, crc("mine"))])
    assert lines.take(HELD_S / 2) == []
    assert lines.has_more
    lines.wrote(10, 0.0, [(3, crc("whose?"))])
    assert lines.take(HELD_S / 2) == [Line(0.0, "stdout", "whose?", 10, 3), Line(0.0, "stdout", "mine", 10, 1)]


def test_a_line_whose_writer_nobody_tells_comes_without_one() -> None:
    lines = Lines("stdout")
    lines.feed(b"whose?\nunfinished", 0.0)
    assert lines.take(0.01) == []
    assert texts(lines.take(HELD_S)) == ["whose?", "unfinished"]


def test_at_the_end_nothing_is_held_back() -> None:
    lines = Lines("stdout")
    lines.feed(b"whose?\n", 0.0)
    assert lines.take(0.0, final=True) == [Line(0.0, "stdout", "whose?")]
    assert not lines.has_more


def test_a_burst_that_can_be_kept_comes_whole_some_lines_at_a_time() -> None:
    lines = Lines("stdout")
    lines.feed(b"".join(b"%d\n" % number for number in range(BACKLOG)), 0.0)
    taken: list[str] = []
    while lines.has_more:
        some = texts(lines.take(HELD_S))
        assert 0 < len(some) <= PER_TAKE
        taken += some
    assert taken == [str(number) for number in range(BACKLOG)]


def test_of_a_flood_the_newest_lines_are_kept_and_the_others_counted() -> None:
    lines = Lines("stdout")
    lines.feed(b"before\nbeg", 0.0)
    data = b"".join(b"%d\n" % number for number in range(10_000)) + b"rest"
    lines.feed(data, 1.0)
    skipped, *shown = lines.take(1.0)
    assert skipped == LinesSkipped(
        1.0, "stdout", 10_000 - PER_TAKE + 1, len(b"before\nbeg") + len(data) - len(b"rest") - 5 * PER_TAKE
    )
    assert texts(shown) == [*(str(number) for number in range(10_000 - PER_TAKE, 10_000)), "rest"]


def test_after_a_flood_no_line_gets_the_writer_of_one_that_was_dropped() -> None:
    lines = Lines("stdout")
    lines.wrote(1, 0.5, [(1, crc("x"))])
    lines.feed(b"x\n" * (BACKLOG + 1), 1.0)
    lines.wrote(1, 0.9, [(1, crc("x"))])
    lines.wrote(1, 1.1, [(2, crc("y"))])
    lines.feed(b"y\n", 1.2)
    first, second = lines.take(1.2), lines.take(1.2)
    assert {line.pid for line in first if isinstance(line, Line)} == {0}
    assert second == [Line(1.1, "stdout", "y", 1, 2)]


def test_writers_of_lines_that_never_come_are_forgotten() -> None:
    lines = Lines("stdout")
    for number in range(20_000):
        lines.wrote(1, 0.0, [(1, number)])
    assert lines._known <= 10_000
    assert sum(map(len, lines._writers.values())) == lines._known


def test_a_line_without_end_takes_no_memory() -> None:
    lines = Lines("stdout")
    for _ in range(1_000):
        lines.feed(b"x" * 65_536, 0.0)
    assert len(lines._head) <= 4 * CUT
    assert texts(lines.take(0.0)) == ["x" * CUT]
    assert lines.take(1.0) == []


def test_the_last_words_are_the_last_line_that_is_not_blank() -> None:
    lines = Lines("stderr")
    lines.feed(b"MemoryError\n\n  \nunfinished", 0.0)
    assert lines.last == "MemoryError"
