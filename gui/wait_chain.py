"""Who waits for whom, drawn as a line of badges and arrows."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.badge import SIZE, paint_badge
from gui.icons import paint_icon
from gui.theme import Look
from gui.wording_chain import Link, chain_text

_ROW, _COMPACT_ROW = 34, 28
_GAP = 12


class WaitChain(QWidget):
    """Paints links from left to right, on more than one line where it has to."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._links: tuple[Link, ...] = ()
        self._compact = False
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Smaller letters and lower rows."""
        self._compact = compact
        self.updateGeometry()
        self.update()

    @property
    def _row(self) -> int:
        return self._look.px(_COMPACT_ROW if self._compact else _ROW)

    def _font(self, weight: int) -> QFont:
        """For names and things, or (400) for what is said about them."""
        return self._look.ui_font((14 if weight > 400 else 13) - (1 if self._compact else 0), weight)

    def show_chain(self, links: tuple[Link, ...]) -> None:
        if links != self._links:
            self._links = links
            self.setAccessibleName(chain_text(links))
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return (places[-1][2] + 1) * self._row if places else 0

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(600), self.heightForWidth(self.width() or self._look.px(600)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self.updateGeometry()

    def _places(self, width: int) -> list[tuple[Link, float, int]]:
        """Each link with its left edge and row. An arrow stands between two others: on a new row its source is said
        again, where there is room for all three. What more it points to stands below the first."""
        gap, places, left, row, indent = self._look.px(_GAP), [], 0.0, 0, 0.0
        for group in self._groups():
            needed = self._width_of(group)
            if left > 0 and left + needed > width:
                left, row = 0.0, row + 1
                source = places[-1][0]
                if group[0].kind != "arrow":
                    left = indent if indent + needed <= width else 0.0
                elif self._width_of([source, *group]) <= width:
                    group = [source, *group]
            for link in group:
                places.append((link, left, row))
                indent = left
                left += self._width(link) + gap
        return places

    def _groups(self) -> list[list[Link]]:
        """What is not to be parted: an arrow and what it points to."""
        groups: list[list[Link]] = []
        for link in self._links:
            if groups and groups[-1][-1].kind == "arrow":
                groups[-1].append(link)
            else:
                groups.append([link])
        return groups

    def _width_of(self, links: list[Link]) -> float:
        """Beside each other."""
        return sum(map(self._width, links)) + (len(links) - 1) * self._look.px(_GAP)

    def _width(self, link: Link) -> float:
        px = self._look.px
        if link.kind == "arrow":
            return max(px(54), QFontMetrics(self._font(400)).horizontalAdvance(link.text) + px(16))
        width = QFontMetrics(self._font(600)).horizontalAdvance(link.text)
        if link.kind == "actor" or link.icon:
            width += px(SIZE + 6)
        if link.note:
            width += px(6) + QFontMetrics(self._font(400)).horizontalAdvance(link.note)
        return width

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self._row
        for link, left, row in self._places(self.width()):
            room = QRectF(left, row * height, self._width(link), height)
            if link.kind == "arrow":
                self._paint_arrow(painter, room, link.text)
            else:
                self._paint_node(painter, room, link)

    def _paint_arrow(self, painter: QPainter, room: QRectF, text: str) -> None:
        px, colours = self._look.px, self._look.palette
        y = room.center().y() + px(4)
        painter.setPen(QPen(QColor(colours.muted), self._look.stroke(1.2)))
        painter.drawLine(QPointF(room.left(), y), QPointF(room.right() - px(4), y))
        painter.setBrush(QColor(colours.muted))
        tip = QPointF(room.right(), y)
        painter.drawPolygon(QPolygonF([tip, tip + QPointF(-px(7), -px(3)), tip + QPointF(-px(7), px(3))]))
        painter.setFont(self._font(400))
        painter.drawText(room.adjusted(0, 0, -px(6), -px(14)), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_node(self, painter: QPainter, room: QRectF, link: Link) -> None:
        px, colours, look = self._look.px, self._look.palette, self._look
        left = room.left()
        middle = room.center().y() + px(4)
        if link.actor is not None:
            box = QRectF(left, middle - px(SIZE) / 2, px(SIZE), px(SIZE))
            state = "ended" if link.note else "blocked"
            paint_badge(painter, box, link.actor.letter, link.actor.is_process, state, look)
            left += px(SIZE + 6)
        elif link.icon:
            paint_icon(painter, link.icon, QRectF(left, middle - px(8), px(16), px(16)), colours.text)
            left += px(SIZE + 6)
        left += self._text(painter, left, middle, link.text, 600, colours.text)
        if link.note:
            self._text(painter, left + px(6), middle, link.note, 400, colours.muted)

    def _text(self, painter: QPainter, left: float, middle: float, text: str, weight: int, color: str) -> float:
        font = self._font(weight)
        width = QFontMetrics(font).horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(QColor(color))
        half = self._look.px(12)
        painter.drawText(QRectF(left, middle - half, width + 2, 2 * half), Qt.AlignmentFlag.AlignVCenter, text)
        return float(width)
