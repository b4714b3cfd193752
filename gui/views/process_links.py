"""The process map painted: the lines between boxes."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gui.icons import paint_icon
from gui.theme import Look
from gui.views.process_facts import Link, ProcessFacts, Stream
from gui.views.process_layout import Layout
from gui.views.process_words import link_words, short_link_words, short_start_words, start_words, stream_words
from gui.wording import number

_CENTER = Qt.AlignmentFlag.AlignCenter
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_SLOT = 13
_SPOTS = (0.5, 0.3, 0.7, 0.15, 0.85)
"""Where on a line its words may stand, as shares of its length: the best first."""


class LinkPainter:
    """Lives for one paint event."""

    def __init__(self, painter: QPainter, facts: ProcessFacts, layout: Layout, look: Look) -> None:
        self._painter, self._facts, self._layout, self._look = painter, facts, layout, look
        self._colours, self._px = look.palette, look.px
        self._labels: list[QRectF] = []
        """Where words stand already."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint(self, shown: QRectF) -> None:
        """What lies in `shown`."""
        self._starts()
        for link in self._facts.links:
            y = self._layout.row_middle(link.source, link.row)
            if link.kind != "start" and shown.top() - self._px(20) < y < shown.bottom() + self._px(20):
                {"proxy": self._proxy, "apart": self._apart}[link.kind](link)
        for place, (stream, y) in enumerate(zip(self._facts.streams, self._layout.streams, strict=False)):
            self._stream(stream, place, y)

    def _sides(self, link: Link) -> tuple[float, float] | None:
        """The facing edges of two boxes in the same line, from left to right; None where they are in two lines."""
        one, other = self._layout.places[link.source], self._layout.places[link.target]
        if one.line != other.line:
            return None
        first, second = sorted((one.rect, other.rect), key=lambda rect: rect.left())
        return first.right(), second.left()

    def _starts(self) -> None:
        """Over the top: one dashed line from a parent to all children that it has started in the same way, and above it
        how."""
        groups: dict[tuple[int, str], list[int]] = {}
        for link in self._facts.links:
            if link.kind == "start" and self._sides(link) is not None:
                groups.setdefault((link.source, link.word), []).append(link.target)
        for (source, method), targets in groups.items():
            self._start(source, targets, method)

    def _start(self, source: int, targets: list[int], method: str) -> None:
        painter, px = self._painter, self._px
        parent = self._layout.places[source].rect
        y = parent.top() - px(12)
        start = parent.center().x()
        ends = [self._layout.places[target].rect.center().x() for target in targets]
        pen = QPen(QColor(self._colours.muted), self._look.stroke(1.2))
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        left, right = min(start, *ends), max(start, *ends)
        painter.drawLines(
            [QLineF(start, parent.top(), start, y), QLineF(left, y, right, y)]
            + [QLineF(end, y, end, parent.top() - px(5)) for end in ends]
        )
        for end in ends:
            self._arrow(QPointF(end, parent.top() - px(1)), QPointF(0, 1), self._colours.muted)
        self._label(left, right, y - px(10), (start_words(method), short_start_words(method)))

    def _label(self, left: float, right: float, y: float, choices: tuple[str, ...], color: str = "") -> None:
        """In the middle between two places, the first of `choices` for which there is room, or else the last; off the
        middle where other words stand there."""
        painter, px = self._painter, self._px
        painter.setFont(self._look.ui_font(12))
        for words in choices:
            width = painter.fontMetrics().horizontalAdvance(words) + px(12)
            spots = [QRectF(left + share * (right - left) - width / 2, y - px(9), width, px(18)) for share in _SPOTS]
            free = [spot for spot in spots if not any(spot.intersects(label) for label in self._labels)]
            if width <= right - left - px(12) and free:
                break
        if not free:  # the tooltips of the boxes say it
            return
        ground = free[0]
        self._labels.append(ground)
        painter.fillRect(ground, QColor(self._colours.surface))
        painter.setPen(QColor(color or self._colours.muted))
        painter.drawText(ground, _CENTER, words)

    def _stream(self, stream: Stream, place: int, y: float) -> None:
        """Below the boxes: from those who put to the one who got, or from the one who put to those who got; and how
        often each, written so that it is not taken for an order."""
        painter, px = self._painter, self._px
        rects = [place.rect for place in self._layout.places]
        shift = (place - (len(self._layout.streams) - 1) / 2) * px(_SLOT)
        hub = rects[stream.hub].center().x() + shift
        color = self._colours.ink if stream.is_newest else self._colours.muted
        others = [(rects[other].center().x() + shift, rects[other].bottom(), count) for other, count in stream.counts]
        painter.setPen(QPen(QColor(color), self._look.stroke(1.3)))
        xs = [hub, *(x for x, _, _ in others)]
        tips = [(hub, rects[stream.hub].bottom())] if stream.inward else [(x, bottom) for x, bottom, _ in others]
        painter.drawLines(
            [QLineF(min(xs), y, max(xs), y), QLineF(hub, rects[stream.hub].bottom() + 1, hub, y)]
            + [QLineF(x, bottom + 1, x, y) for x, bottom, _ in others]
        )
        for x, bottom in tips:
            self._arrow(QPointF(x, bottom + 1), QPointF(0, -1), color)
        inner = sorted(xs)[:2] if len(xs) > 2 else (min(xs), max(xs))
        self._label(inner[0], inner[1], y, (stream_words(stream), number(stream.total)), color)
        if len(others) > 1:
            painter.setFont(self._look.ui_font(12))
            painter.setPen(QColor(color))
            for x, _, count in others:
                painter.drawText(QRectF(x + px(4), y - px(18), px(60), px(16)), _MIDDLE, f"×{number(count)}")

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
        left, end = sides[0] + px(4), sides[1] - px(4)
        y = self._layout.row_middle(link.source, link.row)
        line = self._layout.places[link.source].line
        between = [one.rect for one in self._layout.places if one.line == line and left < one.rect.left() < end]
        hidden = [rect.left() for rect in between if rect.bottom() > y - px(10)]
        right = min([end, *(edge - px(4) for edge in hidden)])  # words stand before a box that would hide them
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
        painter.drawLine(QPointF(middle + width / 2, y), QPointF(end, y))
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
