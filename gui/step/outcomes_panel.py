"""Every possible schedule: how many there are, what they end in, and what of it can still happen from here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gui.labels import ElidedLabel, elided, fitting_size, styled
from gui.step.chart import Chart
from gui.step.legend import ShareLegend
from gui.step.prospects import Prospects, told
from gui.theme import Look
from gui.views.table import TableButton

translate = QCoreApplication.translate

_LEFT = 236


class OutcomesPanel(QFrame):
    ending_chosen = Signal(int)
    cancel_requested = Signal()
    sample_requested = Signal()
    """Programs that cannot be searched can be tried on real threads."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._prospects, self._can_sample = Prospects(), False
        self._is_compact = False
        self.setProperty("role", "panel")
        self._title, self._count, self._what = QLabel(), QLabel(), QLabel()
        self._expected, self._here = QLabel(), QLabel()
        self._cancel, self.sample = QPushButton(), QPushButton()
        self._by, self._legend = ElidedLabel(), ShareLegend(look)
        self.chart, self._note = Chart(look), ElidedLabel()
        self._table = TableButton(self.chart.table_action, look)
        self.sample.hide()
        for label in (self._what, self._expected, self._here):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._build()
        self._cancel.clicked.connect(self.cancel_requested)
        self.sample.clicked.connect(self.sample_requested)
        self.chart.chosen.connect(self.ending_chosen)
        self.set_look(look)
        self._retranslate()

    def _build(self) -> None:
        self._left = QWidget()
        self._facts = QVBoxLayout(self._left)
        self._facts.setContentsMargins(0, 0, 0, 0)
        for widget in (self._title, self._count, self._what, self._expected, self._here):
            self._facts.addWidget(widget)
        self._facts.addStretch(1)
        for button in (self._cancel, self.sample):
            self._facts.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._head = QHBoxLayout()
        self._head.addWidget(self._by, 1)
        self._head.addWidget(self._legend)
        self._head.addWidget(self._table)
        area = QScrollArea()
        area.setWidget(self.chart)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._right = QVBoxLayout()
        self._right.addLayout(self._head)
        self._right.addWidget(area, 1)
        self._right.addWidget(self._note)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._left)
        self._row.addLayout(self._right, 1)

    def show_prospects(self, prospects: Prospects, *, can_sample: bool = False) -> None:
        """`can_sample`: whether there are real threads to try a program on that cannot be searched."""
        self._prospects, self._can_sample = prospects, can_sample
        words = told(prospects)
        self._count.setText(words.count)
        self._count.setToolTip(words.exact)
        self._what.setText(words.what)
        self._style_expected(words.is_good)
        self._fit(self._expected, words.expected)
        self._fit(self._here, words.here)
        for label in (self._count, self._what, self._expected, self._here):
            label.setHidden(not label.text())
        self._cancel.setHidden(not prospects.is_searching)
        self.sample.setHidden(not (can_sample and prospects.is_unsupported))
        self.chart.show_shares(prospects.shares)
        has_endings = bool(prospects.shares)
        self._by.setText(self._what_shares())
        self._by.setVisible(has_endings)
        self._legend.setVisible(has_endings and not prospects.is_sampling)
        self._table.setVisible(has_endings)
        self._note.setText(words.note)
        self._note.setHidden(not words.note)
        self.setAccessibleDescription(
            " ".join(part for part in (words.exact or words.count, words.what, words.expected, words.here) if part)
        )
        self._style_count()

    def _fit(self, label: QLabel, words: str) -> None:
        """In a small window there is no room for a second line: the tooltip then has the whole."""
        shown = elided(words, label.fontMetrics(), self._left.width()) if self._is_compact else words
        label.setText(shown)
        label.setToolTip(words if shown != words else "")

    def set_compact(self, compact: bool) -> None:
        self._is_compact = compact
        self.set_look(self._look)
        self.show_prospects(self._prospects, can_sample=self._can_sample)

    # --- look and language ---------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        self._look = look
        px, colours = look.px, look.palette
        self._row.setContentsMargins(px(14), px(8), px(14), px(6))
        self._row.setSpacing(px(16))
        self._facts.setSpacing(px(2 if self._is_compact else 5))
        self._right.setSpacing(px(2))
        self._left.setFixedWidth(px(_LEFT - 30 if self._is_compact else _LEFT))
        styled(self._title, look, size=13, color=colours.text, weight=600)
        styled(self._what, look, size=13, color=colours.muted)
        self._style_expected(told(self._prospects).is_good)
        styled(self._here, look, size=13, color=colours.muted)
        styled(self._by, look, size=12, color=colours.muted)
        styled(self._note, look, size=12, color=colours.muted)
        for part in (self.chart, self._legend, self._table):
            part.set_look(look)
        self._style_count()

    def _style_expected(self, is_good: bool) -> None:
        colours = self._look.palette
        styled(self._expected, self._look, size=14, color=colours.right if is_good else colours.wrong, weight=600)

    def _style_count(self) -> None:
        sizes = (22, 20, 18, 16, 14)
        size = fitting_size(self._count.text(), self._left.width(), self._look, sizes)
        styled(self._count, self._look, size=size, color=self._look.palette.text, weight=600)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(translate("OutcomesPanel", "Every possible schedule"))
        self.setAccessibleName(translate("OutcomesPanel", "Every possible schedule"))
        self.chart.setAccessibleName(translate("OutcomesPanel", "What the schedules end in"))
        self._cancel.setText(translate("OutcomesPanel", "Stop searching"))
        self.sample.setText(translate("OutcomesPanel", "Try real threads"))
        self.sample.setToolTip(
            translate(
                "OutcomesPanel", "Runs the program again and again, with switches by chance: sampled, not exhaustive"
            )
        )
        self.show_prospects(self._prospects, can_sample=self._can_sample)

    def _what_shares(self) -> str:
        if self._prospects.is_sampling:
            return translate("OutcomesPanel", "share of the runs, by how they end")
        return translate("OutcomesPanel", "share of schedules, by how they end")
