"""Pipes that never wait."""

from __future__ import annotations

import os
import threading

import pytest

from core.pipes import Sink, Source, wait_for


@pytest.fixture
def pipe() -> tuple[Source, Sink]:
    reading, writing = os.pipe()
    return Source(reading), Sink(writing)


def test_a_source_tells_nothing_yet_from_nothing_any_more(pipe: tuple[Source, Sink]) -> None:
    source, sink = pipe
    assert source.read(10) is None
    sink.write(b"twelve bytes")
    assert source.read(6) == b"twelve"
    assert source.read(100) == b" bytes"
    sink.end()
    assert source.read(10) == b""
    assert not source.is_open
    assert source.read(10) == b""


def test_a_sink_keeps_what_does_not_fit_and_ends_after_it(pipe: tuple[Source, Sink]) -> None:
    source, sink = pipe
    data = bytes(range(256)) * 4_000
    sink.write(data)
    sink.end()
    sink.write(b"too late")
    assert sink.is_open
    read = b""
    while part := source.read(100_000):
        read += part
        sink.flush()
    assert read == data
    assert not sink.is_open


def test_a_sink_without_a_reader_closes(pipe: tuple[Source, Sink]) -> None:
    source, sink = pipe
    source.close()
    sink.write(b"anybody?")
    assert not sink.is_open
    sink.write(b"anybody?")
    sink.end()


def test_waiting_ends_when_one_of_the_sources_has_something(pipe: tuple[Source, Sink]) -> None:
    source, sink = pipe
    reading, writing = os.pipe()
    silent = Source(reading)
    writer = threading.Timer(0.01, sink.write, [b"here"])
    writer.start()
    wait_for([silent, source], 60.0)
    writer.join()
    assert source.read(10) == b"here"
    for end in (source, sink, silent):
        end.close()
    os.close(writing)
