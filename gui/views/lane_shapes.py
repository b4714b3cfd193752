"""The shapes of one lane: what a thread did, as rectangles and lines on an axis of time.

Spans narrower than `_NARROW` pixels are drawn together, a few pixels wide: a bar as high as the share of time that
the thread ran. A thread lives for thousands of spans of which nearly all are over: those are laid out once, and only
what is new is added.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from core.snapshot import Activity, Span
from gui.views.axes import TimeAxis

_NARROW = 3.0
_LOOK_BACK = 400
"""How many new spans are searched for the last one laid out before everything is laid out again."""


@dataclass(slots=True)
class Shapes:
    """Pieces of a lane, in pixels from its left end: (from, to), `bars` with the share of the lane's height."""

    bars: list[tuple[float, float, float]] = field(default_factory=list)
    ready: list[tuple[float, float]] = field(default_factory=list)
    sleeping: list[tuple[float, float]] = field(default_factory=list)
    blocked: list[tuple[float, float, Span]] = field(default_factory=list)

    def between(self, left: float, right: float) -> Shapes:
        """Those of which something lies between the two places."""
        return Shapes(
            [piece for piece in self.bars if piece[1] >= left and piece[0] <= right],
            [piece for piece in self.ready if piece[1] >= left and piece[0] <= right],
            [piece for piece in self.sleeping if piece[1] >= left and piece[0] <= right],
            [piece for piece in self.blocked if piece[1] >= left and piece[0] <= right],
        )

    def copy(self) -> Shapes:
        return Shapes(self.bars[:], self.ready[:], self.sleeping[:], self.blocked[:])


class LaneLayout:
    """Lays out the spans of one thread for one axis and one width, and goes on where it stopped."""

    def __init__(self, axis: TimeAxis, width: float) -> None:
        self.axis, self.width = axis, width
        self._shapes = Shapes()
        self._last: Span | None = None
        self._bunch: list[tuple[float, float, Span]] = []

    def shapes(self, spans: tuple[Span, ...]) -> Shapes:
        """All that `spans` look like. Of the last one only what is known of it so far, since it may still grow."""
        for span in spans[self._first_new(spans) : -1]:
            self._add(self._shapes, self._bunch, span)
        if len(spans) > 1:
            self._last = spans[-2]
        shapes, bunch = self._shapes.copy(), self._bunch[:]
        if spans:
            self._add(shapes, bunch, spans[-1])
        _close(shapes, bunch)
        return shapes

    def _first_new(self, spans: tuple[Span, ...]) -> int:
        if self._last is not None:
            for place in range(len(spans) - 2, max(-1, len(spans) - _LOOK_BACK), -1):
                if spans[place] is self._last:
                    return place + 1
        self._shapes, self._bunch = Shapes(), []
        return 0

    def _add(self, shapes: Shapes, bunch: list[tuple[float, float, Span]], span: Span) -> None:
        axis, width = self.axis, self.width
        left, right = axis.fraction(span.start) * width, axis.fraction(span.end) * width
        if right < 0 or left >= width:
            return
        left, right = max(left, 0.0), min(right, width)
        if right - left < _NARROW:
            bunch.append((left, right, span))
            if right - bunch[0][0] >= _NARROW:
                _close(shapes, bunch)
            return
        _close(shapes, bunch)
        _PUT[span.activity](shapes, left, right, span)


def _close(shapes: Shapes, bunch: list[tuple[float, float, Span]]) -> None:
    """Draws what is in `bunch` together, and empties it."""
    if not bunch:
        return
    left, right = bunch[0][0], bunch[-1][1]
    spent: dict[Activity, float] = {}
    for start, end, span in bunch:
        # Even what takes no time at all was seen, and shows when it is alone.
        spent[span.activity] = spent.get(span.activity, 0.0) + max(end - start, 1e-6)
    running = spent.pop("running", 0.0)
    if spent:
        rest = max(spent, key=lambda activity: spent[activity])
        stands_for = next(span for _, _, span in bunch if span.activity == rest)
        _PUT[rest](shapes, left, right, stands_for)
    if running:
        share = running / (running + sum(spent.values()))
        quarters = math.ceil(share * 4 - 1e-6) / 4  # finer differences look like dirt
        shapes.bars.append((left, max(right, left + 2.0), 1.0 if right - left < 2.0 else quarters))
    bunch.clear()


def _put_blocked(shapes: Shapes, left: float, right: float, span: Span) -> None:
    """Blocked for the same reason, with nothing in between worth a pixel, is one piece."""
    if shapes.blocked and left - shapes.blocked[-1][1] < 0.5 and shapes.blocked[-1][2].line == span.line:
        left = shapes.blocked.pop()[0]
    shapes.blocked.append((left, right, span))


_PUT: dict[Activity, Callable[[Shapes, float, float, Span], None]] = {
    "running": lambda shapes, left, right, _span: shapes.bars.append((left, right, 1.0)),
    "ready": lambda shapes, left, right, _span: shapes.ready.append((left, right)),
    "sleeping": lambda shapes, left, right, _span: shapes.sleeping.append((left, right)),
    "blocked": _put_blocked,
    "ended": lambda _shapes, _left, _right, _span: None,
}


def joined(pieces: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Pieces that touch, as one: fewer and longer, which matters to a dotted pen."""
    if not pieces:
        return pieces
    cuts = [index + 1 for index, (one, next_one) in enumerate(pairwise(pieces)) if next_one[0] - one[1] > 0.5]
    starts, ends = [0, *cuts], [*cuts, len(pieces)]
    return [(pieces[start][0], pieces[end - 1][1]) for start, end in zip(starts, ends, strict=True)]
