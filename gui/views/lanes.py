"""All lanes of a run, one below the other: the part of the timeline that scrolls."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.observation import ThreadKey
from core.snapshot import Snapshot, ThreadView
from gui.theme import Look
from gui.views.axes import TimeAxis, plot_area
from gui.views.lane import LaneRow, paint_lane, paint_name, paint_words
from gui.views.lane_marks import MarkPainter
from gui.views.lane_shapes import LaneLayout, Shapes
from gui.views.lane_signs import APART, arrows, ends_of, group_at, moments, news_since, seen
from gui.views.lane_words import lane_words, mark_words

translate = QCoreApplication.translate

PITCH = 27
TIGHT_PITCH = 24
"""From one lane to the next, in unscaled pixels; as it has to be at least."""
_WIDEST_PITCH = 38
_BUNCH = 16
"""Pixels before the newest piece or mark within which earlier ones may still be drawn together with it."""
_WORDS = 120
"""Unscaled pixels behind the end of a lane within which the playhead may be in the way of the word there."""


def in_order(snapshot: Snapshot) -> list[tuple[ThreadView, bool]]:
    """The threads grouped by process, both in the order in which they started; with each whether it is one of several
    in a process that has its own lane above."""
    order: dict[int, list[ThreadView]] = {}
    for thread in sorted(snapshot.threads, key=lambda one: (one.actor.letter != "M", one.place, one.started)):
        order.setdefault(thread.actor.key.pid, []).append(thread)
    several = len(order) > 1
    return [(thread, several and place > 0) for threads in order.values() for place, thread in enumerate(threads)]


def _is_of(lane: tuple[ThreadView, bool]) -> tuple[object, ...]:
    """Whose lane it is, and where; whether it has an end."""
    thread, is_inner = lane
    return thread.actor, thread.started, thread.ended, is_inner


class Lanes(QWidget):
    """As high as its lanes need; `width_of_view` is the timeline's, of which a scroll bar takes nothing away."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._snapshot = Snapshot()
        self._axis: TimeAxis | None = None
        self._lines: list[str] = []
        self._playhead: float | None = None
        self._layouts: dict[tuple[ThreadKey, float], LaneLayout] = {}
        self._shown: list[tuple[ThreadView, bool]] = []
        self.width_of_view = 0
        self._room = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_lanes(self, snapshot: Snapshot, axis: TimeAxis | None, lines: list[str]) -> None:
        """Redraws only what is new where the axis has stayed as it was, which is so in nearly all frames of a run."""
        goes_on = axis is not None and axis == self._axis and lines is self._lines
        news = news_since(self._snapshot, snapshot, axis) if axis is not None and goes_on else None
        if not goes_on:
            self._layouts.clear()  # no use on another axis, nor the threads of a run before
        self._snapshot, self._axis, self._lines = snapshot, axis, lines
        before, self._shown = self._shown, in_order(snapshot)
        if len(self._shown) != len(before):
            self._settle()
            self.updateGeometry()
        if goes_on and [_is_of(lane) for lane in before] == [_is_of(lane) for lane in self._shown]:
            for row, (thread, _) in zip(self.rows(), before, strict=True):
                self._update_end(row, thread)
            if news is not None:
                left = max(0.0, self._x(news) - self._look.px(_BUNCH))
                self.update(QRectF(left, 0, self.width() - left, self.height()).toAlignedRect())
        else:
            self.update()

    def _update_end(self, row: LaneRow, before: ThreadView) -> None:
        """What its thread did last, when it was shown `before`, may have gone on; or all of it is known better."""
        known = before.spans[-2:-1]
        if known and not any(span == known[0] for span in reversed(row.thread.spans)):
            self.update(QRectF(0, row.top, self.width(), row.height).toAlignedRect())
        elif before.ended is None:
            left = self._x(before.spans[-1].start) - self._look.px(_BUNCH) if before.spans else 0.0
            self.update(QRectF(left, row.top, self.width() - left, row.height).toAlignedRect())

    def set_playhead(self, t: float | None) -> None:
        """Redraws only the two places between which it moves, and the words that step aside for it."""
        if self._axis is not None:
            for x in (self._x(place) for place in (self._playhead, t) if place is not None):
                self.update(QRectF(x - 2, 0, 4, self.height()).toAlignedRect())
                for row in self.rows():
                    ended = row.right if row.thread.ended is None else self._x(row.thread.ended)
                    if ended <= x <= ended + self._look.px(_WORDS):
                        self.update(QRectF(ended, row.top, row.right - ended, row.height).toAlignedRect())
        self._playhead = t

    def set_look(self, look: Look) -> None:
        self._look = look
        self._settle()
        self.update()

    def set_room(self, height: int) -> None:
        """Of the view in which they scroll where it is too low, in pixels: it then shows a number of whole lanes."""
        self._room = height
        self._settle()

    def _settle(self) -> None:
        px, count = self._look.px, max(1, len(self._shown))
        seen = (self._room - px(4)) // px(TIGHT_PITCH)
        pitch = (self._room - px(2)) / seen if 0 < seen < count else px(TIGHT_PITCH)
        self.setMinimumHeight(round(pitch * count) + px(4))

    @property
    def count(self) -> int:
        return len(self._shown)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(300), self._look.px(PITCH) * max(1, len(self._shown)) + self._look.px(6))

    def _x(self, t: float) -> float:
        assert self._axis is not None
        left, right = plot_area(self.width_of_view, self._look)
        return left + self._axis.fraction(t) * (right - left)

    def rows(self) -> list[LaneRow]:
        px = self._look.px
        left, right = plot_area(self.width_of_view, self._look)
        pitch = min((self.height() - px(4)) / max(1, len(self._shown)), px(_WIDEST_PITCH))
        failures = {process.pid: self._snapshot.failure(process) for process in self._snapshot.processes}
        return [
            LaneRow(
                thread,
                px(2) + place * pitch,
                pitch,
                left,
                right,
                is_inner,
                failures.pop(thread.actor.key.pid, None),  # on the first lane of the process
            )
            for place, (thread, is_inner) in enumerate(self._shown)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._axis is None:
            return
        painter = QPainter(self)
        rows = self.rows()
        self._paint_stuck(painter, self._axis)
        self._paint_groups(painter, rows)
        lefts: dict[ThreadKey, float] = {}
        painted: list[tuple[LaneRow, Shapes]] = []
        for row in rows:
            room = QRectF(0, row.top, self.width(), row.height)
            anew = event.region().intersected(room.toAlignedRect()).boundingRect()
            if not anew.isEmpty():
                lefts[row.thread.actor.key] = anew.left()
                shapes = self._shapes(row, self._axis).between(anew.left() - row.left, anew.right() + 1 - row.left)
                paint_lane(painter, row, shapes, self._axis, self._look)
                painted.append((row, shapes))
                if anew.left() < row.left:
                    paint_name(painter, row, self._look)
        MarkPainter(painter, rows, self._axis, self._look, QRectF(event.rect()), lefts).paint(self._snapshot)
        x = self._playhead_x(self._axis)
        if x is not None:
            painter.setPen(QPen(QColor(self._look.palette.ink), self._look.stroke(1.2)))
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        for row, shapes in painted:
            paint_words(painter, row, shapes, self._axis, self._snapshot, self._lines, x, self._look)

    def _playhead_x(self, axis: TimeAxis) -> float | None:
        is_seen = self._playhead is not None and 0 <= axis.fraction(self._playhead) <= 1
        return round(self._x(self._playhead)) + 0.5 if is_seen else None

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._words_at(event.pos()), self)
            return True
        return super().event(event)

    def _words_at(self, place: QPoint) -> str:
        """Who the lane at `place` is of, and what it did there."""
        row = next((row for row in self.rows() if row.top <= place.y() < row.top + row.height), None)
        if row is None or self._axis is None:
            return ""
        share = (place.x() - row.left) / (row.right - row.left)
        words = lane_words(row, self._axis.time(share) if share >= 0 else None, self._snapshot, self._lines)
        return "\n".join((words, *self._marks_at(row, place.x(), self._axis)))

    def _marks_at(self, row: LaneRow, place: float, axis: TimeAxis) -> list[str]:
        """What was put or got there, and how often."""
        keys = {one.thread.actor.key for one in self.rows()}
        is_head = row.thread.actor.key not in {thread.actor.key for thread, is_inner in self._shown if is_inner}
        found = []
        for (key, action), times in moments(self._snapshot, ends_of(arrows(self._snapshot, axis)), axis.start).items():
            if key == row.thread.actor.key or (is_head and key not in keys and key.pid == row.thread.actor.key.pid):
                group = group_at(times, place, self._x, self._look.px(APART))
                found += [mark_words(action, group)] if group else []
        return found

    def signs(self) -> frozenset[str]:
        """What is drawn on the lanes: activities, and marks as `lane_signs.seen` names them."""
        rows = self.rows()
        if self._axis is None or not rows:
            return frozenset()
        found: set[str] = set(seen(self._snapshot, self._axis, rows[0].right - rows[0].left, self._look.px(APART)))
        for row in rows:
            shapes = self._shapes(row, self._axis)
            pieces = {"running": shapes.bars, "ready": shapes.ready}
            pieces |= {"sleeping": shapes.sleeping, "blocked": shapes.blocked}
            found |= {activity for activity, drawn in pieces.items() if drawn}
        return frozenset(found)

    def _shapes(self, row: LaneRow, axis: TimeAxis) -> Shapes:
        width = row.right - row.left
        key = (row.thread.actor.key, row.thread.started)
        layout = self._layouts.get(key)
        if layout is None or (layout.axis, layout.width) != (axis, width):
            layout = self._layouts[key] = LaneLayout(axis, width)
        return layout.shapes(row.thread.spans)

    def _paint_stuck(self, painter: QPainter, axis: TimeAxis) -> None:
        if axis.is_stuck:
            left, right = plot_area(self.width_of_view, self._look)
            x = left + axis.break_fraction * (right - left)
            painter.fillRect(QRectF(x, 0, right - x, self.height()), QColor(self._look.palette.wrong_tint))

    def _paint_groups(self, painter: QPainter, rows: list[LaneRow]) -> None:
        """A line between two processes of which one has several lanes."""
        painter.setPen(QPen(QColor(self._look.palette.line), 1))
        for above, below in pairwise(rows):
            if above.is_inner and not below.is_inner:
                painter.drawLine(QPointF(self._look.px(12), below.top), QPointF(below.right, below.top))
