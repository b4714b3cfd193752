"""The endings of all schedules: a bar each, outlined for what was possible from the start, filled for what still is.

Numbers stand side by side in their order; anything else is a list. A click or Enter replays the shortest schedule, on
real threads where it was found on them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.scheduler.endings import Ending
from gui.step.phrases import ending_label, ending_words, share_words
from gui.step.tables import share_headings, share_rows
from gui.theme import Look
from gui.views.table import TableAction

translate = QCoreApplication.translate

_LABELS = 20
_ROW = 26
_WIDEST_BAR = 46
_BAR_SHARE = 0.42
"""Of the width, in a list."""


@dataclass(frozen=True, slots=True)
class Share:
    """An ending with its share of all schedules, and of those that go on from here (None: not known). `is_open` says
    whether it can still happen; None where that is not known."""

    ending: Ending
    whole: float | None
    here: float | None
    is_open: bool | None


class Chart(QWidget):
    chosen = Signal(int)
    """The place of an ending whose schedule is to be replayed."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shares: tuple[Share, ...] = ()
        self._selected = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.table_action = TableAction(self)
        self._describe()

    def show_shares(self, shares: tuple[Share, ...]) -> None:
        if shares != self._shares:
            self._shares = shares
            self._selected = min(self._selected, len(shares) - 1)
            self._describe()
            self.updateGeometry()
            self.update()

    def _describe(self) -> None:
        nothing = translate("Chart", "The endings of all schedules appear here, with the share of each.")
        self.setAccessibleDescription("\n".join(map(self._words, self._shares)) or nothing)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    @property
    def _is_numbers(self) -> bool:
        """Bars side by side; a single one says no more than a row."""
        return len(self._shares) > 1 and all(share.ending.number is not None for share in self._shares)

    def sizeHint(self) -> QSize:
        px = self._look.px
        rows = px(90) if self._is_numbers or not self._shares else px(_ROW) * len(self._shares)
        return QSize(px(320), rows)

    def minimumSizeHint(self) -> QSize:
        px = self._look.px
        return QSize(px(160), px(64) if self._is_numbers or not self._shares else px(_ROW) * len(self._shares))

    def _words(self, share: Share) -> str:
        """About one ending, for tooltips and for those who cannot see it."""
        parts = [ending_words(share.ending)]
        if share.whole is not None:
            words = translate("Chart", "{share} of all schedules")
            if share.ending.runs is not None:
                words = translate("Chart", "{share} of the runs")
            parts.append(words.format(share=share_words(share.whole)))
        if share.is_open is False:
            parts.append(translate("Chart", "can no longer happen from here"))
        elif share.here is not None:
            words = translate("Chart", "{share} of the schedules from here")
            parts.append(words.format(share=share_words(share.here)))
        return "; ".join(parts)

    # --- in words ------------------------------------------------------------------------------------------

    def headings(self) -> tuple[str, ...]:
        return share_headings()

    def rows(self) -> Iterator[tuple[str, ...]]:
        return share_rows(self._shares)

    def table_title(self) -> str:
        return translate("Chart", "What the schedules end in")

    def table_source(self) -> object:
        return self._shares

    # --- drawing -------------------------------------------------------------------------------------------

    def _rects(self) -> list[QRectF]:
        """The room of each ending."""
        count, px = len(self._shares), self._look.px
        if self._is_numbers:
            width = min(self.width() / count, px(_WIDEST_BAR * 1.6))
            left = (self.width() - width * count) / 2
            return [QRectF(left + place * width, 0, width, self.height()) for place in range(count)]
        height = px(_ROW)
        return [QRectF(0, place * height, self.width(), height) for place in range(count)]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((max(share.whole or 0, share.here or 0) for share in self._shares), default=0) or 1.0
        for place, (share, room) in enumerate(zip(self._shares, self._rects(), strict=True)):
            if self._is_numbers:
                self._paint_bar(painter, room, share, most)
            else:
                self._paint_row(painter, room, share, most)
            if place == self._selected and self.hasFocus():
                painter.setPen(QPen(QColor(self._look.palette.ink), self._look.px(2)))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 4, 4)

    def _fill(self, share: Share) -> QColor:
        colours = self._look.palette
        good, bad, other = colours.bars
        if share.ending.is_expected:
            return QColor(good)
        return QColor(bad if share.ending.outcome.kind != "finished" else other)

    def _paint_bar(self, painter: QPainter, room: QRectF, share: Share, most: float) -> None:
        px, colours = self._look.px, self._look.palette
        base = room.bottom() - px(_LABELS)
        height = base - px(3)
        gap = max(room.width() * 0.12, 1.0)
        bar = QRectF(room.left() + gap, 0, room.width() - 2 * gap, 0)
        filled = share.here if share.here is not None else (share.whole or 0.0)
        if share.is_open is not False and share.is_open is not None:
            bar.setTop(base - max(height * filled / most, 2))
            bar.setBottom(base)
            painter.fillRect(bar, self._fill(share))
        if share.whole is not None:
            bar.setTop(base - max(height * share.whole / most, 1))
            bar.setBottom(base)
            painter.setPen(QPen(QColor(colours.muted), self._look.stroke(1)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar)
        is_expected = share.ending.is_expected
        font = self._look.ui_font(12, 600 if is_expected else 400)
        painter.setFont(font)
        painter.setPen(QColor(colours.right if is_expected else colours.text if share.is_open else colours.muted))
        label = ending_label(share.ending)
        if QFontMetrics(font).horizontalAdvance(label) <= room.width() + px(6):
            labels = QRectF(room.left() - px(4), base, room.width() + px(8), px(_LABELS))
            painter.drawText(labels, Qt.AlignmentFlag.AlignCenter, label)

    def _paint_row(self, painter: QPainter, room: QRectF, share: Share, most: float) -> None:
        px, colours = self._look.px, self._look.palette
        width = room.width() * _BAR_SHARE
        bar = QRectF(room.right() - width, room.top() + px(6), width, room.height() - px(12))
        filled = share.here if share.here is not None else (share.whole or 0.0)
        painter.setPen(QPen(QColor(colours.edge), self._look.stroke(1)))
        if share.is_open is not False and share.is_open is not None:
            part = QRectF(bar)
            part.setWidth(max(width * filled / most, 3) if share.here is not None or share.whole is not None else 12)
            painter.fillRect(part, self._fill(share))
        if share.whole is not None:
            outline = QRectF(bar)
            outline.setWidth(max(width * share.whole / most, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(outline)
        words = ending_words(share.ending)
        if share.whole is not None:
            words = f"{share_words(share.whole)}   {words}"
        font = self._look.ui_font(13, 600 if share.is_open else 400)
        painter.setFont(font)
        tone = colours.right if share.ending.is_expected else colours.text
        painter.setPen(QColor(tone if share.is_open is not False else colours.muted))
        text_room = QRectF(room.left() + px(6), room.top(), bar.left() - room.left() - px(14), room.height())
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(text_room.width()))
        painter.drawText(text_room, Qt.AlignmentFlag.AlignVCenter, shown)

    # --- the learner ---------------------------------------------------------------------------------------

    def _place_at(self, x: float, y: float) -> int:
        return next((place for place, room in enumerate(self._rects()) if room.contains(x, y)), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().x(), event.position().y())
        if place >= 0:
            self._selected = place
            self.chosen.emit(place)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().x(), event.position().y())
        if place < 0:
            QToolTip.hideText()
            return
        more = translate("Chart", "Click to replay the shortest schedule that ends so.")
        if self._shares[place].ending.runs is not None:
            more = translate("Chart", "Click to run it so again on real threads, with the same switches.")
        QToolTip.showText(event.globalPosition().toPoint(), f"{self._words(self._shares[place])}\n{more}", self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        if event.key() in moves and self._shares:
            self._selected = min(max(self._selected + moves[Qt.Key(event.key())], 0), len(self._shares) - 1)
            self.setAccessibleName(self._words(self._shares[self._selected]))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._selected >= 0:
            self.chosen.emit(self._selected)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._selected = max(self._selected, 0)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self.update()
        super().changeEvent(event)
