"""A view's facts as a table in a window of its own, beside the view; it follows a run at the pace of a reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QElapsedTimer,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui.views.table import Tabular
from gui.wording import number

translate = QCoreApplication.translate

Row = tuple[str, ...]
_Index = QModelIndex | QPersistentModelIndex

FOLLOW_MS = 600
"""How often it looks whether there is something new: less than twice a second."""
_SLICE_MS = 3
"""So long it puts rows into words at a time; the window draws in between."""
_ROWS_AT_ONCE = 40
_COLUMN_LIMIT = 360
"""No column begins wider than that."""
_MARGIN = 16
_SMALLEST, _WIDEST = (480, 420), 1_000
_FONT_SIZE = 14
"""Of the window at scale 1; the sizes above are pixels at that scale."""


class TableDialog(QDialog):
    """Rows come and go around the one that is being read: that one stays, and so does what is selected."""

    def __init__(self, view: QWidget) -> None:
        """`view` is a `Tabular`; it keeps the dialog, which must not keep it."""
        super().__init__(view)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._source: object = None
        self._coming: Iterator[Row] | None = None
        self._come: list[Row] = []
        self._model = TableModel(self)
        self.table, self._count = _Table(), QLabel()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._copy = self._buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self._follow = QTimer(self, interval=FOLLOW_MS)
        self._rest = QTimer(self, interval=0, singleShot=True)
        self._build()
        self._retranslate()
        self._fit_columns()
        self.resize(self._wanted_width(), self._px(_SMALLEST[1]))
        self.table.setFocus()

    @property
    def _facts(self) -> Tabular:
        view: Any = self.parent()
        return view

    def _px(self, size: int) -> int:
        """`size` at the scale of the window, which its font has."""
        return round(size * self.font().pixelSize() / _FONT_SIZE)

    def _build(self) -> None:
        self._set_up_table()
        self._count.setProperty("role", "small")
        self._copy.clicked.connect(self._on_copy)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(self._px(_MARGIN),) * 4)
        column.setSpacing(self._px(_MARGIN // 2))
        for widget in (self.table, self._count, self._buttons):
            column.addWidget(widget)
        self._rest.timeout.connect(self._take)
        self._follow.timeout.connect(self._on_time)
        self._follow.start()

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self._model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.horizontalHeader().setResizeContentsPrecision(0)  # by the rows that are seen, not by thousands
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setStretchLastSection(True)
        table.copy_wanted.connect(self._on_copy)

    # --- following -----------------------------------------------------------------------------------------

    def _on_time(self) -> None:
        """Begins anew where the view shows something else, once all of what it showed before is here."""
        if self._coming is None and self._facts.table_source() is not self._source and self.isVisible():
            self._begin()

    def _begin(self) -> None:
        self._source = self._facts.table_source()
        self._coming, self._come = iter(self._facts.rows()), []
        self._take()

    def _take(self) -> None:
        """Some of the rows that are coming; the rest when everybody else has had their turn."""
        assert self._coming is not None
        clock = QElapsedTimer()
        clock.start()
        while clock.elapsed() < _SLICE_MS:
            some = list(islice(self._coming, _ROWS_AT_ONCE))
            self._come += some
            if len(some) < _ROWS_AT_ONCE:
                self._coming = None
                self._show_rows()
                return
        self._rest.start()

    def _show_rows(self) -> None:
        was_empty, read = not self._model.rowCount(), self._read_now()
        self._model.set_rows(self._come)
        if was_empty and self._come:
            self._fit_columns()
            self._go_to(0)
        elif read and read != self._read_now() and read in self._come:  # rows have come in several places above it
            self._go_to(self._come.index(read))
        self._say_count()

    def _go_to(self, place: int) -> None:
        """Whatever key is held down just now, this is no choice of the reader's."""
        flag = QItemSelectionModel.SelectionFlag
        index = self._model.index(place, 0)
        self.table.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)

    def _read_now(self) -> Row:
        """The row that is being read; none of it where several are chosen, to be copied."""
        rows = self.table.selectionModel().selectedRows()
        return self._model.row(rows[0].row()) if len(rows) == 1 else ()

    def _say_count(self) -> None:
        count = self._model.rowCount()
        if not count:
            words = translate("TableDialog", "Nothing has been seen yet. Rows appear here as the program runs.")
        elif count == 1:
            words = translate("TableDialog", "1 row")
        else:
            words = translate("TableDialog", "{count} rows").format(count=number(count))
        self._count.setText(words)

    # --- room, copies, language ----------------------------------------------------------------------------

    def _fit_columns(self) -> None:
        self.table.resizeColumnsToContents()
        for column in range(self._model.columnCount()):
            width = self.table.columnWidth(column) + self._px(_MARGIN)
            self.table.setColumnWidth(column, min(width, self._px(_COLUMN_LIMIT)))

    def _wanted_width(self) -> int:
        columns = sum(self.table.columnWidth(column) for column in range(self._model.columnCount()))
        return min(max(columns + self._px(4 * _MARGIN), self._px(_SMALLEST[0])), self._px(_WIDEST))

    def _on_copy(self) -> None:
        chosen = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        QGuiApplication.clipboard().setText(self._model.text(chosen or range(self._model.rowCount())))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        title = self._facts.table_title()
        self.setWindowTitle(title)
        self._model.set_headings(self._facts.headings())
        self._begin()
        self.table.setAccessibleName(title)
        self.table.setAccessibleDescription(
            translate(
                "TableDialog",
                "The facts that the plot draws, row by row. Up and Down read them, Ctrl+C copies them, Escape goes"
                " back to the plot. While the program runs new rows come by themselves.",
            )
        )
        self._copy.setText(translate("TableDialog", "Copy"))
        self._copy.setToolTip(translate("TableDialog", "The selected rows, or all, for a spreadsheet (Ctrl+C)"))
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setToolTip(translate("TableDialog", "Back to the plot (Escape)"))


