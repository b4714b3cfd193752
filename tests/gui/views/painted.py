"""Looking at what a view has painted."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget


def settle() -> None:
    """Until everything that was posted is done: layouts, repaints."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def shown(widget: QWidget, width: int = 860, height: int = 320) -> QWidget:
    """`widget` in a window of its own, laid out and painted once."""
    widget.resize(width, height)
    widget.show()
    settle()
    return widget


def image(widget: QWidget) -> QImage:
    settle()
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def count(widget: QWidget, color: str) -> int:
    """How many pixels have exactly that colour."""
    return sum(len(places) for places in _places(image(widget), color).values())


def columns(widget: QWidget, color: str, *, least: int = 1) -> list[int]:
    """The columns in which at least so many pixels have exactly that colour."""
    return sorted(x for x, ys in _places(image(widget), color).items() if len(ys) >= least)


def _places(picture: QImage, color: str) -> dict[int, list[int]]:
    wanted = QColor(color).rgb()
    found: dict[int, list[int]] = {}
    for y in range(picture.height()):
        for x in range(picture.width()):
            if picture.pixel(x, y) == wanted:
                found.setdefault(x, []).append(y)
    return found
