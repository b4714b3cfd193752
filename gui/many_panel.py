"""Running a program many times: how often, how far it has come, and how the results are distributed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.many import MOST, SECONDS
from gui.icons import icon
from gui.labels import styled
from gui.picker import Option, Picker
from gui.theme import Look
from gui.views.histogram import Histogram, HistogramRow

translate = QCoreApplication.translate

_FIRST_COUNT = 20


_SPIN_STYLE = """
QSpinBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
"""


def dress_spin_box(spin: QSpinBox, look: Look) -> None:
    """The field within the box is no field of its own, and the arrow keys do what its buttons would. It takes no
    padding from a style sheet."""
    spin.setStyleSheet(_SPIN_STYLE)
    spin.lineEdit().setTextMargins(look.px(8), 0, look.px(8), 0)
    spin.setMinimumWidth(look.px(64))


class ManyPanel(QFrame):
    """Shows what it is given, and announces what the learner wants."""

    start_requested = Signal(int, float)
    """So many runs, of so many seconds at most."""
    stop_requested = Signal()
    close_requested = Signal()
    result_chosen = Signal(str)
    copy_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._is_live = False
        self._done, self._count = 0, 0
        self.setProperty("role", "panel")
        self._build()
        self.set_look(look)
        self._retranslate()

    def _build(self) -> None:
        self._title, self._close = QLabel(), QToolButton()
        self._close.setProperty("role", "icon")
        self._runs_label, self._runs = QLabel(), QSpinBox()
        self._runs.setRange(1, MOST)
        self._runs.setValue(_FIRST_COUNT)
        self._seconds = QSpinBox()
        self._seconds.setRange(1, 600)
        self._seconds.setValue(round(SECONDS))
        self._start, self._progress = QPushButton(), QProgressBar()
        self._start.setProperty("role", "primary")
        self._progress.setTextVisible(False)
        self._progress_label, self._about = QLabel(), QLabel()
        self._about.setWordWrap(True)
        self._which = Picker(self._look)
        self._table, self._copy = QPushButton(), QPushButton()
        self.histogram, self._empty = Histogram(self._look), QLabel()
        self._empty.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._rows = [self._row(self._title, None, self._close)]
        self._rows.append(self._row(self._runs_label, self._runs, self._seconds, self._start, None))
        self._rows.append(self._row(self._progress, self._progress_label))
        self._rows.append(self._row(self._which, None, self._table, self._copy))
        for widget in (self._about, self.histogram, self._empty):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._connect()
        self.show_results("", (), (), "")

    def _row(self, *widgets: QWidget | None) -> QHBoxLayout:
        """None is room."""
        row = QHBoxLayout()
        for widget in widgets:
            if widget is None:
                row.addStretch(1)
            else:
                row.addWidget(widget)
        self._column.addLayout(row)
        return row

    def _connect(self) -> None:
        self._start.clicked.connect(self._on_start)
        self._close.clicked.connect(self.close_requested)
        self._which.picked.connect(self.result_chosen)
        self._table.clicked.connect(self.histogram.table_action.trigger)
        self._copy.clicked.connect(self.copy_requested)

    # --- what it shows -------------------------------------------------------------------------------------

    def show_progress(self, done: int, count: int, is_live: bool) -> None:
        self._done, self._count, self._is_live = done, count, is_live
        self._progress.setRange(0, max(1, count))
        self._progress.setValue(done)
        for widget in (self._progress, self._progress_label):
            widget.setVisible(is_live)
        for widget in (self._runs, self._seconds, self._close):
            widget.setDisabled(is_live)
        self._retranslate()

    def show_results(self, about: str, rows: tuple[HistogramRow, ...], options: tuple[Option, ...], which: str) -> None:
        self._about.setText(about)
        self.histogram.show_rows(rows)
        self._which.set_options(options, which)
        for widget in (self._about, self.histogram, self._which, self._table, self._copy):
            widget.setVisible(bool(rows))
        self._empty.setHidden(bool(rows))

    def set_can_start(self, can_start: bool) -> None:
        self._start.setEnabled(can_start or self._is_live)

    def ask(self) -> None:
        """The keyboard goes to the number of runs."""
        self._runs.setFocus()
        self._runs.selectAll()

    def _on_start(self) -> None:
        if self._is_live:
            self.stop_requested.emit()
        else:
            self.start_requested.emit(self._runs.value(), float(self._seconds.value()))

    # --- look and language ---------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        self._look = look
        px, colours = look.px, look.palette
        self._column.setContentsMargins(*(px(16),) * 4)
        self._column.setSpacing(px(12))
        for row in self._rows:
            row.setSpacing(px(8))
        styled(self._title, look, size=13, color=colours.text, weight=600)
        styled(self._about, look, size=14, color=colours.text)
        for label in (self._runs_label, self._progress_label, self._empty):
            styled(label, look, size=14, color=colours.muted)
        self._close.setIcon(icon("close", colours.muted))
        self._close.setIconSize(QSize(px(14), px(14)))
        self._progress.setFixedHeight(px(8))
        self._progress.setStyleSheet(
            f"QProgressBar {{ background: {colours.track}; border: none; border-radius: {px(4)}px; }}"
            f"QProgressBar::chunk {{ background: {colours.ink}; border-radius: {px(4)}px; }}"
        )
        for spin in (self._runs, self._seconds):
            dress_spin_box(spin, look)
        for part in (self._which, self.histogram):
            part.set_look(look)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(translate("ManyPanel", "Run it many times"))
        self._runs_label.setText(translate("ManyPanel", "Runs"))
        self._runs.setAccessibleName(translate("ManyPanel", "Number of runs"))
        self._runs.setToolTip(translate("ManyPanel", "1 to {most}, one after the other").format(most=MOST))
        self._seconds.setPrefix(translate("ManyPanel", "each at most ", "before a number of seconds"))
        self._seconds.setSuffix(translate("ManyPanel", " s", "after a number of seconds"))
        self._seconds.setAccessibleName(translate("ManyPanel", "Longest time of a run in seconds"))
        self._seconds.setToolTip(translate("ManyPanel", "A run that goes on for longer is stopped, and counts as that"))
        self._start.setText(translate("ManyPanel", "Stop") if self._is_live else translate("ManyPanel", "Run them"))
        start = translate("ManyPanel", "Runs the program as often as said, one run after the other")
        stop = translate("ManyPanel", "Ends the run of now and begins no other; the results so far stay")
        self._start.setAccessibleDescription(stop if self._is_live else start)
        self._progress.setAccessibleName(translate("ManyPanel", "Progress"))
        done = translate("ManyPanel", "{done} of {count}").format(done=self._done, count=self._count)
        self._progress_label.setText(done)
        self._close.setAccessibleName(translate("ManyPanel", "Close"))
        self._close.setToolTip(translate("ManyPanel", "Back"))
        self._which.set_prefix(translate("ManyPanel", "result"))
        self._table.setText(translate("ManyPanel", "Show as table"))
        self._table.setToolTip(translate("TableAction", "The same facts as a table, to be read and copied (Ctrl+T)"))
        self._copy.setText(translate("ManyPanel", "Copy as CSV"))
        self._copy.setToolTip(translate("ManyPanel", "A line for each run, for a spreadsheet"))
        self._empty.setText(translate("ManyPanel", "How often each result came appears here."))
        self.setAccessibleName(self._title.text())
