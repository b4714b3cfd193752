"""Moving about in time with wheel, mouse and keys: the same in every view that has an axis of time."""

from __future__ import annotations

import weakref
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from gui.views.axes import TimeAxis, panned, within, zoomed

_ZOOM = 1.25
_KEY_STEP = 0.01
_PAGE = 0.8
_WATCHED = (
    QEvent.Type.Wheel,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
    QEvent.Type.KeyPress,
)


class TimedView(Protocol):
    """A QWidget that has an axis of time."""

    def time_axis(self) -> TimeAxis | None: ...
    def time_area(self) -> QRectF:
        """Where its axis lies, and what stands above it, in its own coordinates."""


class Navigation(QObject):
    """Watches the events of `view`. The wheel zooms around the pointer (with Shift it pans), ``+`` and ``-`` zoom,
    Page Up and Page Down pan, a double click or Home shows all again; a click chooses a moment, the arrow keys move
    it. Dragging chooses moments where `drags_moment`, otherwise it pans."""

    range_chosen = Signal(object, object)
    """Start and end in seconds, or twice None for all."""
    moment_chosen = Signal(float)

    def __init__(self, view: TimedView, *, drags_moment: bool) -> None:
        super().__init__(view)
        self._drags_moment = drags_moment
        self._last = 0.0
        self._playhead: float | None = None
        self._pressed: QPointF | None = None
        self._grabbed: TimeAxis | None = None
        self._view = weakref.ref(view)  # a view that is being deleted still gets events
        self._area = QRectF()
        view.installEventFilter(self)

    def set_state(self, last: float, playhead: float | None) -> None:
        """`last` is how long the run has lasted, in seconds."""
        self._last, self._playhead = last, playhead

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _WATCHED:  # a view that is being deleted sends others, and can be asked nothing
            return False
        view = self._view()
        axis = view.time_axis() if view is not None else None
        if view is None or axis is None:
            return False
        self._area = view.time_area()
        match event:
            case QWheelEvent():
                return self._wheel(event, axis)
            case QMouseEvent():
                return self._mouse(event, axis)
            case QKeyEvent() if event.type() == QEvent.Type.KeyPress:
                return self._key(event, axis)
        return False

    # --- mouse ---------------------------------------------------------------------------------------------

    def _time_at(self, place: QPointF, axis: TimeAxis) -> float:
        area = self._area
        return axis.time(min(max((place.x() - area.left()) / max(area.width(), 1.0), 0.0), 1.0))

    def _wheel(self, event: QWheelEvent, axis: TimeAxis) -> bool:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or not self._area.contains(event.position()):
            return False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(turned.x()) > abs(turned.y()):
            self._choose(panned(axis, -(turned.x() or turned.y()) / 120 * 0.1 * axis.span))
        else:
            self._choose(zoomed(axis, _ZOOM ** (-turned.y() / 120), self._time_at(event.position(), axis)))
        return True

    def _mouse(self, event: QMouseEvent, axis: TimeAxis) -> bool:
        place = event.position()
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.range_chosen.emit(None, None)
            return True
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            if not self._area.contains(place):
                return False
            self._pressed, self._grabbed = place, None
            if self._drags_moment:
                self._moment(self._time_at(place, axis))
            return True
        if event.type() == QEvent.Type.MouseMove and self._pressed is not None:
            self._drag(place, axis)
            return True
        if event.type() == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            if self._grabbed is None and not self._drags_moment:
                self._moment(self._time_at(place, axis))
            self._pressed = self._grabbed = None
            return True
        return False

    def _drag(self, place: QPointF, axis: TimeAxis) -> None:
        assert self._pressed is not None
        if self._drags_moment:
            self._moment(self._time_at(place, axis))
            return
        moved = place.x() - self._pressed.x()
        if self._grabbed is None and abs(moved) < QApplication.startDragDistance():
            return
        self._grabbed = self._grabbed or axis
        share = moved / max(self._area.width() * self._grabbed.break_fraction, 1.0)
        self._choose(panned(self._grabbed, -share * self._grabbed.span))

    # --- keys ----------------------------------------------------------------------------------------------

    def _key(self, event: QKeyEvent, axis: TimeAxis) -> bool:
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        key = event.key()
        around = (axis.start + axis.end) / 2 if self._playhead is None else self._playhead
        match key:
            case Qt.Key.Key_Home:
                self.range_chosen.emit(None, None)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._choose(zoomed(axis, 1 / _ZOOM, around))
            case Qt.Key.Key_Minus:
                self._choose(zoomed(axis, _ZOOM, around))
            case Qt.Key.Key_PageUp:
                self._choose(panned(axis, -_PAGE * axis.span))
            case Qt.Key.Key_PageDown:
                self._choose(panned(axis, _PAGE * axis.span))
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                step = _KEY_STEP * (10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                self._step(step if key == Qt.Key.Key_Right else -step, axis)
            case _:
                return False
        return True

    def _step(self, share: float, axis: TimeAxis) -> None:
        """Moves the playhead by a share of the width; where there is none yet, it begins at the near end."""
        if self._playhead is None:
            self._moment(axis.time(1.0) if share < 0 else axis.start)
        else:
            self._moment(axis.time(axis.fraction(self._playhead) + share))

    def _choose(self, chosen: tuple[float, float]) -> None:
        kept = within(chosen, self._last)
        self.range_chosen.emit(*(kept or (None, None)))

    def _moment(self, t: float) -> None:
        self.moment_chosen.emit(min(max(t, 0.0), self._last))
