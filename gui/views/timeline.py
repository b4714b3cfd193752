"""What each thread does when: one lane per thread, on the same axis of time as the plot above."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from core.snapshot import Snapshot, ThreadView
from gui.theme import Look
from gui.views.axes import Chosen, TimeAxis, axis_of, plot_area
from gui.views.lane_rows import span_headings, span_rows
from gui.views.lane_words import activity_words, lane_name
from gui.views.lanes import PITCH, TIGHT_PITCH, Lanes, in_order
from gui.views.legend import Entry, Legend
from gui.views.navigation import Navigation
from gui.views.patterns import paint_empty, paint_focus
from gui.views.spoken import describe, describe_anew
from gui.views.table import TableAction, TableButton
from gui.views.time_strip import TimeStrip
from gui.wording import listed, waits

translate = QCoreApplication.translate

_MOST_LANES = 8
"""More than that scroll, where there is no room to spare."""


class Timeline(QWidget):
    """`moment_chosen` while the learner clicks, drags or presses the arrow keys; the playhead moves only through
    `set_playhead`."""

    time_range_chosen = Signal(object, object)
    moment_chosen = Signal(float)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._snapshot = Snapshot()
        self._chosen: Chosen = None
        self._axis: TimeAxis | None = None
        self._playhead: float | None = None
        self._lines: list[str] = []
        self._shown: tuple[object, ...] = ()
        self._is_titled, self._explains_marks = False, True
        self._build()
        self._retranslate()
        self.set_look(look)

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._head = Legend(self._look)
        self._lanes, self._strip = Lanes(self._look), TimeStrip(self._look)
        self._scroll = _Scroll(self._lanes)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._legend = Legend(self._look, at_right=False)
        self._legend.set_inset(108, 20)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for widget, stretch in ((self._head, 0), (self._scroll, 1), (self._strip, 0)):
            self._column.addWidget(widget, stretch)
        self._foot = QHBoxLayout()
        self._table = TableButton(TableAction(self), self._look)
        self._foot.addWidget(self._legend, 1)
        self._foot.addWidget(self._table)
        self._column.addLayout(self._foot)
        self._navigation = Navigation(self, drags_moment=True)
        self._navigation.range_chosen.connect(self._on_range_chosen)
        self._navigation.moment_chosen.connect(self.moment_chosen)

    # --- what it shows -------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._navigation.set_state(snapshot.t, self._playhead)
        self._refresh()

    def clear(self) -> None:
        self._lines = []
        self.show_snapshot(Snapshot())

    def set_source_lines(self, lines: list[str]) -> None:
        """The program that the snapshots are of, so that lanes can say in which call a thread waits."""
        self._lines = lines
        self._refresh(anew=True)

    def set_time_range(self, t0: float | None, t1: float | None) -> None:
        """Shows `t0` to `t1` seconds; twice None for what suits the run."""
        self._chosen = None if t0 is None or t1 is None else (t0, t1)
        self._refresh()

    def set_playhead(self, t: float | None) -> None:
        if t != self._playhead:
            self._playhead = t
            self._navigation.set_state(self._snapshot.t, t)
            self._lanes.set_playhead(t)
            self._strip.set_playhead(t)

    def show_title(self, shown: bool) -> None:
        """On where the lanes stand alone in their panel."""
        self._is_titled = shown
        self._head.setVisible(shown)

    def explain_marks(self, explained: bool) -> None:
        """Off where the plot above says what the marks of putting and getting mean."""
        if explained != self._explains_marks:
            self._explains_marks = explained
            self._show_legend()

    def add_corner_widget(self, widget: QWidget) -> None:
        """Puts `widget` at the right end of the legend's line, below the axis."""
        self._foot.insertWidget(1, widget)

    def set_look(self, look: Look) -> None:
        self._look = look
        for part in (self._head, self._lanes, self._strip, self._legend, self._table):
            part.set_look(look)
        self._foot.setContentsMargins(0, 0, look.px(12), 0)  # the table's sign stands below that of the plot
        self._head.setVisible(self._is_titled)
        self._refresh(anew=True)

    def _refresh(self, *, anew: bool = False) -> None:
        snapshot = self._snapshot
        self._axis = axis_of(snapshot, self._chosen) if snapshot.threads else None
        self._strip.show_axis(self._axis)
        lives = [(thread.spans[-1] if thread.spans else None, thread.ended) for thread in snapshot.threads]
        signs = [queue.marks[-1:] for queue in snapshot.queues] + [one.passages[-1:] for one in snapshot.carriers()]
        failed = [process.pid for process in snapshot.processes if snapshot.failure(process) is not None]
        shown = (self._axis, lives, signs, failed, snapshot.diagnosis is None)
        if anew or shown != self._shown:
            lanes, lanes_before = len(snapshot.threads), self._lanes.count
            self._shown = shown
            self._lanes.show_lanes(snapshot, self._axis, self._lines)
            for part in (self._scroll, self._strip, self._legend, self._table):
                part.setVisible(lanes > 0)
            self._show_legend()
            describe(self, snapshot, self._words)
            if anew:
                self._lanes.update()
            if anew or self._lanes.count != lanes_before:  # it lays the whole page out anew
                self.updateGeometry()

    def _words(self) -> str:
        states = [
            f"{lane_name(thread.actor)}: {self._state(thread)}" for thread, _ in in_order(self._snapshot)[:_MOST_LANES]
        ]
        return listed(states) if states else self._empty_words()

    def _empty_words(self) -> str:
        return translate("Timeline", "The turns of each thread appear here.")

    def _state(self, thread: ThreadView) -> str:
        if thread.ended is None and thread.state.wait is not None:
            return waits(thread.state.wait, self._snapshot, self._line(thread.state.line))
        return activity_words(thread.activity)

    def _line(self, number: int) -> str:
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def time_area(self) -> QRectF:
        left, right = plot_area(self.width(), self._look)
        top = self._head.height() if self._is_titled else 0
        return QRectF(left, top, right - left, self._strip.geometry().bottom() - top)

    def sizeHint(self) -> QSize:
        px, lanes = self._look.px, min(max(3, self._lanes.count), _MOST_LANES)
        rest = self._strip.sizeHint().height() + self._foot.sizeHint().height()
        head = self._head.sizeHint().height() if self._is_titled else 0
        return QSize(px(400), px(PITCH) * lanes + px(6) + rest + head)

    def minimumSizeHint(self) -> QSize:
        px, lanes = self._look.px, min(max(2, self._lanes.count), 3)
        rest = self._strip.sizeHint().height() + self._foot.sizeHint().height()
        head = self._head.sizeHint().height() if self._is_titled else 0
        return QSize(px(300), px(TIGHT_PITCH) * lanes + px(4) + rest + head)

    def time_axis(self) -> TimeAxis | None:
        """What is shown now; None without a run."""
        return self._axis

    # --- in words ------------------------------------------------------------------------------------------

    def headings(self) -> tuple[str, ...]:
        return span_headings()

    def rows(self) -> Iterator[tuple[str, ...]]:
        return span_rows(self._snapshot, self._lines)

    def table_source(self) -> object:
        return self._snapshot

    def table_title(self) -> str:
        if any(thread.actor.is_process for thread in self._snapshot.threads):
            return translate("Timeline", "What each process does")
        if [thread.actor.letter for thread in self._snapshot.threads] == ["M"]:  # what else there will be is not known
            return translate("Timeline", "What main does")
        return translate("Timeline", "What each thread does")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("Timeline", "What each thread does when"))
        describe_anew(self)
        self._refresh(anew=True)
        self.update()

    def _show_legend(self) -> None:
        """Of the signs only those that are to be seen."""
        colours, seen = self._look.palette, self._lanes.signs()
        ink = colours.muted
        entries = self._mark_entries(seen)
        if "running" in seen:
            entries.append(Entry("runs", translate("Timeline", "runs"), ink))
        if "ready" in seen:
            text, short = translate("Timeline", "ready, waiting for its turn"), translate("Timeline", "ready")
            entries.append(Entry("ready", text, colours.actor_pale("M"), short=short))
        if "sleeping" in seen:
            entries.append(Entry("sleeps", translate("Timeline", "sleeps"), ink))
        if "blocked" in seen:
            entries.append(Entry("blocked", translate("Timeline", "blocked"), ink))
        self._legend.show_entries("", tuple(entries))
        self._head.show_entries(self.table_title(), ())

    def _mark_entries(self, seen: frozenset[str]) -> list[Entry]:
        """What happens at a moment; where there is little room these go first."""
        colours = self._look.palette
        entries = []
        if "start" in seen:
            entries.append(Entry("dashes", translate("Timeline", "starts a process"), colours.muted))
        if self._explains_marks and "put" in seen:
            text = translate("Timeline", "puts into a queue")
            entries.append(Entry("put", text, colours.ink, short=translate("Timeline", "puts")))
        if self._explains_marks and "get" in seen:
            text = translate("Timeline", "gets from one")
            entries.append(Entry("get", text, colours.ink, short=translate("Timeline", "gets")))
        if "crowd" in seen:
            text, short = translate("Timeline", "many, close together"), translate("Timeline", "many")
            entries.append(Entry("crowd", text, colours.ink, short=short))
        if "arrow" in seen:
            text = translate("Timeline", "goes to another process")
            entries.append(Entry("arrow", text, colours.ink, short=translate("Timeline", "goes")))
        return entries

    # --- events --------------------------------------------------------------------------------------------

    def _on_range_chosen(self, t0: float | None, t1: float | None) -> None:
        self.set_time_range(t0, t1)
        self.time_range_chosen.emit(t0, t1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lanes.width_of_view = self.width()
        self._show_legend()  # what stood apart may now be close together

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = QRectF(self.rect())
        if not self._snapshot.threads:
            paint_empty(painter, room.adjusted(4, 4, -4, -4), self._empty_words(), self._look)
        if self.hasFocus():
            paint_focus(painter, room, self._look)


class _Scroll(QScrollArea):
    """Tells the lanes in it how high it is."""

    def __init__(self, lanes: Lanes) -> None:
        super().__init__()
        self._lanes = lanes
        self.setWidget(lanes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lanes.set_room(self.viewport().height())
        super().resizeEvent(event)
