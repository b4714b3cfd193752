"""Where the boxes of a process map lie: side by side, rows of the same name at the same height."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from gui.theme import Look
from gui.views.process_facts import Box, Cell, ProcessFacts

HEADER = 38
ROW = 54
TIGHT_ROW = 34
CELL = 28
_MARGIN = 16
_BUS = 30
"""Room above the boxes for the lines that say who started whom."""
_BOX = 226
EASY_BOX = 164
"""So wide that names and values have room; between wider boxes there are words, so that there the gaps go first."""
_NARROW_BOX = 146
_GAP = 76
_NARROW_GAP = 24
_PAD = 10
_LINE_GAP = 26
STREAM = 24
"""Below the boxes, for each stream of items between them."""
_MOST_STREAMS = 6


@dataclass(frozen=True, slots=True)
class Place:
    """Where a box is; `line` counts the lines of boxes from the top."""

    rect: QRectF
    line: int


@dataclass(frozen=True, slots=True)
class Layout:
    places: tuple[Place, ...]
    height: float
    row_height: float
    top: float
    look: Look
    streams: tuple[float, ...] = ()
    """How high the streams run, as many as there is a place for: none where boxes stand in several lines."""

    def cell(self, place: int, cell: Cell) -> QRectF:
        """The frame around a value, in the right part of its box."""
        px, box = self.look.px, self.places[place].rect
        name = min(px(84), box.width() * 0.45)
        top = box.top() + px(HEADER + _PAD) + cell.row * self.row_height
        return QRectF(box.left() + name, top, box.width() - name - px(12), px(CELL))

    def row_middle(self, place: int, row: int) -> float:
        px = self.look.px
        return self.places[place].rect.top() + px(HEADER + _PAD) + row * self.row_height + px(CELL) / 2


def layout(facts: ProcessFacts, width: float, height: float, look: Look) -> Layout:
    """Boxes as wide as suits them where there is room, narrower where not, and in several lines where even that is
    too wide; notes under values go first where the height is short. `Layout.height` is what it all needs."""
    px, count = look.px, max(1, len(facts.boxes))
    room = width - 2 * px(_MARGIN)
    columns = max(1, min(count, int((room + px(_NARROW_GAP)) / px(_NARROW_BOX + _NARROW_GAP))))
    wide = (room - (columns - 1) * px(_GAP)) / columns
    widest = (room - (columns - 1) * px(_NARROW_GAP)) / columns
    box_width = max(min(px(_BOX), wide), min(px(EASY_BOX), widest))
    if columns > 1:
        gap = (room - columns * box_width) / (columns - 1)
    else:
        gap, box_width = 0.0, min(room, px(_BOX) * 1.4)
    bus = px(_BUS) if any(link.kind == "start" for link in facts.links) else px(4)
    loose = _fit(facts, columns, box_width, gap, px(ROW), bus, look)
    if loose.height <= height:
        return loose
    return _fit(facts, columns, box_width, gap, px(TIGHT_ROW), bus, look)


def _fit(
    facts: ProcessFacts, columns: int, box_width: float, gap: float, row_height: float, bus: float, look: Look
) -> Layout:
    px = look.px
    places: list[Place] = []
    top = bus
    for start in range(0, len(facts.boxes), columns):
        line = facts.boxes[start : start + columns]
        for column, box in enumerate(line):
            left = px(_MARGIN) + column * (box_width + gap)
            places.append(Place(QRectF(left, top, box_width, _box_height(box, row_height, look)), start // columns))
        top += max(_box_height(box, row_height, look) for box in line) + px(_LINE_GAP)
    bottom = max(0.0, top - px(_LINE_GAP - 6))
    if len(facts.boxes) > columns:
        return Layout(tuple(places), bottom, row_height, bus, look)
    count = min(len(facts.streams), _MOST_STREAMS)
    levels = tuple(bottom + px(STREAM) * (place + 0.5) for place in range(count))
    return Layout(tuple(places), bottom + px(STREAM) * count, row_height, bus, look, levels)


def _box_height(box: Box, row_height: float, look: Look) -> float:
    rows = max((cell.row for cell in box.cells), default=-1) + 1
    return look.px(HEADER + _PAD) + (rows * row_height if rows else look.px(_PAD))
