"""Accesses in conflict, for the ribbon: two threads, one place, at least one write, and nothing that orders them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from core.scheduler.scene import Beat, Scene
from gui.step.phrases import clash_words
from gui.theme import Look

_SIDE = 3.5


def conflicts_of(scene: Scene) -> dict[int, list[Beat]]:
    """By step (from 0) of those that are taken: the later steps of the conflicts that it is in, itself perhaps."""
    found: dict[int, list[Beat]] = {}
    for place, beat in enumerate(scene.beats[: scene.at - scene.first], scene.first):
        if beat.clash is not None:
            found.setdefault(beat.clash.step, []).append(beat)
            found.setdefault(place, []).append(beat)
    return found


def conflict_words(beats: list[Beat]) -> list[str]:
    """A sentence for each conflict, the newest last."""
    said = [clash_words(beat.clash, beat.thread) for beat in beats if beat.clash is not None]
    return list(dict.fromkeys(said))


def paint_mark(painter: QPainter, middle: QPointF, look: Look) -> None:
    """An outlined diamond."""
    side = look.px(_SIDE)
    points = (QPointF(0, -side), QPointF(side, 0), QPointF(0, side), QPointF(-side, 0))
    painter.setPen(QPen(QColor(look.palette.wrong), look.stroke(1.5)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF([middle + point for point in points]))
