"""Where plots and lanes will be: a dashed frame, grey lines, and one sentence that says what will appear."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from core.lesson import LessonProgram
from gui.theme import Look
from gui.wording import shown_name

translate = QCoreApplication.translate

_LEFT = 110
_LANES = 3
_LEAST = 32
"""A sliver of a frame with half a sentence helps nobody: in less height it shows nothing."""
_RADIUS = 8


class EmptyPlot(QWidget):
    """Paints its frame itself: one of the style sheet would be there even where it shows nothing."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._program: LessonProgram | None = None
        self._sentence = ""

    def set_program(self, program: LessonProgram) -> None:
        self._program = program
        self._retranslate()

    def set_look(self, look: Look) -> None:
        self._look = look
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.height() < self._look.px(_LEAST):
            return
        painter = QPainter(self)
        px, colours = self._look.px, self._look.palette
        self._paint_frame(painter)
        lanes = self.height() - px(20 + 28 * _LANES)
        painter.setPen(QPen(QColor(colours.line), 1))
        rows = [lanes + px(28) * lane + px(14) for lane in range(_LANES)]
        if lanes > px(120):
            rows += [px(40) + (lanes - px(60)) * step / 2 for step in range(3)]
        if lanes < px(40):  # there is room for the sentence alone
            rows, lanes = [], self.height()
        for y in rows:
            painter.drawLine(QPointF(px(_LEFT), y), QPointF(self.width() - px(20), y))
        painter.setFont(self._look.ui_font(14))
        painter.setPen(QColor(colours.muted))
        top = px(20) if rows else 0  # its middle is on the middle line
        room = QRectF(px(20), top, self.width() - px(40), lanes - px(20) if rows else lanes)
        width = painter.fontMetrics().boundingRect(room.toRect(), _CENTRED, self._sentence)
        painter.fillRect(width.adjusted(-px(8), 0, px(8), 0), QColor(colours.bg))
        painter.drawText(room, _CENTRED, self._sentence)

    def _paint_frame(self, painter: QPainter) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._look.palette.edge), 1, Qt.PenStyle.DashLine))
        radius = self._look.px(_RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.restore()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        views = self._program.views if self._program else ()
        if "processes" in views:
            self._sentence = translate("EmptyPlot", "Each process, its memory, and what it does appear here.")
        elif "drift" in views and self._program and self._program.drift:
            sentence = translate("EmptyPlot", "The value of {name} and the turns of each thread appear here.")
            if self._program.uses_processes:
                sentence = translate("EmptyPlot", "The value of {name} and the turns of each process appear here.")
            self._sentence = sentence.format(name=shown_name(self._program.drift.watch))
        elif "occupancy" in views and self._program and self._program.uses_processes:
            self._sentence = translate("EmptyPlot", "What is in the queue and the turns of each process appear here.")
        elif "occupancy" in views:
            self._sentence = translate("EmptyPlot", "What is in the queue and the turns of each thread appear here.")
        else:
            self._sentence = translate("EmptyPlot", "The turns of each thread appear here.")
        self.setAccessibleName(self._sentence)
        self.update()


_CENTRED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