class _Table(QTableView):
    """Qt's own key copies no more than the cell at the cursor."""

    copy_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)


class TableModel(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._headings: Row = ()
        self._rows: list[Row] = []

    def set_headings(self, headings: Row) -> None:
        """Another language, or other columns: then the rows begin anew."""
        if len(headings) != len(self._headings):
            self.beginResetModel()
            self._headings, self._rows = headings, []
            self.endResetModel()
        elif headings != self._headings:
            self._headings = headings
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(headings) - 1)

    def set_rows(self, rows: list[Row]) -> None:
        """Touches only what lies between the rows that are the same at the beginning and at the end."""
        old = self._rows
        head = _common(old, rows)
        tail = _common(old[head:][::-1], rows[head:][::-1])
        before, now = len(old) - head - tail, len(rows) - head - tail
        both = min(before, now)
        if now > both:
            self.beginInsertRows(QModelIndex(), head + both, head + now - 1)
        elif before > both:
            self.beginRemoveRows(QModelIndex(), head + both, head + before - 1)
        self._rows = rows
        if now > both:
            self.endInsertRows()
        elif before > both:
            self.endRemoveRows()
        if both:
            last = self.index(head + both - 1, len(self._headings) - 1)
            self.dataChanged.emit(self.index(head, 0), last)

    def row(self, place: int) -> Row:
        return self._rows[place]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()][index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headings[section]
        return None

    def text(self, rows: Sequence[int]) -> str:
        """The rows as lines, their cells parted by tabs, under the headings."""
        return "\n".join("\t".join(cells) for cells in (self._headings, *(self._rows[row] for row in rows)))


def _common(some: list[Row], other: list[Row]) -> int:
    """How many rows both have in common at their beginning."""
    pairs = zip(some, other, strict=False)
    return next((place for place, (one, two) in enumerate(pairs) if one != two), min(len(some), len(other)))
