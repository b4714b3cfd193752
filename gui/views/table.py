"""The text twin of a view: the facts that it draws, as a table for keyboard and screen reader (Ctrl+T)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

translate = QCoreApplication.translate

_Index = QModelIndex | QPersistentModelIndex
_COLUMN_LIMIT = 360
"""No column begins wider than that, in pixels."""


class Tabular(Protocol):
    """A view that can say in words what it draws."""

    def headings(self) -> tuple[str, ...]: ...
    def rows(self) -> list[tuple[str, ...]]: ...
    def table_title(self) -> str: ...


class TableAction(QAction):
    """“Show as table” in a view's context menu; Ctrl+T while the view or something in it has the focus."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.setShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_T))
        self.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.triggered.connect(self._on_triggered)
        view.addAction(self)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        view.installEventFilter(self)
        self._retranslate()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return False

    def _retranslate(self) -> None:
        self.setText(translate("TableAction", "Show as table"))

    def _on_triggered(self) -> None:
        view = self.parent()
        TableDialog(view, view).open()


class TableDialog(QDialog):
    """The facts as they are when it opens: a table that moved under a reader could not be read."""

    def __init__(self, facts: Tabular, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(facts.table_title())
        self._model = _Model(facts.headings(), facts.rows(), self)
        self.table = self._make_table(facts.table_title())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._copy = buttons.addButton(translate("TableAction", "Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self._copy.setToolTip(translate("TableAction", "The selected rows, or all, for a spreadsheet"))
        self._copy.clicked.connect(self._on_copy)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.table)
        column.addWidget(buttons)
        self.resize(self._wanted_width(), max(self.table.sizeHint().height(), 420))
        self.table.setFocus()

    def _make_table(self, title: str) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setAccessibleName(title)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setStretchLastSection(True)
        table.resizeColumnsToContents()
        for column in range(self._model.columnCount()):
            table.setColumnWidth(column, min(table.columnWidth(column) + 16, _COLUMN_LIMIT))
        copy = QAction(translate("TableAction", "Copy"), table, shortcut=QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self._on_copy)
        table.addAction(copy)
        if self._model.rowCount():
            table.setCurrentIndex(self._model.index(0, 0))
        return table

    def _wanted_width(self) -> int:
        columns = sum(self.table.columnWidth(column) for column in range(self._model.columnCount()))
        return min(max(columns + 60, 480), 1000)

    def _on_copy(self) -> None:
        chosen = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        QGuiApplication.clipboard().setText(self._model.text(chosen or range(self._model.rowCount())))


class _Model(QAbstractTableModel):
    def __init__(self, headings: tuple[str, ...], rows: list[tuple[str, ...]], parent: QObject) -> None:
        super().__init__(parent)
        self._headings, self._rows = headings, rows

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
