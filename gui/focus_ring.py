"""Two pixels of ink around the button that has the keyboard, two pixels away from it.

Style sheets cannot draw outside a widget, and a filled button has no border that could be seen to change. So the ring
is a widget of its own above all others of the window; it follows the button, or the text or list to be read, that has
the focus, once the learner uses the keyboard. Widgets that draw themselves draw their own ring.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QListView, QPushButton, QTextBrowser, QToolButton, QWidget
from shiboken6 import isValid

from gui.theme import Look

WIDTH = 2
OFFSET = 2
RADIUS = 6
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest)


class FocusRing(QWidget):
    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        QApplication.instance().focusChanged.connect(self._on_focus_changed)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._follow()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._follow()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        width = self._look.px(WIDTH)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._look.palette.ink), width))
        ring = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        radius = self._look.px(RADIUS + OFFSET)
        painter.drawRoundedRect(ring, radius, radius)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        for widget in filter(isValid, self._watched):  # one may be gone, which is why the focus has changed
            widget.removeEventFilter(self)
        self._watched.clear()
        self._target = now if now is not None and self._rings(now) else None
        each = self._target
        while each is not None and each is not self.window():
            each.installEventFilter(self)
            self._watched.append(each)
            each = each.parentWidget()
        self._follow()

    def _rings(self, widget: QWidget) -> bool:
        """A focus that a click gave needs no ring, and neither does any before the first use of the keyboard."""
        by_keyboard = self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        is_plain = isinstance(widget, QPushButton | QToolButton | QTextBrowser | QListView)
        return is_plain and by_keyboard and not by_mouse and widget.window() is self.window()

    def _follow(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        out = self._look.px(WIDTH) + self._look.px(OFFSET)
        corner = target.mapTo(self.window(), QPoint(0, 0))
        self.setGeometry(QRect(corner, target.size()).adjusted(-out, -out, out, out))
        self.raise_()
        self.show()
