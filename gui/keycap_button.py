"""A button that shows the key which presses it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from gui.icons import icon
from gui.theme import Look

_ICON = 14
_GAP = 8


class KeycapButton(QPushButton):
    """Icon, text, keycap. The cap is hidden while the button is disabled, and in small windows."""

    def __init__(self, look: Look, icon_name: str, keycap: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._icon_name, self._keycap = look, icon_name, keycap
        self._shows_keycap = True
        self._is_primary = False
        self._icon_only = False
        self._texts: tuple[str, ...] = ()

    def reserve(self, texts: tuple[str, ...]) -> None:
        """It is as wide as the widest of these needs, so that nothing beside it moves when one follows another."""
        self._texts = texts
        self.updateGeometry()

    def set_icon(self, icon_name: str) -> None:
        self._icon_name = icon_name
        self.updateGeometry()
        self.update()

    def set_primary(self, is_primary: bool) -> None:
        """Ink for the one thing to do next, an outline for the rest."""
        if is_primary != self._is_primary:
            self._is_primary = is_primary
            self.setProperty("role", "primary" if is_primary else "")
            self.style().unpolish(self)
            self.style().polish(self)
            self.update()

    def set_compact(self, compact: bool, *, icon_only: bool = False) -> None:
        self._shows_keycap = not compact
        self._icon_only = compact and icon_only
        if self._keycap:
            self.setToolTip(f"{self.accessibleName() or self.text()} ({self._keycap})")
        self.updateGeometry()
        self.update()

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        padding = self._look.px(24)
        texts = (self.text(), *self._texts)
        width = max(self._content_width(text, with_keycap=self._shows_keycap) for text in texts)
        return QSize(padding + width, hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _content_width(self, text: str, *, with_keycap: bool) -> int:
        px = self._look.px
        width = px(_ICON)
        if not self._icon_only:
            width += px(_GAP) + self._text_metrics().horizontalAdvance(text)
        if with_keycap:
            width += px(_GAP) + self._keycap_width()
        return width

    def _text_metrics(self) -> QFontMetrics:
        return QFontMetrics(self._look.ui_font(14, 600))

    def _keycap_width(self) -> int:
        return QFontMetrics(self._look.ui_font(11)).horizontalAdvance(self._keycap) + self._look.px(8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._color()
        with_keycap = self._shows_keycap and self.isEnabled()
        left = (self.width() - self._content_width(self.text(), with_keycap=with_keycap)) // 2
        left = self._paint_icon_and_text(painter, left, color)
        if with_keycap:
            self._paint_keycap(painter, left, color)

    def _color(self) -> str:
        colours = self._look.palette
        if not self.isEnabled():
            return colours.faint
        return colours.on_ink if self._is_primary else colours.text

    def _paint_icon_and_text(self, painter: QPainter, left: int, color: str) -> int:
        px = self._look.px
        icon(self._icon_name, color).paint(painter, QRect(left, 0, px(_ICON), self.height()))
        left += px(_ICON) + px(_GAP)
        if self._icon_only:
            return left
        painter.setPen(QColor(color))
        painter.setFont(self._look.ui_font(14, 600))
        width = self._text_metrics().horizontalAdvance(self.text())
        painter.drawText(QRect(left, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        return left + width + px(_GAP)

    def _paint_keycap(self, painter: QPainter, left: int, color: str) -> None:
        px = self._look.px
        cap = QRectF(left, (self.height() - px(18)) / 2, self._keycap_width(), px(18))
        painter.setPen(QPen(QColor(color), 1))
        painter.setOpacity(0.75)
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), px(3), px(3))
        painter.setOpacity(1.0)
        painter.setFont(self._look.ui_font(11))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._keycap)
