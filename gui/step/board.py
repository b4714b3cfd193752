"""The right side of Step mode: what went wrong, the threads, the schedule, all schedules."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.diagnosis_card import DiagnosisCard
from gui.step.columns import Columns
from gui.step.outcomes_panel import OutcomesPanel
from gui.step.schedule_panel import SchedulePanel
from gui.theme import Look

_GAP = 12


class Board(QWidget):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._is_compact = False
        self.problem, self.columns = DiagnosisCard(look), Columns(look)
        self.schedule, self.outcomes = SchedulePanel(look), OutcomesPanel(look)
        self._done = QLabel()
        self._done.setWordWrap(True)
        self._done.setTextFormat(Qt.TextFormat.MarkdownText)
        self._done.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for part in (self.problem, self._done):
            part.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.problem)
        self._column.addWidget(self._done)
        self._column.addWidget(self.columns, 1)
        self._column.addWidget(self.schedule)
        self._column.addWidget(self.outcomes)
        self.set_look(look)

    def show_problem(self, title: str, more: str) -> None:
        """What cannot be done, and why."""
        self.problem.show_problem(title, more)
        self.problem.show()

    def set_done(self, text: str) -> None:
        """What is said when the learner has done what the lesson asked for; "" takes it away."""
        self._done.setText(text)
        self._done.setHidden(not text)

    def set_compact(self, compact: bool) -> None:
        self._is_compact = compact
        for part in (self.problem, self.columns, self.schedule, self.outcomes):
            part.set_compact(compact)
        self.set_look(self._look)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._column.setSpacing(look.px(8 if self._is_compact else _GAP))
        px, colours = look.px, look.palette
        self._done.setStyleSheet(
            f"background: {colours.right_tint}; color: {colours.text}; font-size: {px(14)}px;"
            f" border: 1px solid {colours.right}; border-radius: {px(8)}px; padding: {px(9)}px {px(14)}px;"
        )
        self.outcomes.setFixedHeight(look.px(148 if self._is_compact else 200))
        for part in (self.problem, self.columns, self.schedule, self.outcomes):
            part.set_look(look)
