"""What one frame of each view costs, in milliseconds and beside an empty frame of the same size.

Every case is a real window that gets one snapshot after the other and paints each at once, as the page's tick makes it
do. Printed are the median and the 95th percentile of: taking the snapshot, laying it out, painting it.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyqtgraph
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.snapshot import QueueView, Series, Snapshot, ThreadView
from gui.fonts import load_fonts
from gui.theme import LIGHT, Look, application_style, qt_palette
from tests.gui.views import sample_output
from tests.gui.views import sample_snapshots as samples

SIZE = (860, 520)
FRAMES = 60
RESOURCES = Path(__file__).parents[2] / "resources"

Make = Callable[[Look], list[QWidget]]


class Empty(pyqtgraph.PlotWidget):
    """Takes snapshots and paints itself, which has nothing in it."""

    def show_snapshot(self, _snapshot: Snapshot) -> None:
        self.viewport().update()


def cut(snapshot: Snapshot, t: float) -> Snapshot:
    """`snapshot` as it would have been at an earlier time, its arrays shared as a recording shares them."""
    drift = snapshot.drift
    if drift is not None:
        drift = replace(
            drift,
            actual=_cut(drift.actual, t),
            expected=_cut(drift.expected, t),
            writer=_cut(drift.writer, t),
            losses=tuple(loss for loss in drift.losses if loss[0] <= t),
        )
    queues = tuple(_cut_queue(queue, t) for queue in snapshot.queues)
    threads = tuple(_cut_thread(thread, t) for thread in snapshot.threads)
    return replace(snapshot, t=t, changed=t, drift=drift, queues=queues, threads=threads, outcome=None)


def _cut(series: Series, t: float) -> Series:
    length = next((place for place in range(series.length) if series.times[place] > t), series.length)
    return replace(series, length=length)


def _cut_queue(queue: QueueView, t: float) -> QueueView:
    bands = {name: tuple((a, min(b, t)) for a, b in getattr(queue, name) if a < t) for name in ("full", "empty")}
    marks = tuple(mark for mark in queue.marks if mark.t <= t)
    return replace(queue, occupancy=_cut(queue.occupancy, t), marks=marks, **bands)


def _cut_thread(thread: ThreadView, t: float) -> ThreadView:
    spans = tuple(span if span.end <= t else replace(span, end=t) for span in thread.spans if span.start < t)
    return replace(thread, spans=spans)


def growing(whole: Snapshot, start: float) -> list[Snapshot]:
    """The last frames of a run that goes on: each 33 ms later than the one before."""
    end = whole.t
    return [cut(whole, start + (end - start) * frame / FRAMES) for frame in range(1, FRAMES + 1)]


def measure(make: Make, look: Look, snapshots: list[Snapshot], each: Callable[..., None] | None = None) -> list[float]:
    """Milliseconds per frame. `each` is what happens instead of a new snapshot: (views, number of the frame)."""
    window = QWidget()
    window.resize(*SIZE)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    views = make(look)
    for place, view in enumerate(views):
        column.addWidget(view, 1 if place == 0 else 0)
    window.show()
    for view in views:
        view.show_snapshot(snapshots[0])
    _settle()
    spent = []
    for frame, snapshot in enumerate(snapshots[1:]):
        began = time.thread_time()
        if each is not None:
            each(views, frame)
        else:
            for view in views:
                view.show_snapshot(snapshot)
        _settle()
        spent.append((time.thread_time() - began) * 1000)
    window.close()
    window.deleteLater()
    return spent


def _settle() -> None:
    """Until every posted repaint is done."""
    QCoreApplication.sendPostedEvents()
    QApplication.processEvents()


def drift_views(look: Look) -> list[QWidget]:
    from gui.views.drift_plot import DriftPlot
    from gui.views.timeline import Timeline

    plot = DriftPlot(look)
    plot.show_time_axis(False)
    return [plot, Timeline(look)]


def queue_views(look: Look) -> list[QWidget]:
    from gui.views.occupancy_plot import OccupancyPlot
    from gui.views.timeline import Timeline

    plot = OccupancyPlot(look)
    plot.show_time_axis(False)
    return [plot, Timeline(look)]


def process_views(look: Look) -> list[QWidget]:
    from gui.views.process_map import ProcessMap
    from gui.views.timeline import Timeline

    return [ProcessMap(look), Timeline(look)]


def output_view(look: Look) -> list[QWidget]:
    from gui.views.output import OutputView

    return [OutputView(look)]


def move_playhead(views: list[QWidget], frame: int) -> None:
    for view in views:
        view.set_playhead(frame / FRAMES * 1.1)


def cases() -> dict[str, tuple[Make, list[Snapshot], Callable[..., None] | None]]:
    race, noisy = samples.race(2.4), samples.long_race(620)
    full = samples.long_race(9_999)
    ended = samples.long_race(9_999, running=False)
    bounded, busy = samples.bounded_queue(8.0), samples.bounded_queue(30.0, pace=0.004)
    floods = [sample_output.flood(frame * 3_000) for frame in range(FRAMES)]
    return {
        "drift and lanes, calm run of 2.4 s": (drift_views, growing(race, 0.4), None),
        "drift and lanes, noisy run of 10 s": (drift_views, growing(noisy, 8.0), None),
        "drift and lanes, 10,000 points live": (drift_views, growing(full, full.t - 2), None),
        "drift and lanes, 10,000 points, playhead": (drift_views, [ended] * FRAMES, move_playhead),
        "drift and lanes, nothing new": (drift_views, [race] * FRAMES, None),
        "occupancy and lanes, 8 s": (queue_views, growing(bounded, 6.0), None),
        "occupancy and lanes, busy for 30 s": (queue_views, growing(busy, 28.0), None),
        "24 lanes": (drift_views, growing(samples.crowd(24, 4.0), 2.0), None),
        "process map and lanes": (process_views, growing(samples.manager(ended=False), 0.2), None),
        "output, 2,000 new lines a frame": (output_view, floods, None),
    }


def main(arguments: list[str]) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(sys.argv[:1])
    load_fonts(RESOURCES / "fonts")
    look = Look(LIGHT, float(arguments[0]) if arguments else 1.0)
    application.setStyle("Fusion")
    application.setFont(look.ui_font())
    application.setPalette(qt_palette(look))
    application.setStyleSheet(application_style(look))
    base = statistics.median(measure(lambda _look: [Empty()], look, [Snapshot()] * FRAMES))
    print(f"{'frame':44} {'median':>9} {'p95':>9} {'times an empty frame':>22}")
    print(f"{'empty':44} {base:6.2f} ms")
    for name, (make, snapshots, each) in cases().items():
        spent = sorted(measure(make, look, snapshots, each))
        middle, late = statistics.median(spent), spent[int(len(spent) * 0.95)]
        print(f"{name:44} {middle:6.2f} ms {late:6.2f} ms {middle / base:21.1f}x")
