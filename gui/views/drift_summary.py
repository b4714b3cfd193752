"""The line above a drift plot: what each thread has added, and what the counter came to."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.snapshot import Snapshot, ThreadView
from gui.badge import paint_badge
from gui.theme import Look
from gui.views.drift_words import is_off, short_state, state_sentence
from gui.wording import actor_name, signed

_HEIGHT = 30


class DriftSummary(QWidget):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._threads: tuple[ThreadView, ...] = ()
        self._sentence = self._short = ""
        self._is_off = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        threads = tuple(thread for thread in snapshot.threads if thread.contribution is not None)
        sentence = short = ""
        off = False
        if snapshot.drift is not None:
            sentence, short = state_sentence(snapshot, snapshot.drift), short_state(snapshot, snapshot.drift)
            off = is_off(snapshot, snapshot.drift)
        shown = [(thread.actor, thread.contribution) for thread in threads]
        before = [(thread.actor, thread.contribution) for thread in self._threads]
        if (shown, sentence, off) != (before, self._sentence, self._is_off):
            self._threads, self._sentence, self._short, self._is_off = threads, sentence, short, off
            self.setAccessibleName(self.text())
            self.setToolTip(self.text())
            self.update()

    def text(self) -> str:
        parts = [f"{actor_name(thread.actor)} {signed(thread.contribution or 0)}" for thread in self._threads]
        return "\n".join(part for part in (*parts, self._sentence) if part)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(300), self._look.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, colours = self._look.px, self._look.palette
        room = QRectF(px(16), 0, self.width() - px(16 + 20), self.height())
        painter.setFont(self._look.ui_font(13))
        room.setLeft(self._paint_threads(painter, room) + px(12))
        words = self._sentence
        if painter.fontMetrics().horizontalAdvance(words) > room.width():
            words = painter.fontMetrics().elidedText(self._short, Qt.TextElideMode.ElideLeft, max(0, int(room.width())))
        painter.setPen(QColor(colours.wrong if self._is_off else colours.muted))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_threads(self, painter: QPainter, room: QRectF) -> float:
        """As many as fit in half of the room; returns where they end."""
        px, metrics = self._look.px, painter.fontMetrics()
        x, limit = room.left(), room.left() + room.width() * 0.56
        for thread in self._threads:
            words = signed(thread.contribution or 0)
            width = px(18 + 6 + 14) + metrics.horizontalAdvance(words)
            if x + width > limit:
                painter.setPen(QColor(self._look.palette.muted))
                painter.drawText(QRectF(x, 0, px(20), self.height()), Qt.AlignmentFlag.AlignVCenter, "…")
                return x + px(20)
            actor = thread.actor
            badge = QRectF(x, (self.height() - px(18)) / 2, px(18), px(18))
            paint_badge(painter, badge, actor.letter, actor.is_process, "running", self._look)
            painter.setPen(QColor(self._look.palette.text))
            painter.drawText(QRectF(x + px(24), 0, width, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
            x += width
        return x
