"""The process map painted: the boxes and what is in them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen

from gui.badge import paint_badge
from gui.icons import paint_icon
from gui.theme import Look, mix
from gui.views.process_facts import Box, Cell, ProcessFacts
from gui.views.process_layout import EASY_BOX, TIGHT, Layout
from gui.views.process_words import (
    box_name,
    cell_name,
    cell_note,
    cell_text,
    end_words,
    short_box_name,
    short_cell_text,
)

_RADIUS = 6
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class BoxPainter:
    """Lives for one paint event."""

    def __init__(self, painter: QPainter, facts: ProcessFacts, layout: Layout, look: Look) -> None:
        self._painter, self._facts, self._layout, self._look = painter, facts, layout, look
        self._colours, self._px = look.palette, look.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint(self, shown: QRectF) -> None:
        """What lies in `shown`."""
        for place, box in enumerate(self._facts.boxes):
            if self._layout.places[place].rect.adjusted(-2, -2, 2, 2).intersects(shown):
                self._box(place, box)

    # --- boxes ---------------------------------------------------------------------------------------------

    def _hue(self, box: Box) -> str:
        return self._colours.actor(box.actor.letter) if box.actor is not None else self._colours.muted

    def _box(self, place: int, box: Box) -> None:
        painter, colours, px = self._painter, self._colours, self._px
        rect, hue = self._layout.places[place].rect, self._hue(box)
        line = colours.edge if box.ended else colours.pale(hue)
        frame = QPainterPath()
        frame.addRoundedRect(rect, px(_RADIUS), px(_RADIUS))
        painter.fillPath(frame, QColor(colours.surface))
        painter.save()
        painter.setClipPath(frame)
        head = QRectF(rect.left(), rect.top(), rect.width(), px(self._layout.heights.header - 4))
        painter.fillRect(head, QColor(colours.sunken if box.ended else mix(hue, colours.surface, 0.13)))
        painter.restore()
        painter.setPen(QPen(QColor(line), self._look.stroke(1.2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(frame)
        self._head(head, box)
        for cell in box.cells:
            self._cell(place, box, cell)

    def _head(self, head: QRectF, box: Box) -> None:
        painter, colours, px = self._painter, self._colours, self._px
        left = head.left() + px(10)
        if box.actor is not None:
            badge = QRectF(left, head.center().y() - px(9), px(18), px(18))
            paint_badge(painter, badge, box.actor.letter, box.actor.is_process, "running", self._look)
            left = badge.right() + px(8)
        failed = box.failure is not None
        needed = QFontMetrics(self._look.ui_font(14, 600)).horizontalAdvance(short_box_name(box))
        painter.setFont(self._look.ui_font(12))
        painter.setPen(QColor(colours.wrong if failed else colours.muted))
        for small in end_words(box) if failed else (f"pid {box.pid}", str(box.pid)):
            room = head.right() - px(16) - painter.fontMetrics().horizontalAdvance(small) - left
            if room >= needed:
                break
        painter.drawText(head.adjusted(0, 0, -px(10), 0), Qt.AlignmentFlag.AlignRight | _MIDDLE, small)
        painter.setFont(self._look.ui_font(14, 600))
        painter.setPen(QColor(colours.muted if box.ended else colours.text))
        name = self._fitting(room, box_name(box), short_box_name(box))
        painter.drawText(QRectF(left, head.top(), room, head.height()), _MIDDLE, name)

    def _cell(self, place: int, box: Box, cell: Cell) -> None:
        painter, colours, px = self._painter, self._colours, self._px
        frame = self._layout.cell(place, cell)
        rect = self._layout.places[place].rect
        left, is_narrow = rect.left() + px(10), rect.width() < px(EASY_BOX)
        painter.setFont(self._look.code_font(12 if is_narrow else 13))
        painter.setPen(QColor(colours.text))
        name = painter.fontMetrics().elidedText(
            cell_name(cell), Qt.TextElideMode.ElideRight, int(frame.left() - left - px(3))
        )
        painter.drawText(QRectF(left, frame.top(), frame.left() - left, frame.height()), _MIDDLE, name)
        self._frame(frame, box, cell)
        if cell.kind == "proxy":
            painter.setFont(self._look.ui_font(12 if is_narrow else 13))
            painter.setPen(QColor(colours.muted))
            paint_icon(
                painter, "arrow-in", QRectF(frame.left() + px(7), frame.top(), px(14), frame.height()), colours.muted
            )
            inner = frame.adjusted(px(24), 0, -px(3), 0)
        else:
            inner = frame.adjusted(px(6 if is_narrow else 9), 0, -px(3), 0)
            size = 12 if is_narrow else self._value_size(cell, inner.width())
            painter.setFont(self._look.code_font(size, bold=cell.differs or cell.kind == "hosted"))
            painter.setPen(QColor(colours.text))
        painter.drawText(inner, _MIDDLE, self._fitting(inner.width(), cell_text(cell), short_cell_text(cell)))
        note = cell_note(cell, box)
        if note and cell.kind != "proxy" and self._layout.heights is not TIGHT:
            painter.setFont(self._look.ui_font(12))
            painter.setPen(QColor(colours.muted))
            room = QRectF(frame.left(), frame.bottom(), frame.width(), px(18))
            shown = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | _MIDDLE, shown)

    def _value_size(self, cell: Cell, room: float) -> int:
        """Of the letters of a value, in unscaled pixels: smaller rather than cut."""
        font = QFontMetrics(self._look.code_font(14, bold=True))
        return 14 if font.horizontalAdvance(cell_text(cell)) <= room else 12

    def _fitting(self, room: float, words: str, short: str) -> str:
        """The words, or where they are too long for the painter's font the short ones, cut if need be."""
        metrics = self._painter.fontMetrics()
        if metrics.horizontalAdvance(words) <= room:
            return words
        return metrics.elidedText(short, Qt.TextElideMode.ElideMiddle, int(room))

    def _frame(self, frame: QRectF, box: Box, cell: Cell) -> None:
        """Around a value: dashed where only a stand-in is here, tinted where it is another than elsewhere."""
        painter, colours = self._painter, self._colours
        hue = self._hue(box)
        own = cell.kind == "hosted" or (cell.differs and box.role != "main")
        pen = QPen(QColor(hue if own else colours.edge), self._look.stroke(1.5 if own else 1))
        painter.setBrush(QColor(mix(hue, colours.surface, 0.13) if own else colours.sunken))
        if cell.kind == "proxy":
            pen = QPen(QColor(colours.muted), self._look.stroke(1))
            pen.setDashPattern([3, 2])
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawRoundedRect(frame, self._px(4), self._px(4))
