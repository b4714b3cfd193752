"""Above the page: the menu bar with its corner, and the tabs. In a small window one row, with the menu behind ☰."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMenuBar, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gui.chapter_tabs import ChapterTabs
from gui.corner_controls import CornerControls
from gui.icons import icon
from gui.theme import Look

translate = QCoreApplication.translate

MENU_HEIGHT = 30
MARGIN = 4
SMALL_WIDTH, SMALL_HEIGHT = 1180, 800


class TopBar(QWidget):
    """`menu_bar` and `menu` have the same menus; one of the two is shown."""

    def __init__(self, menu_bar: QMenuBar, menu: QMenu, tabs: ChapterTabs, corner: CornerControls, look: Look) -> None:
        super().__init__()
        self._look = look
        self._menu_bar, self._menu, self._tabs, self._corner = menu_bar, menu, tabs, corner
        self._is_compact = False
        self._menu_button = QToolButton()
        self._menu_button.setProperty("role", "icon")
        self._menu_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._menu_button.clicked.connect(self._on_menu_clicked)
        self._build()
        self.set_look(look)
        self._retranslate()

    def set_look(self, look: Look) -> None:
        self._look = look
        px, colours = look.px, look.palette
        self._menu_row.setContentsMargins(0, 0, px(MARGIN) * 2, 0)
        self._tab_row.setContentsMargins(px(MARGIN), 0, px(MARGIN) * 2, 0)
        self._menu_holder.setFixedHeight(px(MENU_HEIGHT))
        self._menu_button.setIcon(icon("menu", colours.text))
        self._menu_button.setIconSize(QSize(px(16), px(16)))
        self._tabs.set_look(look)
        self._corner.set_look(look)
        self.update()

    def set_size(self, width: int, height: int) -> bool:
        """Fits the bar into a window of that size in pixels; returns whether that is a small one."""
        logical = self._look.scale
        is_small = width / logical < SMALL_WIDTH or height / logical < SMALL_HEIGHT
        is_cramped = self._tabs.full_width() + 2 * self._look.px(MARGIN) > width
        self._set_compact(is_small or is_cramped)
        return is_small

    def open_menu(self) -> None:
        """From the keyboard: the first menu of the bar, or all of them where there is no bar."""
        if self._is_compact:
            self._on_menu_clicked()
        else:
            self._menu_bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
            self._menu_bar.setActiveAction(self._menu_bar.actions()[0])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line under the tabs, which the open tab covers."""
        painter = QPainter(self)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(self._look.palette.line))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._menu_holder = QWidget()
        self._menu_row = QHBoxLayout(self._menu_holder)
        self._menu_row.addWidget(self._menu_bar, 1)
        self._menu_row.addWidget(self._corner)
        self._tab_row = QHBoxLayout()
        self._tab_row.setSpacing(0)
        self._tab_row.addWidget(self._menu_button)
        self._tab_row.addWidget(self._tabs, 1)
        column.addWidget(self._menu_holder)
        column.addLayout(self._tab_row)
        self._menu_button.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _set_compact(self, compact: bool) -> None:
        if compact == self._is_compact:
            return
        self._is_compact = compact
        (self._tab_row if compact else self._menu_row).addWidget(self._corner)
        self._menu_holder.setVisible(not compact)
        self._menu_button.setVisible(compact)
        self._tabs.set_compact(compact)
        self._corner.set_compact(compact)

    def _on_menu_clicked(self) -> None:
        self._menu.popup(self._menu_button.mapToGlobal(QPoint(0, self._menu_button.height())))

    def _retranslate(self) -> None:
        self._menu_button.setAccessibleName(translate("TopBar", "Menu"))
        self._menu_button.setToolTip(translate("TopBar", "Menu (F10)"))
