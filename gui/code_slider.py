"""Opens the slider of a knob in the editor: while the mouse is over its literal, after a click on it, or by F2."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QPlainTextEdit

from core.program import KnobValue
from gui.code_geometry import CodeGeometry
from gui.code_knobs import CodeKnobs, PlacedKnob
from gui.knob_slider import HEIGHT, KnobSlider
from gui.theme import Look

translate = QCoreApplication.translate

_GAP = 8
_RIGHT = 12
_GRACE_MS = 300
"""Time for the mouse to cross from the literal to the slider."""


class CodeSlider(QObject):
    """At most one slider is open. The editor asks it to `refresh` whenever text has moved."""

    def __init__(self, look: Look, editor: QPlainTextEdit, geometry: CodeGeometry, knobs: CodeKnobs) -> None:
        super().__init__(editor)
        self._look, self._editor, self._geometry, self._knobs = look, editor, geometry, knobs
        self._tips: dict[str, str] = {}
        self._is_locked = False
        self._is_pinned = False
        self.name = ""
        """Of the knob whose slider is open; "" where none is."""
        self.slider = KnobSlider(look, editor.viewport())
        self.slider.moved.connect(self._on_moved)
        self.slider.done.connect(self.close)
        self.slider.lost_focus.connect(self._on_lost_focus)
        self.slider.left.connect(self._on_left)
        self._grace = QTimer(self, interval=_GRACE_MS, singleShot=True)
        self._grace.timeout.connect(self._on_grace_over)
        editor.viewport().setMouseTracking(True)
        editor.viewport().installEventFilter(self)

    # --- opening and closing -------------------------------------------------------------------------------

    @property
    def _can_open(self) -> bool:
        return self._knobs.are_live and not self._is_locked

    def open(self, name: str, *, pinned: bool = False) -> None:
        """`pinned`: until Escape, or a click elsewhere."""
        if self._knobs.named(name) is None or not self._can_open:
            return
        self._grace.stop()
        self._is_pinned = pinned or (self._is_pinned and name == self.name)
        self.name = name
        self.refresh()
        self.slider.setToolTip(self._tips.get(name, ""))
        self.slider.show()
        self._editor.viewport().update()

    def close(self) -> None:
        if not self.name:
            return
        had_focus = self.slider.hasFocus()
        self.name, self._is_pinned = "", False
        self.slider.hide()
        if had_focus:
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._editor.viewport().update()

    def open_next(self) -> None:
        """The next knob of the program after the open one, with the focus in its slider."""
        placed = self._knobs.placed
        if not placed or not self._can_open:
            return
        names = [knob.knob.name for knob in placed]
        name = names[(names.index(self.name) + 1) % len(names)] if self.name in names else names[0]
        cursor = self._editor.textCursor()
        cursor.setPosition(placed[names.index(name)].end)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()
        self.open(name, pinned=True)
        self.slider.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_locked(self, locked: bool) -> None:
        """While the program runs no knob of it can be moved."""
        self._is_locked = locked
        if locked:
            self.close()

    def tip(self, placed: PlacedKnob) -> str:
        """What to say about a knob under the mouse."""
        if self._is_locked:
            return translate("CodeSlider", "Stop the run to change {name}.").format(name=placed.knob.name)
        return self._tips.get(placed.knob.name, "")

    def set_tips(self, tips: dict[str, str]) -> None:
        self._tips = tips
        self.slider.setToolTip(tips.get(self.name, ""))

    def set_look(self, look: Look) -> None:
        self._look = look
        self.slider.set_look(look)
        self.refresh()

    # --- place ---------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Shows the knob's value, beside its literal; closes where the knob has gone."""
        placed = self._knobs.named(self.name) if self.name else None
        if placed is None or not self._knobs.are_live:
            self.close()
            return
        self.slider.set_knob(placed.knob, placed.reach)
        self._place(self.rect(placed))

    def rect(self, placed: PlacedKnob) -> QRectF:
        """The literal, in the viewport; as high as its line."""
        block = self._editor.document().findBlock(placed.start)
        return self._geometry.span_rect(block, placed.start - block.position(), placed.end - placed.start)

    def _place(self, literal: QRectF) -> None:
        """Right of the literal; where that leaves no room, on the line below, as far right as there is."""
        px, width = self._look.px, self._editor.viewport().width()
        left = literal.right() + px(_GAP)
        room = width - left - px(_RIGHT)
        top = literal.center().y() - px(HEIGHT) / 2
        if room < self.slider.narrowest():
            top += literal.height()
            self.slider.fit(width - 2 * px(_RIGHT))
            left = width - self.slider.width() - px(_RIGHT)
        else:
            self.slider.fit(int(room))
        self.slider.move(round(left), round(top))

    def knob_at(self, position: QPointF) -> PlacedKnob | None:
        """The knob whose literal is there in the viewport."""
        return next((placed for placed in self._knobs.placed if self.rect(placed).contains(position)), None)

    # --- what happens --------------------------------------------------------------------------------------

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._on_mouse(event)
        elif kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._on_press(event)
        elif kind == QEvent.Type.Leave:
            self._on_left()
        return False

    def _on_mouse(self, event: QMouseEvent) -> None:
        placed = self.knob_at(event.position()) if not event.buttons() else None
        shape = Qt.CursorShape.PointingHandCursor if placed and self._can_open else Qt.CursorShape.IBeamCursor
        self._editor.viewport().setCursor(shape)
        if placed is not None and not self._is_pinned:
            self.open(placed.knob.name)
        elif placed is None or placed.knob.name != self.name:
            self._on_left()

    def _on_press(self, event: QMouseEvent) -> None:
        placed = self.knob_at(event.position())
        if placed is not None:
            self.open(placed.knob.name, pinned=True)
        else:
            self.close()

    def _on_left(self) -> None:
        if self.name and not self._is_pinned and not self._grace.isActive():
            self._grace.start()

    def _on_grace_over(self) -> None:
        viewport = self._editor.viewport()
        mouse = QPointF(viewport.mapFromGlobal(viewport.cursor().pos()))
        over = self.slider.underMouse() or self.slider.isSliderDown() or self.slider.hasFocus()
        placed = self.knob_at(mouse)
        if not over and not self._is_pinned and (placed is None or placed.knob.name != self.name):
            self.close()

    def _on_lost_focus(self) -> None:
        self._is_pinned = False
        self._on_grace_over()

    def _on_moved(self, value: KnobValue, gesture: int) -> None:
        self._knobs.rewrite(self.name, value, ("slider", gesture))
