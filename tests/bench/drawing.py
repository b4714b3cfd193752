"""What long drawing does to the counts of references to None and True, and to memory.

    python -m tests.bench drawing [--minutes M]

The real window shows an endless run of two threads. The counts are taken after a short run behind it, so that the
window is in the same state each time, and what two short runs change is taken off: whatever QObject is made costs some
references to None for ever (PySide6 6.11.3), however little is drawn. PySide6 6.12.0 on Python 3.11 lost references
to None with every frame, and aborted after seconds.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Sequence

import psutil
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QGraphicsView

from gui.lesson_page import LessonPage
from tests.bench.figures import note
from tests.bench.real_window import RealWindow, real_window

LIMIT_MB, LIMIT_PER_FRAME = 20.0, 0.01
_SHORT_S = 5.0
_ENDLESS = """\
import threading
import time

counter = 0


def add():
    global counter
    while True:
        counter += 1
        time.sleep(0.001)


def subtract():
    global counter
    while True:
        counter -= 1
        time.sleep(0.001)


threads = [threading.Thread(target=add), threading.Thread(target=subtract)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


class Paints(QObject):
    """Counts how often the plots are painted."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench drawing")
    parser.add_argument("--minutes", type=float, default=10.0)
    minutes = parser.parse_args(arguments).minutes
    with real_window() as window:
        page = window.page(source=_ENDLESS)
        _show(window, page, _SHORT_S)
        paints = Paints()
        for view in page.findChildren(QGraphicsView):
            view.viewport().installEventFilter(paints)
        first = _counts()
        _show(window, page, _SHORT_S)
        _show(window, page, _SHORT_S)
        second, frames = _counts(), paints.count
        memory = _show(window, page, minutes * 60)
        _show(window, page, _SHORT_S)
        third = _counts()
    frames = paints.count - frames
    print(f"{frames} frames in {minutes:g} minutes, Python {sys.version.split()[0]}")
    for name, *counts in zip(("None", "True"), first, second, third, strict=True):
        short, long = counts[1] - counts[0], counts[2] - counts[1]
        changed = (long - short) / frames
        measured = f"{changed:+.4f} a frame"
        what = f"references to {name}, {minutes:g} min of drawing"
        note(what, f"within {LIMIT_PER_FRAME} a frame", measured, abs(changed) <= LIMIT_PER_FRAME)
        print(f"references to {name}: {short:+d} by two short runs, {long:+d} with the long one: {measured}")
    grown = max(memory) - memory[0]
    note(f"memory, {minutes:g} min of drawing", f"<= +{LIMIT_MB:.0f} MB", f"+{grown:.1f} MB", grown <= LIMIT_MB)
    print(f"memory: +{grown:.1f} MB (at most {LIMIT_MB}); first {memory[0]:.1f} MB")


def _counts() -> tuple[int, int]:
    gc.collect()
    return sys.getrefcount(None), sys.getrefcount(True)


def _show(window: RealWindow, page: LessonPage, seconds: float) -> list[float]:
    """Lets it run for so long; MB of this process every second, from a few seconds after its start."""
    page.run_without_predicting()
    window.until(lambda: page.snapshot.samples > 0)
    window.until(lambda: False, _SHORT_S)
    own, end, memory = psutil.Process(), time.monotonic() + seconds - _SHORT_S, []
    while True:
        memory.append(own.memory_info().rss / 1e6)
        if time.monotonic() >= end:
            window.stop(page)
            return memory
        window.until(lambda: False, 1.0)
