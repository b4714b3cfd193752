"""The text twin of a view: the facts that it draws, as a table for keyboard and screen reader (Ctrl+T)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from gui.icons import icon
from gui.theme import Look

translate = QCoreApplication.translate

_ICON, _SIDE = 14, 26


class Tabular(Protocol):
    """A view that can say in words what it draws."""

    def headings(self) -> tuple[str, ...]: ...
    def rows(self) -> Iterable[tuple[str, ...]]:
        """The facts as they are when the first row is taken; one after the other, for there may be thousands."""

    def table_title(self) -> str: ...
    def table_source(self) -> object:
        """What is drawn now: as long as it is the same object the rows are the same."""


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
        from gui.views.table_dialog import TableDialog  # seldom wanted, and never before the first frame

        view = self.parent()
        open_one = view.findChild(TableDialog, options=Qt.FindChildOption.FindDirectChildrenOnly)
        dialog = open_one or TableDialog(view)
        dialog.show()
        dialog.activateWindow()


class TableButton(QToolButton):
    """The same beside the view, for those who look for it with mouse or Tab."""

    def __init__(self, action: TableAction, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "icon")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)
        self.set_look(look)
        self._retranslate()

    def set_look(self, look: Look) -> None:
        self.setIcon(icon("table", look.palette.muted))
        self.setIconSize(QSize(look.px(_ICON), look.px(_ICON)))
        self.setFixedSize(look.px(_SIDE), look.px(_SIDE))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("TableAction", "Show as table"))
        self.setToolTip(translate("TableAction", "The same facts as a table, to be read and copied (Ctrl+T)"))
