"""A counter as it is and as it would be had no update been lost, over time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyqtgraph
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.snapshot import Drift, Snapshot
from gui.theme import Look
from gui.views import drift_words
from gui.views.axes import Chosen, TimeAxis, axis_of
from gui.views.canvas import Canvas
from gui.views.curves import DriftCurves, arrays, drift_curves
from gui.views.drift_summary import DriftSummary
from gui.views.legend import Entry, Legend
from gui.views.navigation import Navigation
from gui.views.patterns import paint_empty
from gui.views.scale import Scale, scale_for
from gui.views.spoken import describe, describe_anew
from gui.views.table import TableAction, TableButton
from gui.views.time_strip import TimeStrip
from gui.wording import short_number, shown_name

translate = QCoreApplication.translate

FINE_VERTICES = 300
FINE_VERTICES_ENDED = 1_000
"""Up to so many a curve is antialiased and 2.2 px wide (3 ms a frame while a run goes on, 11 ms once afterwards);
above, one pixel wide and not antialiased."""

_TICK_SPACING = 44


class DriftPlot(QWidget):
    """`time_range_chosen` and `moment_chosen` say what the learner did with wheel, mouse or keys; the plot follows
    the first by itself and the second only through `set_playhead`."""

    time_range_chosen = Signal(object, object)
    moment_chosen = Signal(float)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._snapshot = Snapshot()
        self._chosen: Chosen = None
        self._shared: tuple[float, float] | None = None
        self._axis: TimeAxis | None = None
        self._playhead: float | None = None
        self._drawn: tuple[object, ...] = ()
        self._hues: tuple[str, ...] | None = None
        """What the legend says now: the counter's name, and the colours of those who write."""
        self._gap = QPainterPath()
        self._losses = QPainterPath()
        self._is_fine = True
        self._scale: Scale | None = None
        self._build()
        self._retranslate()
        self.set_look(look)

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._head, self._summary = Legend(self._look), DriftSummary(self._look)
        self._canvas, self._strip = Canvas(self._look), TimeStrip(self._look)
        self._gap_layer = self._canvas.add_layer(self._paint_gap, -10)
        self._expected = self._canvas.add_curve(-5)
        self._writers: dict[int, pyqtgraph.PlotCurveItem] = {}
        self._loss_layer = self._canvas.add_layer(self._paint_losses, 0)
        self._canvas.resized.connect(self._redraw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self._head, 0), (self._summary, 0), (self._canvas, 1), (self._strip, 0)):
            column.addWidget(widget, stretch)
        self._navigation = Navigation(self, drags_moment=False)
        self._navigation.range_chosen.connect(self._on_range_chosen)
        self._navigation.moment_chosen.connect(self.moment_chosen)
        self._table = TableButton(TableAction(self), self._look)
        self._head.set_corner(self._table)

    # --- what it shows -------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._navigation.set_state(snapshot.t, self._playhead)
        self._summary.show_snapshot(snapshot)
        self._redraw()

    def clear(self) -> None:
        self.show_snapshot(Snapshot())

    def set_time_range(self, t0: float | None, t1: float | None) -> None:
        """Shows `t0` to `t1` seconds; twice None for what suits the run."""
        self._chosen = None if t0 is None or t1 is None else (t0, t1)
        self._redraw()

    def value_range(self) -> tuple[float, float] | None:
        """Between which values the curves lie; None where there are none."""
        return _range_of(self._snapshot.drift) if self._snapshot.drift is not None else None

    def share_values(self, shared: tuple[float, float] | None) -> None:
        """The axis of values has room for these as well, so that two plots can be compared."""
        if shared != self._shared:
            self._shared = shared
            self._drawn = ()
            self._redraw()

    def set_playhead(self, t: float | None) -> None:
        if t != self._playhead:
            self._playhead = t
            self._navigation.set_state(self._snapshot.t, t)
            self._strip.set_playhead(t)
            self._canvas.set_playhead(t, self._ring())

    def show_time_axis(self, shown: bool) -> None:
        """Off where lanes below have the same axis."""
        self._strip.setVisible(shown)

    def set_look(self, look: Look) -> None:
        self._look = look
        for part in (self._head, self._canvas, self._strip, self._summary, self._table):
            part.set_look(look)
        self._drawn, self._hues = (), None
        self._redraw()

    def _redraw(self) -> None:
        drift = self._snapshot.drift
        self._summary.setVisible(drift is not None)
        self._canvas.setVisible(drift is not None)
        self._axis = axis_of(self._snapshot, self._chosen) if drift is not None else None
        self._strip.show_axis(self._axis)
        self._show_legend()
        if drift is None or self._axis is None:
            self.setAccessibleDescription(self._empty_words())
            self.update()
            return
        area = self._canvas.area()
        curve, is_running = drift.actual, self._snapshot.is_running
        wanted = (curve.times, curve.length, len(drift.losses), self._axis, area, is_running, drift.name)
        if _same(wanted, self._drawn):
            return
        self._drawn = wanted
        self._draw(drift, self._axis, area)
        describe(self, self._snapshot, lambda: drift_words.state_sentence(self._snapshot, drift))

    def _draw(self, drift: Drift, axis: TimeAxis, area: QRectF) -> None:
        scale = self._scale = _scale_of(
            drift, self._shared, self._canvas.height_of_values(), self._look.px(_TICK_SPACING)
        )
        curves = drift_curves(drift, axis, area.width(), scale)
        limit = FINE_VERTICES if self._snapshot.is_running else FINE_VERTICES_ENDED
        self._is_fine = curves.vertices <= limit
        self._draw_expected(curves)
        self._draw_writers(curves)
        across, ends = np.repeat(curves.losses[:, 0], 2), curves.losses[:, 1:].reshape(-1)
        self._losses = pyqtgraph.functions.arrayToQPath(across, ends, connect="pairs", finiteCheck=False)
        x = np.concatenate((curves.x, curves.expected_x[::-1]))
        y = np.concatenate((curves.actual, curves.expected[::-1]))
        self._gap = pyqtgraph.functions.arrayToQPath(x, y, finiteCheck=False)
        self._gap_layer.update()
        self._loss_layer.update()
        self._canvas.show_axes(axis, [(scale.y(value), _label(value, scale)) for value in scale.ticks()])
        self._canvas.set_playhead(self._playhead, self._ring())

    def _draw_expected(self, curves: DriftCurves) -> None:
        fine = self._is_fine
        pen = self._canvas.pen(self._look.palette.faint, self._look.stroke(1.2) if fine else None)
        if fine:  # a dashed line of thousands of points takes longer than a frame
            pen.setDashPattern([4, 2.5])
        self._expected.setData(curves.expected_x, curves.expected, pen=pen, antialias=fine, skipFiniteCheck=True)

    def _draw_writers(self, curves: DriftCurves) -> None:
        kinds = curves.kinds[1:].astype(np.int64)
        present = set(np.unique(kinds).tolist()) - {-2}
        for gone in set(self._writers) - present:
            self._writers[gone].setData([], [])
        for writer in present:
            if writer not in self._writers:
                self._writers[writer] = self._canvas.add_curve(1)
            connect = np.append(kinds == writer, False).astype(np.int32)
            pen = self._canvas.pen(self._color(writer), self._look.stroke(2.2) if self._is_fine else None)
            self._writers[writer].setData(
                curves.x, curves.actual, connect=connect, pen=pen, antialias=self._is_fine, skipFiniteCheck=True
            )

    def _color(self, writer: int) -> str:
        threads, colours = self._snapshot.threads, self._look.palette
        return colours.actor(threads[writer].actor.letter) if 0 <= writer < len(threads) else colours.muted

    def _paint_gap(self, painter: QPainter, _area: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self._is_fine)
        painter.fillPath(self._gap, QColor(self._look.palette.wrong_fill))

    def _paint_losses(self, painter: QPainter, _area: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        colours = self._look.palette
        pen = QPen(QColor(colours.wrong), self._look.stroke(1.6))
        if not self._is_fine:  # pale, or they would hide who writes
            pen = QPen(QColor(colours.wrong_pale), 1)
        painter.setPen(pen)
        painter.drawPath(self._losses)

    def _ring(self) -> tuple[float, str] | None:
        """Where the curve is at the playhead; crimson where something was lost there."""
        drift, t = self._snapshot.drift, self._playhead
        if drift is None or t is None or self._scale is None:
            return None
        times, values = arrays(drift.actual)
        place = int(np.searchsorted(times, t + 1e-6)) - 1
        if place < 0:
            return None
        is_loss = any(abs(lost - t) < 1e-3 for lost, _ in drift.losses)
        colours = self._look.palette
        return self._scale.y(float(values[place])), colours.wrong if is_loss else colours.ink

    def time_axis(self) -> TimeAxis | None:
        """What is shown now; None without a run."""
        return self._axis

    def time_area(self) -> QRectF:
        return self._canvas.area_in_view()

    # --- in words ------------------------------------------------------------------------------------------

    def headings(self) -> tuple[str, ...]:
        return drift_words.headings()

    def rows(self) -> Iterator[tuple[str, ...]]:
        drift = self._snapshot.drift
        return drift_words.rows(self._snapshot, drift) if drift is not None else iter(())

    def table_source(self) -> object:
        return self._snapshot

    def table_title(self) -> str:
        drift = self._snapshot.drift
        return translate("DriftPlot", "Value of {name}").format(
            name=shown_name(drift.name) if drift is not None else ""
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("DriftPlot", "How the counter drifts"))
        self._drawn, self._hues = (), None
        self._summary.show_snapshot(self._snapshot)
        describe_anew(self)
        self._redraw()

    def _show_legend(self) -> None:
        """In the colours of those who write, as soon as they are known; until then in that of a curve without one."""
        drift, colours = self._snapshot.drift, self._look.palette
        if drift is None:
            self._hues = None
            self._head.show_entries("", ())
            return
        letters = sorted({t.actor.letter for t in self._snapshot.threads if t.contribution is not None})
        hues = ([colours.actor(letter) for letter in letters] or [colours.muted])[:2]
        if (drift.name, *hues) == self._hues:
            return
        self._hues = (drift.name, *hues)
        by_writer = translate("DriftPlot", "{name}, coloured by who writes").format(name=shown_name(drift.name))
        entries = (
            Entry("zigzag", by_writer, hues[0], hues[-1], short=shown_name(drift.name)),
            Entry("dashes", translate("DriftPlot", "if nothing were lost"), colours.faint),
            Entry(
                "vertical",
                translate("DriftPlot", "work overwritten"),
                colours.wrong,
                short=translate("DriftPlot", "overwritten"),
            ),
        )
        self._head.show_entries(self.table_title(), entries)

    def _empty_words(self) -> str:
        if self._snapshot.outcome is not None:
            return translate("DriftPlot", "The counter's value was not seen in this run.")
        return translate("DriftPlot", "The counter's value appears here as soon as the program has it.")

    # --- events --------------------------------------------------------------------------------------------

    def _on_range_chosen(self, t0: float | None, t1: float | None) -> None:
        self.set_time_range(t0, t1)
        self.time_range_chosen.emit(t0, t1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._canvas.set_focused(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._canvas.set_focused(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._snapshot.drift is None:
            paint_empty(QPainter(self), QRectF(self.rect()).adjusted(4, 4, -4, -4), self._empty_words(), self._look)


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Whether nothing has to be drawn again. The first item is the array itself: equal is not enough, since
    comparing two arrays compares all of their points."""
    return bool(other) and one[0] is other[0] and one[1:] == other[1:]


def _range_of(drift: Drift) -> tuple[float, float]:
    """For the whole run, so that zooming in time leaves the values where they are."""
    lows, highs = [0.0], [0.0]
    for curve in (drift.actual, drift.expected):
        if curve.length:
            values = arrays(curve)[1]
            lows.append(float(values.min()))
            highs.append(float(values.max()))
    return min(lows), max(highs)


def _scale_of(drift: Drift, shared: tuple[float, float] | None, height: float, spacing: float) -> Scale:
    low, high = _range_of(drift)
    if shared is not None:
        low, high = min(low, shared[0]), max(high, shared[1])
    return scale_for(low, high, height, spacing)


def _label(value: float, scale: Scale) -> str:
    plus = "+" if value > 0 and scale.low < 0 else ""
    return plus + short_number(value)
