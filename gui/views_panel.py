"""The views of a program, one above the other on the same axis of time, and the controls of the replay."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.amount import amount
from core.lesson import LessonProgram, ViewName, knob_values
from core.program import Program
from core.snapshot import Snapshot
from gui.icons import icon
from gui.labels import ElidedLabel, styled
from gui.theme import Look

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


class ViewsPanel(QWidget):
    """Makes the views of a program when they are first needed, and keeps them together: one playhead, one range."""

    moment_chosen = Signal(float)
    replay_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._views: dict[ViewName, QWidget] = {}
        self._lesson_program: LessonProgram | None = None
        self._shown = Snapshot()
        self._speed, self._is_playing = 1.0, False
        self._compact = False
        self._build()
        self.set_look(look)
        self._retranslate()

    def _build(self) -> None:
        self._apart, self._timed = QFrame(), QFrame()
        self._apart_column, self._timed_column = QVBoxLayout(self._apart), QVBoxLayout(self._timed)
        for frame in (self._apart, self._timed):
            frame.setProperty("role", "panel")
        self._note, self._replay = ElidedLabel(), QPushButton()
        self._replay.setProperty("role", "quiet")
        self._replay.clicked.connect(self.replay_pressed)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._note, 1)
        self._foot.addWidget(self._replay)
        self._timed_column.addLayout(self._foot)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._apart, 1)
        self._column.addWidget(self._timed, 1)

    # --- which views ---------------------------------------------------------------------------------------

    def set_program(self, lesson_program: LessonProgram) -> None:
        """The views that this program has; they are made by `prepare`, or by the first snapshot."""
        self._lesson_program = lesson_program
        for name, view in self._views.items():
            view.setVisible(name in lesson_program.views)
        self._apart.setVisible(any(name in _APART for name in lesson_program.views))
        self._timed.setVisible(any(name not in _APART for name in lesson_program.views))

    def prepare(self) -> None:
        """Makes what is not there yet. The first time it imports pyqtgraph, which takes a fifth of a second."""
        wanted = self._lesson_program.views if self._lesson_program else ()
        for name in _MAKERS:
            if name in wanted and name not in self._views:
                self._add(name)
        for name, view in self._views.items():
            view.setVisible(name in wanted)
            if hasattr(view, "show_time_axis"):
                view.show_time_axis("timeline" not in wanted)

    def _add(self, name: ViewName) -> None:
        view = self._views[name] = _MAKERS[name](self._look)
        if name in _APART:
            self._apart_column.addWidget(view)
        else:
            later = list(_MAKERS)[list(_MAKERS).index(name) + 1 :]
            after = sum(1 for other in later if other in self._views and other not in _APART)
            place = self._timed_column.count() - 1 - after
            self._timed_column.insertWidget(place, view, 0 if name == "timeline" and place else 1)
        if hasattr(view, "moment_chosen"):
            view.moment_chosen.connect(self.moment_chosen)
        if hasattr(view, "time_range_chosen"):
            view.time_range_chosen.connect(self._on_range_chosen)

    def set_source(self, program: Program) -> None:
        """The text and the knobs of the program that runs."""
        self.prepare()
        lesson_program = self._lesson_program
        for view in self._views.values():
            if hasattr(view, "set_source_lines"):
                view.set_source_lines(program.source.split("\n"))
            if hasattr(view, "set_capacity") and lesson_program is not None:
                view.set_capacity(*_capacity(lesson_program, program))

    # --- what they show ------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """The newest state, in all views."""
        self._shown = snapshot
        for view in self._visible():
            view.show_snapshot(snapshot)
        self._fill_note()

    def show_moment(self, past: Snapshot, t: float) -> None:
        """The state at `t` in the views that show one; the playhead in the others."""
        for name, view in self._views.items():
            if name in _APART:
                view.show_snapshot(past)
            elif hasattr(view, "set_playhead"):
                view.set_playhead(t)

    def hide_playhead(self) -> None:
        for view in self._visible():
            if hasattr(view, "set_playhead"):
                view.set_playhead(None)

    def clear(self) -> None:
        self.hide_playhead()
        self._on_range_chosen(None, None)
        self.show_snapshot(Snapshot())

    def set_replay(self, *, can_play: bool, is_playing: bool, speed: float) -> None:
        """Whether there is something to replay, whether that goes on now, and how fast (1.0 as it was)."""
        self._speed, self._is_playing = speed, is_playing
        self._replay.setVisible(can_play)
        self._label_replay()

    def _visible(self) -> list[QWidget]:
        wanted = self._lesson_program.views if self._lesson_program else ()
        return [view for name, view in self._views.items() if name in wanted]

    def _on_range_chosen(self, start: float | None, end: float | None) -> None:
        for view in self._visible():
            if hasattr(view, "set_time_range"):
                view.set_time_range(start, end)

    def _fill_note(self) -> None:
        """Says that what is seen was sampled, where it was."""
        rate, lost = self._shown.sample_rate, self._shown.samples_lost
        text = ""
        if rate >= 1:
            text = translate("ViewsPanel", "sampled, about {rate} a second").format(rate=round(rate))
        if lost:
            text += translate("ViewsPanel", "; {count} samples were lost").format(count=lost)
        if text != self._note.text():
            self._note.setText(text)

    # --- look and language ---------------------------------------------------------------------------------

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        for view in self._views.values():
            if hasattr(view, "set_compact"):
                view.set_compact(compact)

    def set_look(self, look: Look) -> None:
        self._look = look
        px, colours = look.px, look.palette
        self._column.setSpacing(px(12))
        for column in (self._apart_column, self._timed_column):
            column.setContentsMargins(px(16), px(12), px(16), px(8))
            column.setSpacing(px(4))
        styled(self._note, look, size=12, color=colours.muted)
        for view in self._views.values():
            view.set_look(look)
        self._label_replay()

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
        self._replay.setText(text)
        self._replay.setToolTip(translate("ViewsPanel", "{replay} (Space)").format(replay=text))
        self._replay.setIcon(icon("pause" if self._is_playing else "run", colours.text, px(12)))


def _capacity(lesson_program: LessonProgram, program: Program) -> tuple[float | None, str]:
    """Where the dashed line stands, and the name of the knob that says so; (None, "") for the queue's own."""
    if not lesson_program.capacity:
        return None, ""
    try:
        value = amount(lesson_program.capacity, knob_values(program))
    except ValueError:
        return None, ""
    return (None, "") if isinstance(value, str) else (float(value), lesson_program.capacity)
