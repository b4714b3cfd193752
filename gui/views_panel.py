"""The views of a program, one above the other on the same axis of time, and the controls of the replay."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.amount import amount
from core.lesson import LessonProgram, ViewName, knob_values
from core.program import Program
from core.snapshot import Snapshot
from gui.collecting import keep_what_is_here
from gui.curtain import Curtain
from gui.icons import icon
from gui.labels import styled
from gui.theme import Look
from gui.views.axes import within
from gui.wording import number

translate = QCoreApplication.translate


def _drift(look: Look) -> QWidget:
    from gui.views.drift_plot import DriftPlot  # numpy and pyqtgraph: after the window is on the screen

    return DriftPlot(look)


def _occupancy(look: Look) -> QWidget:
    from gui.views.occupancy_plot import OccupancyPlot

    return OccupancyPlot(look)


def _processes(look: Look) -> QWidget:
    from gui.views.process_map import ProcessMap

    return ProcessMap(look)


def _timeline(look: Look) -> QWidget:
    from gui.views.timeline import Timeline

    return Timeline(look)


_MAKERS: dict[ViewName, Callable[[Look], QWidget]] = {
    "processes": _processes,
    "drift": _drift,
    "occupancy": _occupancy,
    "timeline": _timeline,
}
"""From above. A new kind of view is one line here."""

_APART = ("processes",)
"""Views that have no axis of time, and a panel of their own."""
_PLOTS = ("drift", "occupancy")
"""Views whose axis of time is that of the lanes below, if there are lanes."""

_PREPARE_MS = 50
"""How long after a page is first seen it makes its plots."""
_ANY_HEIGHT = 16_777_215
_BEHIND = 0.15
"""Where on a new page of the axis the playhead comes in, as a share of its width."""
_LOW = 380
"""Height of the panel below which lanes under a map of processes go without their title, and margins get narrow."""
_ROOM_FOR_NOTE = 640
"""Width of the panel from which there is room to say how often was looked, and how slow a replay is; below, the tooltip
has both."""


class ViewsPanel(QWidget):
    """Makes the views of a program when they are first needed, and keeps them together: one playhead, one range."""

    moment_chosen = Signal(float)
    replay_pressed = Signal()
    range_chosen = Signal(object, object)
    """The learner wants to see from one time to another (seconds); twice None for what suits the run."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._views: dict[ViewName, Any] = {}
        self._lesson_program: LessonProgram | None = None
        self._shown = Snapshot()
        self._speed, self._is_playing = 1.0, False
        self._is_low = False
        self._range: tuple[float, float] | None = None
        """What of the run is shown, where the learner has zoomed in (seconds)."""
        self._curtain = Curtain(self)
        self._soon = QTimer(self, interval=_PREPARE_MS, singleShot=True)  # `singleShot()` keeps a bit of each call
        self._soon.timeout.connect(self.prepare)
        self._build()
        self.set_look(look)
        self._retranslate()

    def _build(self) -> None:
        self._apart, self._timed = QFrame(), QFrame()
        self._apart_column, self._timed_column = QVBoxLayout(self._apart), QVBoxLayout(self._timed)
        for frame in (self._apart, self._timed):
            frame.setProperty("role", "panel")
        self._foot, self._note, self._replay = QWidget(), QLabel(), QPushButton()
        self._replay.setProperty("role", "quiet")
        self._replay.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = self._replay.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # or the plots would be laid out anew when it appears
        self._replay.setSizePolicy(policy)
        self._replay.clicked.connect(self.replay_pressed)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._note)
        row.addWidget(self._replay)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._apart, 1)
        self._column.addWidget(self._timed, 1)

    # --- which views ---------------------------------------------------------------------------------------

    @property
    def _wanted(self) -> tuple[ViewName, ...]:
        return self._lesson_program.views if self._lesson_program else ()

    def _visible(self) -> list[tuple[ViewName, Any]]:
        return [(name, view) for name, view in self._views.items() if name in self._wanted]

    def panels(self) -> list[QWidget]:
        """The views that are to be seen."""
        return [view for _, view in self._visible()]

    def set_program(self, lesson_program: LessonProgram) -> None:
        """The views that this program has; they are made by `prepare`, or by the first run."""
        self._lesson_program = lesson_program
        self._apart.setVisible(any(name in _APART for name in self._wanted))
        self._timed.setVisible(any(name not in _APART for name in self._wanted))
        self._arrange()

    def prepare_soon(self) -> None:
        """`prepare`, once the window has been painted."""
        self._soon.start()

    def prepare(self) -> None:
        """Makes what is not there yet. The first time it imports pyqtgraph, which takes a fifth of a second."""
        imports = "pyqtgraph" not in sys.modules
        for name in _MAKERS:
            if name in self._wanted and name not in self._views:
                self._add(name)
        self._arrange()
        if imports:  # all that is here to stay; looking through it took the collector 26 ms, at any moment of a run
            keep_what_is_here()

    @property
    def is_prepared(self) -> bool:
        return all(name in self._views for name in self._wanted)

    def _add(self, name: ViewName) -> None:
        view = self._views[name] = _MAKERS[name](self._look)
        if name in _APART:
            self._apart_column.addWidget(view)
            return
        if name == "timeline":
            view.add_corner_widget(self._foot)
            self._timed_column.addWidget(view)
        else:
            self._timed_column.insertWidget(0, view, 1)
        view.moment_chosen.connect(self.moment_chosen)
        view.time_range_chosen.connect(self._on_range_chosen)

    def _arrange(self) -> None:
        has_plot, has_map = (any(name in kind for name in self._wanted) for kind in (_PLOTS, _APART))
        for name, view in self._views.items():
            view.setVisible(name in self._wanted)
            if name in _PLOTS:
                view.show_time_axis("timeline" not in self._wanted)
            if name == "timeline":
                view.explain_marks("occupancy" not in self._wanted)
                view.show_title(not has_plot and not (has_map and self._is_low))
                self._timed_column.setStretchFactor(view, 0 if has_plot else 1)

    def set_source(self, program: Program) -> None:
        """The text and the knobs of the program that runs."""
        self.prepare()
        for name, view in self._visible():
            if name == "timeline":
                view.set_source_lines(program.source.split("\n"))
            if name == "occupancy" and self._lesson_program is not None:
                view.set_capacity(*_capacity(self._lesson_program, program))

    # --- what they show ------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """The newest state, in all views."""
        for show in self.steps():
            show(snapshot)

    def steps(self) -> list[Callable[[Snapshot], None]]:
        """What `show_snapshot` does, in pieces: one view each, and at last the note."""
        return [*(partial(self._show_in, view) for view in self.panels()), self._show_note]

    def _show_in(self, view: Any, snapshot: Snapshot) -> None:
        """A view that now wants another height has all of them laid out anew, and then painted one by one."""
        height = view.minimumSizeHint().height(), view.sizeHint().height()
        view.show_snapshot(snapshot)
        if (view.minimumSizeHint().height(), view.sizeHint().height()) != height:
            if self._apart.isAncestorOf(view):
                self._apart.setMaximumHeight(_ANY_HEIGHT)
                if snapshot.processes:
                    self.fit_apart()
            if self.isVisible():  # a picture for a file is painted at once, or it would be empty
                self._curtain.hide(self.panels())
                self._curtain.open()

    def _show_note(self, snapshot: Snapshot) -> None:
        self._shown = snapshot
        self._fill_note()

    def show_moment(self, past: Snapshot, t: float) -> None:
        """The state at `t` in the views that show one; the playhead in the others, where it can be seen."""
        self._follow(t)
        for name, view in self._visible():
            if name in _APART:
                view.show_snapshot(past)
            else:
                view.set_playhead(t)

    def clear(self) -> None:
        for name, view in self._visible():
            if name not in _APART:
                view.set_playhead(None)
        self.set_time_range(None, None)
        self.show_snapshot(Snapshot())

    def set_replay(self, *, can_play: bool, is_playing: bool, speed: float) -> None:
        """Whether there is something to replay, whether that goes on now, and how fast (1.0 as it was)."""
        self._speed, self._is_playing = speed, is_playing
        self._replay.setVisible(can_play)
        self._label_replay()

    def fit_apart(self) -> None:
        """Gives the view that has no axis of time only the height that it needs."""
        self._apart.setMaximumHeight(self._apart.sizeHint().height())

    def _follow(self, t: float) -> None:
        """Turns to the page of the axis on which `t` is, if another one is shown."""
        if self._range is None or self._range[0] <= t <= self._range[1]:
            return
        start, end = self._range
        left = t - (end - start) * (_BEHIND if t > end else 1 - _BEHIND)
        self._on_range_chosen(*(within((left, left + end - start), self._shown.t) or (None, None)))

    def value_ranges(self) -> dict[ViewName, tuple[float, float]]:
        """Between which values each plot's curves lie."""
        found = {name: view.value_range() for name, view in self._visible() if name in _PLOTS}
        return {name: values for name, values in found.items() if values is not None}

    def share_values(self, ranges: Mapping[ViewName, tuple[float, float]]) -> None:
        """The plots' axes have room for these values as well, so that two runs can be compared."""
        for name, view in self._visible():
            if name in _PLOTS:
                view.share_values(ranges.get(name))

    def _on_range_chosen(self, start: float | None, end: float | None) -> None:
        self.set_time_range(start, end)
        self.range_chosen.emit(start, end)

    def set_time_range(self, start: float | None, end: float | None) -> None:
        """Shows `start` to `end` seconds in all views; twice None for what suits the run."""
        self._range = None if start is None or end is None else (start, end)
        for name, view in self._visible():
            if name not in _APART:
                view.set_time_range(start, end)

    def _fill_note(self) -> None:
        """Says that what is seen was sampled, where it was."""
        rate, lost = self._shown.sample_rate, self._shown.samples_lost
        text = translate("ViewsPanel", "sampled, about {rate} a second").format(rate=round(rate)) if rate >= 1 else ""
        if lost:
            text = translate("ViewsPanel", "{sampled}; {count} were lost").format(sampled=text, count=number(lost))
        if text != self._note.text():
            self._note.setText(text)
            self._label_replay()

    # --- look and language ---------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        self._look = look
        px, colours = look.px, look.palette
        for column in (self._apart_column, self._timed_column):
            column.setSpacing(0)  # the playhead goes through plot and lanes in one line
        self._set_margins()
        styled(self._note, look, size=12, color=colours.muted)
        self._foot.layout().setSpacing(px(4))
        self._replay.setStyleSheet(f"QPushButton {{ font-size: {px(12)}px; min-height: {px(26)}px; }}")
        for view in self._views.values():
            view.set_look(look)
        self._label_replay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._apart.setMaximumHeight(_ANY_HEIGHT)  # its boxes may stand in more lines now
        is_low = self.height() < self._look.px(_LOW)
        if is_low != self._is_low:
            self._is_low = is_low
            self._set_margins()
            self._arrange()
        is_narrow = self.width() < self._look.px(_ROOM_FOR_NOTE)
        if is_narrow != self._note.isHidden():
            self._note.setHidden(is_narrow)
            self._label_replay()

    def _set_margins(self) -> None:
        px = self._look.px
        inset = px(4 if self._is_low else 10)
        self._column.setSpacing(px(8 if self._is_low else 12))
        for column in (self._apart_column, self._timed_column):
            column.setContentsMargins(0, inset, 0, inset)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._note.setText("")
        self._fill_note()
        self._label_replay()

    def _label_replay(self) -> None:
        colours, px = self._look.palette, self._look.px
        if self._is_playing:
            text = translate("ViewsPanel", "Pause")
        elif self._speed < 1:
            text = translate("ViewsPanel", "Replay at 1/{slower} speed").format(slower=round(1 / self._speed))
        else:
            text = translate("ViewsPanel", "Replay")
        short = translate("ViewsPanel", "Replay")
        is_cut = self._note.isHidden() and not self._is_playing  # no room: the tooltip has how slow it is
        self._replay.setText(short if is_cut else text)
        key = translate("ViewsPanel", "{replay} (Space)").format(replay=text)
        self._replay.setToolTip(f"{key}\n{self._note.text()}".strip())
        self._replay.setIcon(icon("pause" if self._is_playing else "run", colours.text))
        self._replay.setIconSize(QSize(px(12), px(12)))


def _capacity(lesson_program: LessonProgram, program: Program) -> tuple[float | None, str]:
    """Where the dashed line stands, and the name of the knob that says so; (None, "") for the queue's own."""
    if not lesson_program.capacity:
        return None, ""
    try:
        value = amount(lesson_program.capacity, knob_values(program))
    except ValueError:
        return None, ""
    return (None, "") if isinstance(value, str) else (float(value), lesson_program.capacity)
