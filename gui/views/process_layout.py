"""Where the boxes of a process map lie: side by side, rows of the same name at the same height."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from gui.theme import Look
from gui.views.process_facts import Box, Cell, ProcessFacts

HEADER = 38
_TIGHT_HEADER = 34
ROW = 54
_TIGHT_ROW = 32
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
_TIGHT_PAD = 6
_LINE_GAP = 26
_STREAM = 24
"""Below the boxes, for each stream of items between them."""
_TIGHT_STREAM = 20
_MOST_STREAMS = 6


@dataclass(frozen=True, slots=True)
class Place:
    """Where a box is; `line` counts the lines of boxes from the top."""

    rect: QRectF
    line: int


@dataclass(frozen=True, slots=True)
class Heights:
    """Of the parts of boxes and of what is below them, in unscaled pixels."""

    header: int
    pad: int
    row: int
    stream: int


LOOSE = Heights(HEADER, _PAD, ROW, _STREAM)
TIGHT = Heights(_TIGHT_HEADER, _TIGHT_PAD, _TIGHT_ROW, _TIGHT_STREAM)
"""Without notes under the values."""


@dataclass(frozen=True, slots=True)
class Layout:
    places: tuple[Place, ...]
    height: float
    heights: Heights
    top: float
    look: Look
    streams: tuple[float, ...] = ()
    """How high the streams run, as many as there is a place for: none where boxes stand in several lines."""

    def cell(self, place: int, cell: Cell) -> QRectF:
        """The frame around a value, in the right part of its box."""
        px, box = self.look.px, self.places[place].rect
        name = min(px(84), box.width() * 0.45)
        top = box.top() + px(self.heights.header + self.heights.pad) + cell.row * px(self.heights.row)
        return QRectF(box.left() + name, top, box.width() - name - px(12), px(CELL))

    def row_middle(self, place: int, row: int) -> float:
        px, heights = self.look.px, self.heights
        return self.places[place].rect.top() + px(heights.header + heights.pad) + row * px(heights.row) + px(CELL) / 2


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
    loose = _fit(facts, columns, box_width, gap, LOOSE, bus, look)
    if loose.height <= height:
        return loose
    return _fit(facts, columns, box_width, gap, TIGHT, bus, look)


def _fit(
    facts: ProcessFacts, columns: int, box_width: float, gap: float, heights: Heights, bus: float, look: Look
) -> Layout:
    px = look.px
    places: list[Place] = []
    top = bus
    for start in range(0, len(facts.boxes), columns):
        line = facts.boxes[start : start + columns]
        for column, box in enumerate(line):
            left = px(_MARGIN) + column * (box_width + gap)
            places.append(Place(QRectF(left, top, box_width, _box_height(box, heights, look)), start // columns))
        top += max(_box_height(box, heights, look) for box in line) + px(_LINE_GAP)
    bottom = max(0.0, top - px(_LINE_GAP - 6))
    if len(facts.boxes) > columns:
        return Layout(tuple(places), bottom, heights, bus, look)
    count = min(len(facts.streams), _MOST_STREAMS)
    stream = px(heights.stream)
    levels = tuple(bottom + stream * (place + 0.5) for place in range(count))
    return Layout(tuple(places), bottom + stream * count, heights, bus, look, levels)


def _box_height(box: Box, heights: Heights, look: Look) -> float:
    rows = max((cell.row for cell in box.cells), default=-1) + 1
    return look.px(heights.header + heights.pad) + (rows * look.px(heights.row) if rows else look.px(heights.pad))
