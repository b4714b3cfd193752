"""A pyqtgraph plot whose coordinates are pixels: x from the axis of time, y from a `Scale`.

What depends on time is laid out by the views (`gui.views.axes`), so that plots and lanes agree to the pixel; pyqtgraph
contributes its curves, its scatter plots and its axis of values. Its own zooming and its menus are off.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable

import pyqtgraph
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from gui.theme import Look
from gui.views.axes import LEFT_MARGIN, RIGHT_MARGIN, TimeAxis
from gui.views.patterns import paint_focus

_TOP = 10
_BOTTOM = 8
"""Room for half a label above the highest value and below the lowest, in unscaled pixels."""

Paint = Callable[[QPainter, QRectF], None]


class Layer(pyqtgraph.GraphicsObject):
    """Draws with a painter over the whole area of the plot. It refers to canvas and view only weakly: in a circle of
    references a plot that nobody holds any more would be deleted whenever the collector runs, even while it paints."""

    def __init__(self, canvas: Canvas, paint: Paint, z: float) -> None:
        super().__init__()
        self._canvas, self._paint = weakref.ref(canvas), weakref.WeakMethod(paint)
        self.setZValue(z)

    def boundingRect(self) -> QRectF:
        canvas = self._canvas()
        return canvas.area() if canvas is not None else QRectF()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        paint = self._paint()
        if paint is not None:
            paint(painter, self.boundingRect())

    def resized(self) -> None:
        self.prepareGeometryChange()


class Playhead(pyqtgraph.GraphicsObject):
    """The line of the chosen moment. It is as narrow as its ring, so that moving it redraws little."""

    def __init__(self) -> None:
        super().__init__()
        self._height = 0.0
        self._ring: tuple[float, str] | None = None
        self._look: Look | None = None
        self.setZValue(20)
        self.hide()

    def place(self, at: QPointF, height: float, ring: tuple[float, str] | None, look: Look) -> None:
        """`at` is the top of the line, in the coordinates of the whole plot."""
        if height != self._height:
            self.prepareGeometryChange()
        self._height, self._ring, self._look = height, ring, look
        self.setPos(at)
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(-20, -_TOP, 40, self._height + _TOP)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if self._look is None:
            return
        colours = self._look.palette
        painter.setPen(QPen(QColor(colours.ink), self._look.stroke(1.2)))
        painter.drawLine(QPointF(0, 0), QPointF(0, self._height))
        if self._ring is not None:
            y, color = self._ring
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(color), self._look.stroke(2)))
            painter.setBrush(QColor(colours.surface))
            painter.drawEllipse(QPointF(0, y), self._look.px(4.5), self._look.px(4.5))


class Canvas(pyqtgraph.PlotWidget):
    """Takes no mouse and no keys: those belong to the view around it."""

    resized = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=look.palette.surface, enableMenu=False)
        self._look = look
        self._size = QRectF(0, 0, 1, 1)
        self._layers: list[Layer] = []
        self._ticks: list[tuple[float, str]] = []
        self._axis: TimeAxis | None = None
        self._playhead = Playhead()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for part in (self, self.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        item = self.getPlotItem()
        item.hideButtons()
        item.setMouseEnabled(False, False)
        item.setClipToView(True)
        item.setDownsampling(auto=True, mode="peak")
        self._drop_axes(item)
        self._box = item.getViewBox()
        self._box.disableAutoRange()
        self._box.setDefaultPadding(0)
        self._box.invertY(True)
        self._box.sigResized.connect(self._on_resized)
        self._values = item.getAxis("left")
        self._values.setStyle(tickLength=0, tickAlpha=0, autoExpandTextSpace=False)
        self._backdrop = self.add_layer(self._paint_backdrop, -20)
        self._is_focused = False
        self._ring = self.add_layer(self._paint_ring, 30)
        self._playhead.setParentItem(item)  # not in the box, which would clip it
        self.set_look(look)

    @staticmethod
    def _drop_axes(item: pyqtgraph.PlotItem) -> None:
        """Only the values have an axis. Each follows every change of the view, several times in each resizing, and
        typesets a label there that none has."""
        for side in ("top", "right", "bottom"):
            item.hideAxis(side)
            item.getAxis(side).unlinkFromView()
        item.getAxis("left").enableAutoSIPrefix(False)

    def add_layer(self, paint: Paint, z: float) -> Layer:
        layer = Layer(self, paint, z)
        self._box.addItem(layer, ignoreBounds=True)
        self._layers.append(layer)
        return layer

    def add_curve(self, z: float, **options: object) -> pyqtgraph.PlotCurveItem:
        """A curve in pixels, thinned by its view to what can be seen."""
        curve = pyqtgraph.PlotCurveItem(**options)
        curve.setZValue(z)
        self._box.addItem(curve, ignoreBounds=True)
        return curve

    def pen(self, color: str, width: float | None) -> QPen:
        """For a curve. pyqtgraph's pens count the pixels of the screen, `width` those of the window; None is one pixel
        of the screen, the only width at which thousands of points are drawn quickly."""
        return pyqtgraph.mkPen(color, width=1 if width is None else width * self.devicePixelRatioF())

    def add_marks(self, z: float) -> pyqtgraph.ScatterPlotItem:
        marks = pyqtgraph.ScatterPlotItem(pxMode=True, useCache=True)
        marks.setZValue(z)
        self._box.addItem(marks, ignoreBounds=True)
        return marks

    def area(self) -> QRectF:
        """The plot's area in its own coordinates, which are pixels from its top left corner."""
        return self._size

    def height_of_values(self) -> float:
        """The part of the area's height that scales may use; what is below it joins the plot to lanes."""
        return self._size.height() - self._look.px(_BOTTOM)

    def area_in_view(self) -> QRectF:
        """The same in the coordinates of the widget that the canvas is in."""
        inside = self._box.mapRectToScene(self._box.rect())
        return inside.translated(QPointF(self.pos()))

    def _on_resized(self) -> None:
        size = self._box.rect()
        if size.isEmpty() or size == self._size:
            return
        self._size = QRectF(0, 0, size.width(), size.height())
        self._box.setRange(xRange=(0, size.width()), yRange=(0, size.height()), padding=0)
        for layer in self._layers:
            layer.resized()
        self.resized.emit()

    # --- what every plot has -------------------------------------------------------------------------------

    def show_axes(self, axis: TimeAxis | None, ticks: list[tuple[float, str]]) -> None:
        """`ticks` are the labels of the values: (pixels from the top, text)."""
        if (axis, ticks) == (self._axis, self._ticks):
            return
        self._axis = axis
        if ticks != self._ticks:
            self._ticks = ticks
            self._values.setTicks([ticks])
        self._backdrop.update()

    def set_playhead(self, t: float | None, ring: tuple[float, str] | None = None) -> None:
        """`ring` marks the value at that time: (pixels from the top, colour)."""
        place = None if self._axis is None or t is None else self._axis.fraction(t)
        if place is None or not 0 <= place <= 1:
            self._playhead.hide()
            return
        corner = self._box.pos()
        at = QPointF(round(corner.x() + place * self._size.width()) + 0.5, corner.y())
        self._playhead.place(at, self.height() - at.y(), ring, self._look)
        self._playhead.show()

    def set_focused(self, focused: bool) -> None:
        """Whether the view has the keyboard's focus, which a ring around the plot's area shows."""
        self._is_focused = focused
        self._ring.update()

    def set_look(self, look: Look) -> None:
        self._look = look
        self.setBackground(look.palette.surface)
        self._values.setWidth(look.px(LEFT_MARGIN))
        self._values.setStyle(tickTextOffset=look.px(8))
        self._values.setTickFont(look.ui_font(12))
        self._values.setPen(pyqtgraph.mkPen(None))
        self._values.setTextPen(look.palette.muted)
        self.getPlotItem().layout.setContentsMargins(0, look.px(_TOP), look.px(RIGHT_MARGIN), 0)
        for layer in self._layers:
            layer.update()

    def _paint_backdrop(self, painter: QPainter, area: QRectF) -> None:
        colours = self._look.palette
        painter.setPen(QPen(QColor(colours.grid), self._look.stroke(1)))
        for y, _ in self._ticks:
            painter.drawLine(QPointF(0, round(y) + 0.5), QPointF(area.width(), round(y) + 0.5))
        if self._axis is not None and self._axis.is_stuck:
            left = self._axis.break_fraction * area.width()
            painter.fillRect(QRectF(left, 0, area.width() - left, area.height()), QColor(colours.wrong_tint))

    def _paint_ring(self, painter: QPainter, area: QRectF) -> None:
        if self._is_focused:
            paint_focus(painter, area, self._look)
