"""Quiet rows under the tabs for what the learner should know and need not answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gui.icons import icon, pixmap
from gui.theme import Look

translate = QCoreApplication.translate

MOST = 4
"""So many rows at once: they are above the page, which needs its room."""


@dataclass(frozen=True, slots=True)
class Notice:
    """`sentence` is called again when the language changes. `show_details` opens what more there is to say."""

    sentence: Callable[[], str]
    show_details: Callable[[], None] | None = None
    icon: str = "warning"


class NoticeBar(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def add(self, notice: Notice) -> None:
        """Below those that are there. The same is said once only, and of many the oldest goes."""
        again = [row for row in self._rows if row.notice.sentence() == notice.sentence()]
        for old in again or self._rows[: max(0, len(self._rows) + 1 - MOST)]:
            self._remove(old)
        row = _Row(notice, self._look)
        row.close_button.clicked.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._column.addWidget(row)
        self.show()

    def sentences(self) -> list[str]:
        return [row.notice.sentence() for row in self._rows]

    def set_look(self, look: Look) -> None:
        self._look = look
        for row in self._rows:
            row.set_look(look)

    def _remove(self, row: _Row) -> None:
        if row not in self._rows:  # pressed again on its way out
            return
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.deleteLater()
        self.setVisible(bool(self._rows))


class _Row(QWidget):
    def __init__(self, notice: Notice, look: Look) -> None:
        super().__init__()
        self.notice = notice
        self._look = look
        self._icon, self._text, self._details = QLabel(), QLabel(), QPushButton()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._details.setProperty("role", "quiet")
        self._details.setVisible(notice.show_details is not None)
        if notice.show_details is not None:
            self._details.clicked.connect(notice.show_details)
        self.close_button = QToolButton()
        self.close_button.setProperty("role", "icon")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._details)
        self._row.addWidget(self.close_button)
        self.set_look(look)
        self._retranslate()

    def set_look(self, look: Look) -> None:
        self._look = look
        px, colours = look.px, look.palette
        self._row.setContentsMargins(px(16), px(4), px(16), px(4))
        self._row.setSpacing(px(8))
        self._icon.setPixmap(pixmap(self.notice.icon, colours.muted, px(16), self.devicePixelRatioF()))
        self._text.setFont(look.ui_font(13))
        self.close_button.setIcon(icon("close", colours.muted))
        self.close_button.setIconSize(QSize(px(14), px(14)))
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._look.palette.sunken))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(self._look.palette.line))

    def _retranslate(self) -> None:
        self._text.setText(self.notice.sentence())
        self._details.setText(translate("NoticeBar", "Details"))
        self._details.setAccessibleDescription(self._text.text())
        self.close_button.setAccessibleName(translate("NoticeBar", "Close"))
        self.close_button.setToolTip(translate("NoticeBar", "Close"))
