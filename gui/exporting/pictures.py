"""The plots of a run as pictures: drawn anew in the light colours, whole, whatever the window shows of them."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication, QWidget

from gui.exporting.handout import Handout
from gui.theme import LIGHT, Look, application_style, qt_palette
from gui.views_panel import ViewsPanel

_SIZE = QSize(1000, 640)
_APART = 240
"""How much higher it is with the boxes of the processes."""
_PNG_SCALE = 2
"""Twice as many pixels, so that it is sharp on paper."""


def png(handout: Handout) -> bytes:
    panel = _panel(handout)
    image = QImage(panel.size() * _PNG_SCALE, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(_PNG_SCALE)
    image.fill(QColor(LIGHT.surface))
    _draw(panel, QPainter(image))
    buffer = _buffer()
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def svg(handout: Handout) -> bytes:
    """By `QSvgGenerator`: pyqtgraph's own exporter fails on this Qt."""
    panel = _panel(handout)
    buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(panel.size())
    generator.setViewBox(QRect(QPoint(), panel.size()))
    generator.setTitle(handout.title)
    generator.setDescription(handout.program.name)
    _draw(panel, QPainter(generator))
    return bytes(buffer.data().data())


def _panel(handout: Handout) -> ViewsPanel:
    """The views of the run in a panel that is never on the screen."""
    look = Look(LIGHT)
    panel = ViewsPanel(look)
    panel.setPalette(qt_palette(look))  # the application's may be dark
    panel.setStyleSheet(application_style(look))
    panel.set_program(handout.lesson_program)
    panel.set_source(handout.program)
    panel.set_replay(can_play=False, is_playing=False, speed=1.0)
    panel.show_snapshot(handout.snapshot)
    panel.fit_apart()
    panel.resize(_SIZE.width(), _SIZE.height() + (_APART if "processes" in handout.lesson_program.views else 0))
    panel.ensurePolished()
    QApplication.sendPostedEvents(panel)
    panel.grab()  # lays it out: a plot takes its size only when it is drawn
    panel.show_snapshot(handout.snapshot)
    return panel


def _draw(panel: QWidget, painter: QPainter) -> None:
    panel.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    painter.end()
    panel.deleteLater()


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
