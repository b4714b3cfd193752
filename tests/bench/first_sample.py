"""From pressing Run to the first sample on the screen.

    python -m tests.bench first_sample [PRESSES] [--lesson ID]

Presses Run so many times (40), each time stops the run when a frame with its first sample has been painted, and
prints p50, p95 and the most in milliseconds. With DISPLAY set the window opens there, otherwise off screen.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from gui.lesson_page import LessonPage
from gui.views_panel import ViewsPanel
from tests.bench.figures import note
from tests.bench.real_window import RealWindow, real_window

_P95_MS = 200.0


class FirstPaint(QObject):
    """Notes when a view was first painted with a sample in it."""

    def __init__(self, page: LessonPage) -> None:
        super().__init__()
        self._page = page
        panels = page.findChildren(ViewsPanel)  # that of a comparison is one of them
        self._watched = [widget for panel in panels for widget in panel.findChildren(QWidget)]
        self.at: float | None = None
        for widget in self._watched:
            widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if self.at is None and event.type() == QEvent.Type.Paint and self._page.snapshot.samples > 0:
            self.at = time.perf_counter()
        return False

    def stop(self) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)


def press(window: RealWindow, page: LessonPage) -> float | None:
    """Milliseconds of one press; None where the run ended without a sample."""
    paint = FirstPaint(page)
    pressed = time.perf_counter()
    page.run_without_predicting()
    window.until(lambda: paint.at is not None or not page.has_live_run)
    paint.stop()
    window.stop(page)
    return None if paint.at is None else (paint.at - pressed) * 1000


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench first_sample")
    parser.add_argument("presses", type=int, nargs="?", default=40)
    parser.add_argument("--lesson", default="")
    chosen = parser.parse_args(arguments)
    with real_window() as window:
        page = window.page(chosen.lesson)
        times = sorted(time for time in (press(window, page) for _ in range(chosen.presses)) if time is not None)
    p50, p95 = (times[min(len(times) - 1, int(len(times) * share))] for share in (0.5, 0.95))
    holds = "" if p95 <= _P95_MS else "  OVER"
    print(f"{len(times)} presses: p50 {p50:.0f} ms, p95 {p95:.0f} ms, most {times[-1]:.0f} ms{holds}")
    print(f"(limit: p95 {_P95_MS:.0f} ms)")
    note("from Run to the first sample, p95", f"<= {_P95_MS:.0f} ms", f"{p95:.0f} ms", p95 <= _P95_MS)
