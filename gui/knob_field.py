"""One knob of the program as a small yellow field: its name, and its value as the program writes it."""

from __future__ import annotations

import ast

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from core.lesson import KnobRange
from core.program import Knob, KnobValue
from gui.knob_scale import KnobScale, scale_of
from gui.labels import styled
from gui.theme import Look
from gui.wording import number

translate = QCoreApplication.translate


class KnobField(QWidget):
    """Typing a value, or stepping it with the arrow keys or the wheel, announces it. What is out of range or not a
    value stays in the field, in crimson, and is not announced."""

    moved = Signal(str, object)
    entered = Signal(str)
    """The focus is in the field of that knob."""
    left = Signal(str)

    def __init__(self, look: Look, knob: Knob, reach: KnobRange, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.reach = look, reach
        self.knob = knob
        self.error = ""
        self._name, self._edit = QLabel(knob.name), _Edit(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._name)
        self._row.addWidget(self._edit)
        self._name.setBuddy(self._edit)
        self._edit.setText(knob.literal)
        self._edit.editingFinished.connect(self._on_edited)
        self.setFocusProxy(self._edit)
        self.set_look(look)
        self._retranslate()

    @property
    def name(self) -> str:
        return self.knob.name

    @property
    def scale(self) -> KnobScale | None:
        return scale_of(self.reach, self.knob.value)

    def set_knob(self, knob: Knob) -> None:
        """Shows the value that the program has now."""
        if (knob.literal, knob.value) != (self.knob.literal, self.knob.value) or self.error:
            self.knob = knob
            self._edit.setText(knob.literal)
            self._set_error("")
        self.knob = knob

    def move_to(self, value: KnobValue) -> None:
        """Announces `value`, which is in range."""
        if value != self.knob.value:
            self.moved.emit(self.name, value)

    def step(self, direction: int) -> None:
        scale, value = self.scale, self.knob.value
        if isinstance(value, bool):
            self.move_to(not value)
        elif scale is not None and not isinstance(value, str):
            self.move_to(scale.stepped(value, direction))

    def _on_edited(self) -> None:
        text = self._edit.text().strip()
        if text == self.knob.literal:
            self._set_error("")
            return
        value = _parsed(text, self.knob.value)
        if value is None:
            self._set_error(self._kind_sentence())
        elif (scale := self.scale) is not None and not scale.contains(value):
            self._set_error(self._range_sentence(scale))
        else:
            self._set_error("")
            self.move_to(value)

    def _kind_sentence(self) -> str:
        kind = type(self.knob.value)
        template = {
            int: translate("KnobField", "{name} has to be a whole number, such as 1000 or 10_000."),
            float: translate("KnobField", "{name} has to be a number, such as 0.5."),
            bool: translate("KnobField", "{name} has to be True or False."),
            str: translate("KnobField", "{name} has to be a text in quotation marks."),
        }[kind]
        return template.format(name=self.name)

    def _range_sentence(self, scale: KnobScale) -> str:
        return translate("KnobField", "{name} has to be between {low} and {high}.").format(
            name=self.name, low=number(scale.low), high=number(scale.high)
        )

    def _set_error(self, error: str) -> None:
        if error != self.error:
            self.error = error
            self._edit.setToolTip(error)
            self._describe()
            self._style_edit()
            if self._edit.hasFocus():
                self.entered.emit(self.name)

    # --- look and language ---------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        self._look = look
        self._row.setSpacing(look.px(6))
        font = look.code_font(12)
        self._name.setFont(font)
        styled(self._name, look, size=12, color=look.palette.muted, code=True)
        self._style_edit()

    def _style_edit(self) -> None:
        look, colours = self._look, self._look.palette
        edge = colours.wrong if self.error else colours.yours_line
        ink = colours.wrong if self.error else colours.yours_text
        self._edit.setFont(look.code_font(13))
        self._edit.setStyleSheet(
            f"QLineEdit {{ background: {colours.yours_fill}; color: {ink};"
            f' font-family: "{look.code_font().families()[0]}"; font-size: {look.px(13)}px;'
            f" border: 1px {'solid' if self.error else 'dotted'} {edge}; border-radius: {look.px(5)}px;"
            f" padding: 0 {look.px(7)}px; min-height: {look.px(26)}px; }}"
            f"QLineEdit:focus {{ border: 2px solid {colours.ink}; padding: 0 {look.px(7) - 1}px; }}"
        )
        self._edit.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._edit.setAccessibleName(translate("KnobField", "Knob {name}").format(name=self.name))
        self._name.setToolTip(self._range_words())
        self._describe()
        if self.error:
            self._on_edited()

    def _range_words(self) -> str:
        scale = self.scale
        if scale is None:
            return ""
        return translate("KnobField", "{low} to {high}; arrow keys step it").format(
            low=number(scale.low), high=number(scale.high)
        )

    def _describe(self) -> None:
        """What is wrong with it, or what it is."""
        yours = translate("KnobField", "A value of the program that is yours to change")
        self._edit.setAccessibleDescription(self.error or self._range_words() or yours)


class _Edit(QLineEdit):
    """A line edit as wide as its text, that steps by keys and wheel."""

    def __init__(self, field: KnobField) -> None:
        super().__init__()
        self._field = field
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(lambda _text: self.updateGeometry())

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        digits = max(4, len(self.text()) + 1)
        return QSize(self.fontMetrics().horizontalAdvance("0") * digits + 22, hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in steps:
            self._field.step(steps[Qt.Key(event.key())])
            return
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._field.knob.literal)
            self._field._set_error("")
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and event.angleDelta().y():
            self._field.step(1 if event.angleDelta().y() > 0 else -1)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._field.entered.emit(self._field.name)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._field.left.emit(self._field.name)


def _parsed(text: str, like: KnobValue) -> KnobValue | None:
    """The literal that `text` is, of the kind that `like` is; None where it is none."""
    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None
    if isinstance(like, float) and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value if type(value) is type(like) else None
