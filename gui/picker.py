"""A button that shows what is chosen and opens a menu to choose something else."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QFontMetrics, QIcon, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from gui.icons import icon
from gui.theme import Look

translate = QCoreApplication.translate

_ICON = 16
_CHEVRON = 14
_GAP = 6


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose: its `key`, how the menu and the button call it, and what the tooltip adds."""

    key: str
    label: str
    short: str = ""
    tooltip: str = ""


class Picker(QPushButton):
    """Shows an icon or a muted word, the chosen option, and a chevron."""

    picked = Signal(str)
    """The key of the option."""

    def __init__(self, look: Look, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._icon_name = look, icon_name
        self._prefix, self._compact, self._icon_only = "", False, False
        self._options: tuple[Option, ...] = ()
        self._key = ""
        self.menu_actions: list[QAction] = []
        """What the menu offers below the options."""
        self.clicked.connect(self.open_menu)
        self._describe()

    def set_options(self, options: tuple[Option, ...], key: str) -> None:
        self._options, self._key = options, key
        chosen = self.chosen
        self.setText(chosen.label if chosen else "")
        self._describe()
        self.updateGeometry()
        self.update()

    def set_prefix(self, prefix: str) -> None:
        self._prefix = prefix
        self._describe()
        self.updateGeometry()

    def set_compact(self, compact: bool, *, icon_only: bool = False) -> None:
        """In small windows it shows the short label, without prefix, or not even that."""
        self._compact, self._icon_only = compact, icon_only
        self.updateGeometry()
        self.update()

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    @property
    def chosen(self) -> Option | None:
        return next((option for option in self._options if option.key == self._key), None)

    def _describe(self) -> None:
        chosen = self.chosen
        words = chosen.tooltip if chosen else ""
        self.setToolTip(words)
        self.setAccessibleDescription(words or translate("Picker", "Opens a list to choose from"))
        self.setAccessibleName(f"{self._prefix} {chosen.label if chosen else ''}".strip())

    def open_menu(self) -> None:
        menu = self.make_menu()
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + self._look.px(2))))

    def make_menu(self) -> QMenu:
        """The menu as it is now; deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        group = QActionGroup(menu)
        for option in self._options:
            action = menu.addAction(option.label)
            action.setCheckable(True)
            action.setChecked(option.key == self._key)
            action.setToolTip(option.tooltip)
            action.triggered.connect(lambda _checked=False, key=option.key: self.picked.emit(key))
            group.addAction(action)
        if self.menu_actions and self._options:
            menu.addSeparator()
        menu.addActions(self.menu_actions)
        return menu

    # --- drawing -------------------------------------------------------------------------------------------

    def _shown(self) -> tuple[str, str]:
        chosen = self.chosen
        if self._icon_only:
            return "", ""
        if chosen is None:
            return ("" if self._compact else self._prefix), self.text()
        if self._compact:
            return "", chosen.short or chosen.label
        return self._prefix, chosen.label

    def sizeHint(self) -> QSize:
        prefix, text = self._shown()
        metrics, px = QFontMetrics(self._look.ui_font(14)), self._look.px
        width = px(20) + metrics.horizontalAdvance(text) + px(_GAP + _CHEVRON) + 2
        if self._icon_name:
            width += px(_ICON + _GAP)
        if prefix:
            width += QFontMetrics(self._look.ui_font(13)).horizontalAdvance(prefix) + px(_GAP)
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        px, colours = self._look.px, self._look.palette
        color = colours.text if self.isEnabled() else colours.faint
        left = px(10)
        if self._icon_name:
            room = QRect(left, 0, px(_ICON), self.height())
            icon(self._icon_name, color).paint(painter, room)
            left += px(_ICON + _GAP)
        prefix, text = self._shown()
        if prefix:
            left += self._paint_text(painter, left, prefix, 13, colours.muted) + px(_GAP)
        self._paint_text(painter, left, text, 14, color)
        chevron = QRect(self.width() - px(10 + _CHEVRON), 0, px(_CHEVRON), self.height())
        icon("chevron-down", color).paint(painter, chevron)

    def _paint_text(self, painter: QStylePainter, left: int, text: str, size: int, color: str) -> int:
        font = self._look.ui_font(size)
        painter.setFont(font)
        painter.setPen(QColor(color))
        room = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        return QFontMetrics(font).horizontalAdvance(text)
