"""At the right end of the top bar: language, dark or light, projector."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from gui.icons import paint_icon
from gui.language import CHINESE, ENGLISH
from gui.theme import Look, mix

translate = QCoreApplication.translate

HEIGHT = 26
ICON = 16
LABELS = {ENGLISH: "EN", CHINESE: "中文"}
"""Each language in itself: who cannot read the window must be able to find the way out."""


class CornerControls(QWidget):
    language_chosen = Signal(str)
    dark_requested = Signal(bool)
    projector_requested = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._language = ENGLISH
        self._is_compact = False
        self._languages = {code: _FlatButton(look, label=label) for code, label in LABELS.items()}
        self._divider = _Divider(look)
        self._theme = _FlatButton(look, icon_name="moon")
        self._projector = _FlatButton(look, icon_name="monitor")
        self._projector.setCheckable(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        first, second = self._languages.values()
        for widget in (first, self._divider, second, self._theme, self._projector):
            self._row.addWidget(widget)
        self._connect()
        self.set_look(look)
        self._retranslate()

    def set_look(self, look: Look) -> None:
        self._look = look
        self._row.setSpacing(look.px(2))
        self._theme.icon_name = "sun" if look.palette.dark else "moon"
        self._projector.setChecked(look.projector)
        for widget in (*self._languages.values(), self._divider, self._theme, self._projector):
            widget.set_look(look)
        self._retranslate()

    def set_language(self, language: str) -> None:
        self._language = language
        for code, button in self._languages.items():
            button.set_strong(code == language)
        self._show_languages()

    def set_compact(self, compact: bool) -> None:
        """In a small window only the language that one could change to is shown."""
        self._is_compact = compact
        self._show_languages()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _connect(self) -> None:
        for code, button in self._languages.items():
            button.clicked.connect(lambda _checked=False, it=code: self.language_chosen.emit(it))
        self._theme.clicked.connect(lambda: self.dark_requested.emit(not self._look.palette.dark))
        self._projector.clicked.connect(self.projector_requested)

    def _show_languages(self) -> None:
        self._divider.setVisible(not self._is_compact)
        for code, button in self._languages.items():
            button.setVisible(not self._is_compact or code != self._language)

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("CornerControls", "Language and appearance"))
        self._languages[ENGLISH].setAccessibleName("English")
        self._languages[CHINESE].setAccessibleName("中文")
        self._languages[ENGLISH].setToolTip(translate("CornerControls", "Everything in English"))
        self._languages[CHINESE].setToolTip(translate("CornerControls", "Everything in Chinese"))
        dark = translate("CornerControls", "Dark colours")
        theme = translate("CornerControls", "Light colours") if self._look.palette.dark else dark
        self._theme.setAccessibleName(theme)
        self._theme.setToolTip(theme)
        self._projector.setAccessibleName(translate("CornerControls", "Projector"))
        self._projector.setToolTip(translate("CornerControls", "For a projector: everything larger and stronger (F9)"))


class _FlatButton(QAbstractButton):
    """A word or an icon that can be pressed, without a frame."""

    def __init__(self, look: Look, label: str = "", icon_name: str = "") -> None:
        super().__init__()
        self._look = look
        self._is_strong = False
        self.icon_name = icon_name
        self.setText(label)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def set_strong(self, is_strong: bool) -> None:
        self._is_strong = is_strong
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self._look.px
        text = QFontMetrics(self._font()).horizontalAdvance(self.text())
        return QSize(px(HEIGHT) if self.icon_name else text + px(12), px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        px, colours = self._look.px, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(mix(colours.ink, colours.bg, 0.11 if self.isChecked() else 0.07)))
            painter.drawRoundedRect(QRectF(self.rect()), px(4), px(4))
        color = colours.text if self._is_strong or self.isChecked() else colours.muted
        if self.icon_name:
            inset = (self.width() - px(ICON)) / 2
            paint_icon(painter, self.icon_name, QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), color)
        else:
            painter.setPen(QColor(color))
            painter.setFont(self._font())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.ink), px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(4), px(4))

    def _font(self) -> QFont:
        return self._look.ui_font(14, 600 if self._is_strong else 400)


class _Divider(QWidget):
    """A short upright line."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def set_look(self, look: Look) -> None:
        self._look = look
        self.setFixedSize(max(1, look.px(1)), look.px(14))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self._look.palette.edge))
