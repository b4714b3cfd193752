"""Two runs of one program, one above the other, on the same axes of time and of values."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.lesson import LessonProgram
from core.program import Program
from core.snapshot import Snapshot
from gui.icons import icon
from gui.labels import ElidedLabel, styled
from gui.theme import Look
from gui.views_panel import ViewsPanel

translate = QCoreApplication.translate

_VIEWS_HEIGHT, _SMALL_VIEWS_HEIGHT = 284, 340
"""Of one of the runs at least; in a small window one scrolls anyway."""


class ComparePanel(QFrame):
    """Shows what it is given; `close_requested` goes back."""

    close_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._longest: float | None = None
        self.setProperty("role", "panel")
        self._title, self._verdict, self._close = QLabel(), QLabel(), QToolButton()
        self._close.setProperty("role", "icon")
        self._close.clicked.connect(self.close_requested)
        self._verdict.setWordWrap(True)
        self.sides = (_Side(look), _Side(look))
        self._build()
        self.set_look(look)
        self._retranslate()

    def _build(self) -> None:
        holder = QWidget()
        self._inner = QVBoxLayout(holder)
        self._inner.setContentsMargins(0, 0, 0, 0)
        for side in self.sides:
            self._inner.addWidget(side, 1)
            side.views.range_chosen.connect(self._on_range_chosen)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it goes to the plot that has the keyboard
        scroll.setWidget(holder)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self._verdict)
        self._column.addWidget(scroll, 1)

    # --- what it shows -------------------------------------------------------------------------------------

    def begin(self, variant: LessonProgram, names: list[str]) -> None:
        """Two runs that are still to come."""
        timed = tuple(name for name in variant.views if name != "processes")
        shown = dataclasses.replace(variant, views=timed or ("timeline",))
        self._longest = None
        self.set_verdict("")
        for side, name in zip(self.sides, names, strict=True):
            side.begin(shown, name)

    def show_run(self, place: int, program: Program) -> None:
        """The run at `place` begins."""
        self.sides[place].views.set_source(program)

    def show_snapshot(self, place: int, snapshot: Snapshot) -> None:
        """The newest state of the run at `place`; its curves are as large as those of the other."""
        self.sides[place].views.show_snapshot(snapshot)
        self._share_values()
        if self._longest is not None and snapshot.t > self._longest:
            self.share_time(snapshot.t * 1.25)

    def share_time(self, seconds: float) -> None:
        """From now on both axes reach so far."""
        self._longest = seconds
        self._on_range_chosen(None, None)

    def set_verdict(self, text: str) -> None:
        self._verdict.setText(text)
        self._verdict.setVisible(bool(text))

    def set_live(self, is_live: bool) -> None:
        self._close.setDisabled(is_live)

    def _share_values(self) -> None:
        ranges = [side.views.value_ranges() for side in self.sides]
        joined = {
            name: (
                min(each[name][0] for each in ranges if name in each),
                max(each[name][1] for each in ranges if name in each),
            )
            for name in {name for each in ranges for name in each}
        }
        for side in self.sides:
            side.views.share_values(joined)

    def _on_range_chosen(self, start: float | None, end: float | None) -> None:
        """In one of them, for both."""
        if start is None and self._longest is not None:
            start, end = -0.012 * self._longest, self._longest
        for side in self.sides:
            side.views.set_time_range(start, end)

    # --- look and language ---------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        self._look = look
        px, colours = look.px, look.palette
        self._column.setContentsMargins(px(16), px(12), px(16), px(12))
        self._column.setSpacing(px(8))
        self._inner.setSpacing(px(12))
        styled(self._title, look, size=13, color=colours.text, weight=600)
        styled(self._verdict, look, size=14, color=colours.text)
        self._close.setIcon(icon("close", colours.muted))
        self._close.setIconSize(QSize(px(14), px(14)))
        for side in self.sides:
            side.set_look(look)

    def set_compact(self, compact: bool) -> None:
        for side in self.sides:
            side.set_compact(compact)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(translate("ComparePanel", "Side by side"))
        self._close.setAccessibleName(translate("ComparePanel", "Close"))
        self._close.setToolTip(translate("ComparePanel", "Back"))
        self.setAccessibleName(self._title.text())


class _Side(QWidget):
    """One of the runs: what it ran with, how it ended, and its plots."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._is_compact = look, False
        self._name, self._how, self._result = QLabel(), QLabel(), ElidedLabel()
        self.views = ViewsPanel(look)
        self.views.set_replay(can_play=False, is_playing=False, speed=1.0)
        self._head = QHBoxLayout()
        for widget, stretch in ((self._name, 0), (self._how, 0), (self._result, 1)):
            self._head.addWidget(widget, stretch)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        # A minimum of the views themselves would override what their plots and lanes need at least.
        self._least = QSpacerItem(0, 0, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self._row = QHBoxLayout()
        self._row.addSpacerItem(self._least)
        self._row.addWidget(self.views, 1)
        self._column.addLayout(self._row, 1)

    def begin(self, variant: LessonProgram, name: str) -> None:
        self.views.set_program(variant)
        self.views.prepare()
        self.views.clear()
        self.views.share_values({})
        self._name.setText(name)
        self.set_words("", "")

    def set_words(self, how: str, result: str) -> None:
        """How it goes, or ended; and what came of it."""
        self._how.setText(how)
        self._result.setText(result)
        self.setAccessibleName(f"{self._name.text()} {how} {result}")

    def set_look(self, look: Look) -> None:
        px, colours = look.px, look.palette
        self._head.setSpacing(px(12))
        self._column.setSpacing(px(4))
        styled(self._name, look, size=14, color=colours.text, weight=600)
        styled(self._how, look, size=14, color=colours.muted)
        styled(self._result, look, size=14, color=colours.text, weight=600, code=True)
        self.views.set_look(look)
        self._look = look
        self.set_compact(self._is_compact)

    def set_compact(self, compact: bool) -> None:
        self._is_compact = compact
        height = self._look.px(_SMALL_VIEWS_HEIGHT if compact else _VIEWS_HEIGHT)
        self._least.changeSize(0, height, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self._row.setSpacing(0)
        self._row.invalidate()
