"""The process map painted: boxes, values, and the lines between them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from gui.badge import paint_badge
from gui.icons import paint_icon
from gui.theme import Look, mix
from gui.views.process_facts import Box, Cell, Link, ProcessFacts
from gui.views.process_layout import HEADER, ROW, Layout
from gui.views.process_words import (
    box_name,
    cell_name,
    cell_note,
    cell_text,
    exit_words,
    link_words,
    short_box_name,
    short_cell_text,
    short_link_words,
    short_start_words,
    start_words,
)

_RADIUS = 6
_CENTER = Qt.AlignmentFlag.AlignCenter
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class MapPainter:
    """Lives for one paint event."""

    def __init__(self, painter: QPainter, facts: ProcessFacts, layout: Layout, look: Look) -> None:
        self._painter, self._facts, self._layout, self._look = painter, facts, layout, look
        self._colours, self._px = look.palette, look.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint(self) -> None:
        for link in self._facts.links:
            {"start": self._start, "proxy": self._proxy, "apart": self._apart}[link.kind](link)
        for place, box in enumerate(self._facts.boxes):
            self._box(place, box)

    # --- boxes ---------------------------------------------------------------------------------------------

    def _hue(self, box: Box) -> str:
        return self._colours.actor(box.actor.letter) if box.actor is not None else self._colours.muted

    def _box(self, place: int, box: Box) -> None:
        painter, colours, px = self._painter, self._colours, self._px
        rect, hue = self._layout.places[place].rect, self._hue(box)
        line = colours.edge if box.ended else mix(hue, colours.surface, 0.7)
        frame = QPainterPath()
        frame.addRoundedRect(rect, px(_RADIUS), px(_RADIUS))
        painter.fillPath(frame, QColor(colours.surface))
        painter.save()
        painter.setClipPath(frame)
        head = QRectF(rect.left(), rect.top(), rect.width(), px(HEADER - 4))
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
            paint_badge(painter, badge, box.actor.letter, True, "running", self._look)
            left = badge.right() + px(8)
        painter.setFont(self._look.ui_font(12))
        words = exit_words(box)
        failed = bool(words and box.exit_code)
        small = words if failed else f"pid {box.pid}"
        painter.setPen(QColor(colours.wrong if failed else colours.muted))
        painter.drawText(head.adjusted(0, 0, -px(10), 0), Qt.AlignmentFlag.AlignRight | _MIDDLE, small)
        room = head.right() - px(16) - painter.fontMetrics().horizontalAdvance(small) - left
        painter.setFont(self._look.ui_font(14, 600))
        painter.setPen(QColor(colours.muted if box.ended else colours.text))
        name = self._fitting(room, box_name(box), short_box_name(box))
        painter.drawText(QRectF(left, head.top(), room, head.height()), _MIDDLE, name)

    def _cell(self, place: int, box: Box, cell: Cell) -> None:
        painter, colours, px = self._painter, self._colours, self._px
        frame = self._layout.cell(place, cell)
        left = self._layout.places[place].rect.left() + px(12)
        painter.setFont(self._look.code_font(13))
        painter.setPen(QColor(colours.text))
        name = painter.fontMetrics().elidedText(
            cell_name(cell), Qt.TextElideMode.ElideRight, int(frame.left() - left - px(3))
        )
        painter.drawText(QRectF(left, frame.top(), frame.left() - left, frame.height()), _MIDDLE, name)
        self._frame(frame, box, cell)
        if cell.kind == "proxy":
            painter.setFont(self._look.ui_font(13))
            painter.setPen(QColor(colours.muted))
            paint_icon(
                painter, "arrow-in", QRectF(frame.left() + px(7), frame.top(), px(14), frame.height()), colours.muted
            )
            inner = frame.adjusted(px(28), 0, -px(6), 0)
        else:
            painter.setFont(self._look.code_font(14, bold=cell.differs or cell.kind == "hosted"))
            painter.setPen(QColor(colours.text))
            inner = frame.adjusted(px(9), 0, -px(6), 0)
        painter.drawText(inner, _MIDDLE, self._fitting(inner.width(), cell_text(cell), short_cell_text(cell)))
        note = cell_note(cell, box)
        if note and cell.kind != "proxy" and self._layout.row_height >= px(ROW):
            painter.setFont(self._look.ui_font(12))
            painter.setPen(QColor(colours.muted))
            room = QRectF(frame.left(), frame.bottom(), frame.width(), px(18))
            shown = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, _MIDDLE, shown)

    def _fitting(self, room: float, words: str, short: str) -> str:
        """The words, or where they are too long for the painter's font the short ones, cut if need be."""
        metrics = self._painter.fontMetrics()
        if metrics.horizontalAdvance(words) <= room:
            return words
        return metrics.elidedText(short, Qt.TextElideMode.ElideRight, int(room))

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

    # --- lines ---------------------------------------------------------------------------------------------

    def _sides(self, link: Link) -> tuple[float, float] | None:
        """The facing edges of two boxes in the same line, from left to right; None where they are in two lines."""
        one, other = self._layout.places[link.source], self._layout.places[link.target]
        if one.line != other.line:
            return None
        first, second = sorted((one.rect, other.rect), key=lambda rect: rect.left())
        return first.right(), second.left()

    def _start(self, link: Link) -> None:
        """Over the top: dashed from the parent to the child."""
        sides = self._sides(link)
        if sides is None:
            return
        painter, px = self._painter, self._px
        parent, child = self._layout.places[link.source].rect, self._layout.places[link.target].rect
        y = parent.top() - px(16)
        start, end = parent.center().x(), child.center().x()
        pen = QPen(QColor(self._colours.muted), self._look.stroke(1.2))
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(
            QPolygonF(
                [QPointF(start, parent.top()), QPointF(start, y), QPointF(end, y), QPointF(end, child.top() - px(5))]
            )
        )
        self._arrow(QPointF(end, child.top() - px(1)), QPointF(0, 1), self._colours.muted)
        self._label(min(start, end), max(start, end), y, link.word)

    def _label(self, left: float, right: float, y: float, method: str) -> None:
        painter, px = self._painter, self._px
        painter.setFont(self._look.ui_font(12))
        metrics = painter.fontMetrics()
        room = right - left - px(24)
        words = start_words(method)
        if metrics.horizontalAdvance(words) > room:
            words = short_start_words(method)
        width = metrics.horizontalAdvance(words) + px(12)
        ground = QRectF((left + right - width) / 2, y - px(9), width, px(18))
        painter.fillRect(ground, QColor(self._colours.surface))
        painter.setPen(QColor(self._colours.muted))
        painter.drawText(ground, _CENTER, words)

    def _proxy(self, link: Link) -> None:
        """From a stand-in to the real thing, where nothing stands between the two boxes."""
        sides = self._sides(link)
        if sides is None or abs(link.source - link.target) != 1:
            return
        px, y = self._px, self._layout.row_middle(link.source, link.row)
        to_right = link.source < link.target
        start, end = (sides[0], sides[1]) if to_right else (sides[1], sides[0])
        inward = px(2) if to_right else -px(2)
        self._painter.setPen(QPen(QColor(self._colours.muted), self._look.stroke(1.3)))
        self._painter.drawLine(QPointF(start + inward, y), QPointF(end - 3 * inward, y))
        self._arrow(QPointF(end - inward, y), QPointF(1 if to_right else -1, 0), self._colours.muted)

    def _apart(self, link: Link) -> None:
        """Dotted and crossed: the same name, and nothing in between."""
        sides = self._sides(link)
        if sides is None:
            return
        painter, px = self._painter, self._px
        left, right = sides[0] + px(4), sides[1] - px(4)
        y = self._layout.row_middle(link.source, link.row)
        color = self._colours.wrong if link.differs else self._colours.faint
        painter.setFont(self._look.ui_font(12, 600 if link.differs else 400))
        icon = px(14) if link.differs else 0
        for words in (link_words(link.differs), short_link_words(link.differs), ""):
            width = painter.fontMetrics().horizontalAdvance(words) + icon + px(18 if words else 8)
            if width <= right - left:
                break
        pen = QPen(QColor(color), self._look.stroke(1.4))
        pen.setDashPattern([1.2, 2.2])
        painter.setPen(pen)
        middle = (left + right) / 2
        painter.drawLine(QPointF(left, y), QPointF(middle - width / 2, y))
        painter.drawLine(QPointF(middle + width / 2, y), QPointF(right, y))
        x = middle - width / 2 + px(4)
        if icon:
            paint_icon(painter, "cross", QRectF(x, y - icon / 2, icon, icon), color)
        painter.setPen(QColor(color))
        painter.drawText(QRectF(x + icon + px(5), y - px(10), width, px(20)), _MIDDLE, words)

    def _arrow(self, tip: QPointF, way: QPointF, color: str) -> None:
        """A small filled head whose tip is at `tip`, pointing along `way` (of length 1)."""
        length, half = self._px(7), self._px(3.5)
        back = tip - way * length
        across = QPointF(-way.y(), way.x()) * half
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(color))
        self._painter.drawPolygon(QPolygonF([tip, back + across, back - across]))
