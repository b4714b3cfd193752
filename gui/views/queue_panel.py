"""How many items one queue held over time, who put and got them, and when it was full or empty."""

from __future__ import annotations

import numpy as np
import pyqtgraph
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.observation import ThreadKey
from core.snapshot import QueueView, Snapshot
from gui.theme import Look, mix
from gui.views.axes import TimeAxis
from gui.views.bands import bands
from gui.views.canvas import Canvas
from gui.views.curves import Array, fractions, pairs, step_curve
from gui.views.legend import Entry, Legend
from gui.views.patterns import triangle
from gui.views.queue_words import Capacity, band_words, capacity_of, count_words, kept_words, title
from gui.views.scale import Scale, scale_for
from gui.wording import short_number

translate = QCoreApplication.translate

FINE_VERTICES = 150
_TICK_SPACING = 34
_LABEL = 16
"""The height of a label of the values."""
_FEW_MARKS = 30
_MARK_SPACING = 7.0
"""More marks than few that stand closer than that, in pixels, are drawn as ticks at the edges."""


class QueuePanel(QWidget):
    """The part of the occupancy plot that belongs to one queue: a head, and a canvas."""

    resized = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._queue: QueueView | None = None
        self._snapshot = Snapshot()
        self._axis: TimeAxis | None = None
        self._given: Capacity | None = None
        self._scale: Scale | None = None
        self._bands: list[tuple[QRectF, str]] = []
        self._ticks: list[tuple[float, bool, str]] = []
        self._colors: dict[ThreadKey, str] = {}
        self._drawn: tuple[object, ...] = ()
        self._least = 0.0
        self._playhead: float | None = None
        self._head, self.canvas = Legend(look), Canvas(look)
        self.canvas.add_layer(self._paint_bands, -15)
        self._below = self.canvas.add_layer(self._paint_below, -10)
        self._curve = self.canvas.add_curve(0, stepMode="right")
        self._marks = self.canvas.add_marks(5)
        self._above = self.canvas.add_layer(self._paint_above, 6)
        self.canvas.resized.connect(self.resized)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.canvas, 1)

    def show_queue(self, queue: QueueView, snapshot: Snapshot, axis: TimeAxis, given: Capacity | None) -> None:
        """Draws `queue` unless what is drawn is that already."""
        area = self.canvas.area()
        until = round(axis.fraction(snapshot.t) * area.width()) if snapshot.is_running else 0
        newest = queue.marks[-1] if queue.marks else None
        wanted = (
            queue.occupancy.times, queue.occupancy.length, newest, len(queue.marks), queue.puts, queue.gets,
            queue.dones, queue.state.name, queue.ended, axis, area, given, until, len(queue.full), len(queue.empty),
        )  # fmt: skip
        if self._drawn and wanted[0] is self._drawn[0] and wanted[1:] == self._drawn[1:]:
            return
        self._drawn = wanted
        if len(snapshot.threads) != len(self._snapshot.threads):
            self._colors.clear()
        self._queue, self._snapshot, self._axis, self._given = queue, snapshot, axis, given
        self._draw(queue, axis, area)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._head.set_look(look)
        self.canvas.set_look(look)
        self._colors.clear()
        self._drawn = ()

    def set_corner(self, widget: QWidget) -> None:
        """Puts `widget` at the right end of the head."""
        self._head.set_corner(widget)

    def set_least(self, least: float) -> None:
        """The axis reaches at least as high as that."""
        if least != self._least:
            self._least = least
            self.redraw()

    def redraw(self) -> None:
        """At the next `show_queue`, even where nothing has changed."""
        self._drawn = ()

    def set_playhead(self, t: float | None) -> None:
        """The words at the capacity step aside for it."""
        before, self._playhead = self._playhead, t
        self.canvas.set_playhead(t, self._ring(t))
        if before != t and self._label_right(before) != self._label_right(t):
            self._above.update()

    def _label_right(self, playhead: float | None) -> float:
        """Where the words at the capacity end; of a stuck run other words stand behind the break."""
        axis, queue, px = self._axis, self._queue, self._look.px
        width = self.canvas.area().width()
        right = width * (axis.break_fraction if axis is not None and axis.is_stuck else 1.0) - px(4)
        capacity = capacity_of(queue, self._given) if queue is not None else None
        if playhead is None or axis is None or capacity is None:
            return right
        wide = QFontMetrics(self._look.ui_font(12)).horizontalAdvance(capacity.label) + px(8)
        x = axis.fraction(playhead) * width
        return x - px(8) if right - wide <= x <= right + px(4) else right

    def _ring(self, t: float | None) -> tuple[float, str] | None:
        """Where the curve is at `t` seconds."""
        if t is None or self._queue is None or self._scale is None or not self._queue.occupancy.length:
            return None
        if self._queue.ended is not None and t > self._queue.ended:
            return None
        times, values = self._queue.occupancy.points()
        place = int(np.searchsorted(np.array(times), t + 1e-6)) - 1
        return None if place < 0 else (self._scale.y(values[place]), self._look.palette.ink)

    # --- laying out ----------------------------------------------------------------------------------------

    def _draw(self, queue: QueueView, axis: TimeAxis, area: QRectF) -> None:
        width = area.width()
        capacity = capacity_of(queue, self._given)
        until = axis.now if axis.is_broken else self._snapshot.t
        until = until if queue.ended is None else min(until, queue.ended)
        scale = self._scale = _scale_of(
            queue, self._least, capacity, self.canvas.height_of_values(), self._look.px(_TICK_SPACING)
        )
        x, values = step_curve(queue.occupancy, axis, width, until)
        self._draw_steps(x, scale.y(values))
        self._draw_marks(queue, axis, width, scale)
        self._bands = self._layout_bands(queue, axis, area)
        self._below.update()
        self._above.update()
        ticks = [(scale.y(value), short_number(value)) for value in scale.ticks(self._look.px(_LABEL)) if value >= 0]
        self.canvas.show_axes(axis, ticks)
        self._show_legend(queue, axis)

    def _draw_steps(self, x: Array, y: Array) -> None:
        fine = len(x) <= FINE_VERTICES
        pen = self.canvas.pen(self._look.palette.ink, self._look.stroke(2.2) if fine else None)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self._curve.setData(x, y, pen=pen, antialias=False, skipFiniteCheck=True)

    def _draw_marks(self, queue: QueueView, axis: TimeAxis, width: float, scale: Scale) -> None:
        """▲ for put, ▼ for get, in the colour of who did it; where there are too many, ticks at the edges."""
        start, end = axis.start, axis.now if axis.is_broken else axis.end
        shown = [mark for mark in queue.marks if start <= mark.t <= end and mark.action != "task_done"]
        x = fractions(axis, np.fromiter((mark.t for mark in shown), dtype=float, count=len(shown))) * width
        crowded = len(shown) > _FEW_MARKS and float(np.median(np.diff(x))) < _MARK_SPACING
        self._ticks = []
        if crowded or not shown:
            self._marks.setData([], [])
            columns = np.rint(x).tolist()
            seen = {(column, mark.action, mark.key) for column, mark in zip(columns, shown, strict=True)}
            self._ticks = [(column, action == "put", self._color(key)) for column, action, key in sorted(seen)]
            return
        self._marks.setData(
            x=x,
            y=np.array([scale.y(float(max(0, mark.size))) for mark in shown]),
            symbol=[_PUT if mark.action == "put" else _GET for mark in shown],
            size=self._look.px(11),
            brush=[QColor(self._color(mark.key)) for mark in shown],
            pen=pyqtgraph.mkPen(self._look.palette.surface, width=self._look.stroke(1)),
        )

    def _color(self, key: ThreadKey) -> str:
        if key not in self._colors:
            actor = self._snapshot.actor(*key)
            colours = self._look.palette
            self._colors[key] = colours.actor(actor.letter) if actor is not None else colours.muted
        return self._colors[key]

    def _layout_bands(self, queue: QueueView, axis: TimeAxis, area: QRectF) -> list[tuple[QRectF, str]]:
        """Full hangs from the top, empty stands on the bottom, each as high as its share of the time."""
        colours = self._look.palette
        grey = mix(colours.ink, colours.surface, 0.07)
        height = area.height()
        width = area.width()
        end = width * axis.break_fraction if axis.is_stuck else width  # behind the break all is crimson
        found = []
        for left, right, part in bands(pairs(queue.empty), axis, width):
            found.append((QRectF(left, height * (1 - part), right - left, height * part), grey))
        for left, right, part in bands(pairs(queue.full), axis, width):
            found.append((QRectF(left, 0, right - left, height * part), colours.wrong_tint))
        return [(room.intersected(QRectF(0, 0, end, height)), color) for room, color in found]

    def _show_legend(self, queue: QueueView, axis: TimeAxis) -> None:
        colours = self._look.palette
        put, got, done = count_words(queue)
        full, empty = band_words(queue, max(0.0, axis.start), min(self._snapshot.t, axis.now or axis.end))
        entries = [
            Entry("band", empty, mix(colours.ink, colours.surface, 0.07), colours.edge) if empty else None,
            Entry("band", full, colours.wrong_tint, colours.wrong) if full else None,
            Entry("put", put, self._actor_color(queue, "put")),
            Entry("get", got, self._actor_color(queue, "get")),
            Entry("", done, colours.muted) if done else None,
        ]
        self._head.show_entries(title(queue, self._snapshot), tuple(entry for entry in entries if entry))

    def _actor_color(self, queue: QueueView, action: str) -> str:
        """The colour of the one who does it; where that are several, ink."""
        keys = {mark.key for mark in queue.marks[-200:] if mark.action == action}
        if len(keys) != 1:
            return self._look.palette.ink
        return self._color(keys.pop())

    # --- painting ------------------------------------------------------------------------------------------

    def _paint_bands(self, painter: QPainter, _area: QRectF) -> None:
        for room, color in self._bands:
            painter.fillRect(room, QColor(color))

    def _paint_below(self, painter: QPainter, area: QRectF) -> None:
        colours = self._look.palette
        capacity = capacity_of(self._queue, self._given) if self._queue is not None else None
        if capacity is None or self._scale is None:
            return
        y = round(self._scale.y(capacity.value)) + 0.5
        pen = QPen(QColor(colours.faint), self._look.stroke(1.3))
        pen.setDashPattern([4, 2.5])
        painter.setPen(pen)
        painter.drawLine(QPointF(0, y), QPointF(area.width(), y))

    def _paint_above(self, painter: QPainter, area: QRectF) -> None:
        self._paint_ticks(painter, area)
        colours, px = self._look.palette, self._look.px
        capacity = capacity_of(self._queue, self._given) if self._queue is not None else None
        if capacity is not None and self._scale is not None:
            line = self._scale.y(capacity.value)
            top = line - px(20) if line >= px(20) else line + px(2)  # a low plot has no room above it
            room = QRectF(0, top, self._label_right(self._playhead), px(18))
            painter.setFont(self._look.ui_font(12))
            self._paint_ground(painter, room, capacity.label)
            painter.setPen(QColor(colours.muted))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, capacity.label)
        self._paint_kept(painter, area)
        if self._axis is not None and self._axis.is_stuck:
            left = area.width() * self._axis.break_fraction
            painter.setFont(self._look.ui_font(13, 600))
            painter.setPen(QColor(colours.wrong))
            words = translate("OccupancyPlot", "Nothing changed after this")
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            room = QRectF(left + px(6), 0, area.width() - left - px(12), area.height())
            if painter.boundingRect(room, flags, words).height() <= room.height() / 2:  # else it would hide the curve
                painter.drawText(room, flags, words)

    def _paint_kept(self, painter: QPainter, area: QRectF) -> None:
        """At the left, where marks are missing: since when they are kept."""
        axis, queue, px = self._axis, self._queue, self._look.px
        words = kept_words(queue, max(0.0, axis.start)) if axis is not None and queue is not None else ""
        if words:
            painter.setFont(self._look.ui_font(12))
            x = axis.fraction(max(queue.marks_from, queue.bands_from)) * area.width()
            wide = painter.fontMetrics().horizontalAdvance(words)
            room = QRectF(0, px(8), min(max(x - px(6), wide + px(6)), area.width() - px(4)), px(18))
            self._paint_ground(painter, room, words)
            painter.setPen(QColor(self._look.palette.muted))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_ground(self, painter: QPainter, room: QRectF, words: str) -> None:
        """Behind words at the right of `room`, so that no curve runs through them."""
        wide = painter.fontMetrics().horizontalAdvance(words) + self._look.px(6)
        ground = QRectF(room.right() - wide + self._look.px(3), room.top() + 1, wide, room.height() - 2)
        painter.fillRect(ground, QColor(self._look.palette.surface))

    def _paint_ticks(self, painter: QPainter, area: QRectF) -> None:
        """Puts above, gets below: one line of one pixel for all that happened in it."""
        length = self._look.px(7)
        painter.setPen(Qt.PenStyle.NoPen)
        for color in {color for _, _, color in self._ticks}:
            painter.setBrush(QColor(color))
            painter.drawRects(
                [
                    QRectF(x, 0.0 if up else area.height() - length, 1, length)
                    for x, up, own in self._ticks
                    if own == color
                ]
            )


def _scale_of(queue: QueueView, least: float, capacity: Capacity | None, height: float, spacing: float) -> Scale:
    """From nothing to the highest there was, with room for the marks and for the words above the capacity."""
    most = float(np.max(np.array(queue.occupancy.points()[1]))) if queue.occupancy.length else 0.0
    most = max(most, least, capacity.value if capacity is not None else 0.0, 1.0)
    scale = scale_for(0.0, most, height, spacing)
    step = max(1.0, round(scale.step))
    room = most * 0.16 + (0.2 if capacity is not None else 0.0)
    return Scale(-most * 0.06, most + room, step, max(height, 1.0))


def _symbol(*, up: bool) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(triangle(QPointF(0, 0), 0.5, up=up))
    path.closeSubpath()
    return path


_PUT, _GET = _symbol(up=True), _symbol(up=False)
