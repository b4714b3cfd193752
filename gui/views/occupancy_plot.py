"""How many items the program's queues hold over time."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.snapshot import QueueView, Snapshot
from gui.curtain import Curtain
from gui.theme import Look
from gui.views import queue_words
from gui.views.axes import Chosen, TimeAxis, axis_of
from gui.views.navigation import Navigation
from gui.views.patterns import paint_empty
from gui.views.queue_panel import QueuePanel
from gui.views.queue_words import Capacity
from gui.views.spoken import describe, describe_anew
from gui.views.table import TableAction, TableButton
from gui.views.time_strip import TimeStrip

translate = QCoreApplication.translate

QUEUE_LIMIT = 3
"""Of more queues than that, the busiest are drawn; the table has all."""
_READY = 2
"""Panels made in advance: each takes 20 ms, which a run that has begun does not have."""


class OccupancyPlot(QWidget):
    """One panel per queue, one above the other. `time_range_chosen` and `moment_chosen` say what the learner did with
    wheel, mouse or keys; the plot follows the first by itself and the second only through `set_playhead`."""

    time_range_chosen = Signal(object, object)
    moment_chosen = Signal(float)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._snapshot = Snapshot()
        self._capacity: Capacity | None = None
        self._chosen: Chosen = None
        self._least = 0.0
        self._axis: TimeAxis | None = None
        self._playhead: float | None = None
        self._panels: list[QueuePanel] = []
        self._is_laying_out = False
        self._curtain = Curtain(self)
        self._strip = TimeStrip(look)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._strip)
        self._navigation = Navigation(self, drags_moment=False)
        self._navigation.range_chosen.connect(self._on_range_chosen)
        self._navigation.moment_chosen.connect(self.moment_chosen)
        self._table = TableButton(TableAction(self), look)
        for _ in range(_READY):
            self._add_panel()
        self._panels[0].set_corner(self._table)
        self._retranslate()
        self._refresh()

    # --- what it shows -------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._navigation.set_state(snapshot.t, self._playhead)
        self._refresh()

    def clear(self) -> None:
        self.show_snapshot(Snapshot())

    def set_capacity(self, value: float | None, label: str = "") -> None:
        """Where the dashed line stands for queues that have no capacity of their own: the program's own limit, and
        what to write on the line."""
        self._capacity = None if value is None else Capacity(value, label)
        self._refresh()

    def set_time_range(self, t0: float | None, t1: float | None) -> None:
        """Shows `t0` to `t1` seconds; twice None for what suits the run."""
        self._chosen = None if t0 is None or t1 is None else (t0, t1)
        self._refresh()

    def value_range(self) -> tuple[float, float] | None:
        """Between which sizes the queues were; None where there are none."""
        sizes = [size for queue in self._shown() for size in queue.occupancy.points()[1]]
        return (0.0, max(sizes)) if sizes else None

    def share_values(self, shared: tuple[float, float] | None) -> None:
        """The axes of sizes have room for these as well, so that two plots can be compared."""
        most = shared[1] if shared is not None else 0.0
        for panel in self._panels:
            panel.set_least(most)
        if most != self._least:
            self._least = most
            self._refresh()

    def set_playhead(self, t: float | None) -> None:
        if t != self._playhead:
            self._playhead = t
            self._navigation.set_state(self._snapshot.t, t)
            self._strip.set_playhead(t)
            self._place_playhead()

    def show_time_axis(self, shown: bool) -> None:
        """Off where lanes below have the same axis."""
        self._strip.setVisible(shown)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._strip.set_look(look)
        self._table.set_look(look)
        for panel in self._panels:
            panel.set_look(look)
        self._refresh()
        self.update()

    def _shown(self) -> list[QueueView]:
        queues = self._snapshot.queues
        if len(queues) <= QUEUE_LIMIT:
            return list(queues)
        busiest = sorted(queues, key=lambda queue: -(queue.puts + queue.gets))[:QUEUE_LIMIT]
        return [queue for queue in queues if queue in busiest]

    def _refresh(self) -> None:
        queues = self._shown()
        self._axis = axis_of(self._snapshot, self._chosen) if queues else None
        self._strip.show_axis(self._axis)
        while len(self._panels) < len(queues):
            self._add_panel()
        self._show_panels(len(queues))
        if self._axis is None:
            self.setAccessibleDescription(self._empty_words())
            self.update()
            return
        for queue, panel in zip(queues, self._panels, strict=False):
            panel.show_queue(queue, self._snapshot, self._axis, self._capacity)
        self._place_playhead()
        describe(self, self._snapshot, lambda: self._words(queues))

    def _show_panels(self, count: int) -> None:
        """So many of them, all laid out at once, since each size on the way there would be drawn; and painted later,
        since both together keep the window from answering for twice as long."""
        if all(panel.isVisibleTo(self) == (place < count) for place, panel in enumerate(self._panels)):
            return
        self._is_laying_out = True
        for place, panel in enumerate(self._panels):
            _keep_room(panel, place < count)  # with their final sizes before they are shown: each size is laid out
        self._column.activate()
        for place, panel in enumerate(self._panels):
            panel.setVisible(place < count)
        self._is_laying_out = False
        self._curtain.hide(self._panels[:count])
        self._curtain.open()

    def _on_panel_resized(self) -> None:
        if not self._is_laying_out:
            self._refresh()

    def _words(self, queues: list[QueueView]) -> str:
        return "\n".join(queue_words.description(queue, self._snapshot, self._capacity) for queue in queues)

    def _add_panel(self) -> None:
        panel = QueuePanel(self._look)
        panel.set_least(self._least)
        panel.resized.connect(self._on_panel_resized)
        panel.canvas.set_focused(self.hasFocus() and not self._panels)
        self._column.insertWidget(len(self._panels), panel, 1)
        self._panels.append(panel)

    def _place_playhead(self) -> None:
        for panel in self._panels:
            panel.set_playhead(self._playhead)

    def time_area(self) -> QRectF:
        """From the top of the first panel's plot to the bottom of the last one's."""
        shown = [panel for panel in self._panels if panel.isVisibleTo(self)]
        if not shown:
            return QRectF()
        areas = [panel.canvas.area_in_view().translated(panel.pos()) for panel in shown]
        return areas[0].united(areas[-1])

    def time_axis(self) -> TimeAxis | None:
        """What is shown now; None without a run."""
        return self._axis

    # --- in words ------------------------------------------------------------------------------------------

    def headings(self) -> tuple[str, ...]:
        return queue_words.headings()

    def rows(self) -> Iterator[tuple[str, ...]]:
        snapshot, capacity = self._snapshot, self._capacity
        for queue in snapshot.queues:
            yield from queue_words.rows(queue, snapshot, capacity)

    def table_source(self) -> object:
        return self._snapshot

    def table_title(self) -> str:
        queues = self._snapshot.queues
        if len(queues) == 1:
            return queue_words.title(queues[0], self._snapshot)
        return translate("OccupancyPlot", "Items in the queues")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("OccupancyPlot", "What is in the queue"))
        for panel in self._panels:
            panel.redraw()
        describe_anew(self)
        self._refresh()

    def _empty_words(self) -> str:
        if self._snapshot.outcome is not None:
            return translate("OccupancyPlot", "No queue was seen in this run.")
        return translate("OccupancyPlot", "What is in the queue appears here as soon as the program has one.")

    # --- events --------------------------------------------------------------------------------------------

    def _on_range_chosen(self, t0: float | None, t1: float | None) -> None:
        self.set_time_range(t0, t1)
        self.time_range_chosen.emit(t0, t1)

    def _show_focus(self, focused: bool) -> None:
        for panel in self._panels[:1]:
            panel.canvas.set_focused(focused)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._axis is None:
            paint_empty(QPainter(self), QRectF(self.rect()).adjusted(4, 4, -4, -4), self._empty_words(), self._look)


def _keep_room(panel: QueuePanel, kept: bool) -> None:
    """Whether its layout has room for it even while it is hidden."""
    policy = panel.sizePolicy()
    policy.setRetainSizeWhenHidden(kept)
    panel.setSizePolicy(policy)
