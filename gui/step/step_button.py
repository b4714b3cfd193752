"""The button that gives a thread its turn: filled with the thread's colour, with its key; grey where it cannot go."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from gui.icons import paint_icon
from gui.theme import Look, mix

_HEIGHT = 38
_ICON = 14
_GAP = 8


class StepButton(QPushButton):
    def __init__(self, look: Look, letter: str, keycap: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._letter, self._keycap = look, letter, keycap
        self._icon_name, self._is_compact = "step", False
        self.setProperty("role", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the page
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, icon_name: str, *, can_go: bool) -> None:
        """What it says, and whether it can be pressed."""
        if (text, icon_name, can_go) != (self.text(), self._icon_name, self.isEnabled()):
            self._icon_name = icon_name
            self.setText(text)
            self.setEnabled(can_go)
            self.update()

    def set_compact(self, compact: bool) -> None:
        self._is_compact = compact
        self.updateGeometry()
        self.update()

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(100), self._look.px(_HEIGHT - 6 if self._is_compact else _HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(60), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, px, colours = self._look, self._look.px, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hue = colours.actor(self._letter)
        fill, ink = (hue, colours.actor_text) if self.isEnabled() else (colours.disabled, colours.muted)
        if self.isEnabled() and (self.isDown() or self.underMouse()):
            fill = mix(colours.text, hue, 0.22 if self.isDown() else 0.1)  # away from the colour of its letters
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(QRectF(self.rect()), px(6), px(6))
        font = look.ui_font(14, 600 if self.isEnabled() else 400)
        metrics = QFontMetrics(font)
        cap = self._keycap if self.isEnabled() and not self._is_compact else ""
        cap_width = QFontMetrics(look.ui_font(11)).horizontalAdvance(cap) + px(10) if cap else 0
        room = self.width() - px(16) - px(_ICON + _GAP) - (cap_width + px(_GAP) if cap else 0)
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        width = px(_ICON + _GAP) + metrics.horizontalAdvance(text) + (px(_GAP) + cap_width if cap else 0)
        left = (self.width() - width) / 2
        paint_icon(painter, self._icon_name, QRectF(left, (self.height() - px(_ICON)) / 2, px(_ICON), px(_ICON)), ink)
        left += px(_ICON + _GAP)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(QRectF(left, 0, room + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        if cap:
            left += metrics.horizontalAdvance(text) + px(_GAP)
            self._paint_cap(painter, QRectF(left, (self.height() - px(18)) / 2, cap_width, px(18)), ink)

    def _paint_cap(self, painter: QPainter, cap: QRectF, ink: str) -> None:
        painter.setPen(QPen(QColor(ink), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setOpacity(0.8)
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), self._look.px(3), self._look.px(3))
        painter.setOpacity(1.0)
        painter.setFont(self._look.ui_font(11))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._keycap)
