"""Circles of objects end in the window's thread, or Qt ends the process."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.collecting import Collector


class _Circle(QWidget):
    """One that holds itself, as views do that connect a signal to a closure of theirs."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def _make_many() -> None:
    """As much as any work beside the window's makes; far more than Python waits for before it looks."""
    for _ in range(20):
        [[] for _ in range(10_000)]


def test_no_other_thread_deletes_a_widget(qtbot: QtBot, collector: Collector) -> None:
    ended_in: list[int] = []
    weakref.finalize(_Circle(), lambda: ended_in.append(threading.get_ident()))
    beside = threading.Thread(target=_make_many)
    beside.start()
    beside.join()
    assert ended_in == []
    made = [[] for _ in range(10_000)]  # so that something is due
    qtbot.waitUntil(lambda: ended_in == [threading.get_ident()], timeout=10_000)
    assert len(made) == 10_000


def test_what_is_due_is_looked_through_and_no_more(collector: Collector) -> None:
    looked: list[int] = []
    gc.collect()

    def note(phase: str, about: dict[str, int]) -> None:
        if phase == "start":
            looked.append(about["generation"])

    gc.callbacks.append(note)
    try:
        collector.look()
        assert looked == []
        made = [[] for _ in range(10_000)]
        collector.look()
        assert looked == [0]
        for _ in range(20):
            made += [[] for _ in range(10_000)]
            collector.look()
        assert set(looked) == {0, 1}
    finally:
        gc.callbacks.remove(note)
