"""The head of the program panel: which file, at which moment of the run, and whether it is still the lesson's."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from gui.icons import icon
from gui.labels import ElidedLabel, styled
from gui.picker import Option, Picker
from gui.theme import Look
from gui.wording import moment

translate = QCoreApplication.translate

HEIGHT = 36
_PADDING = 6
_GAP = 8
_CHEVRON = 14


class VariantPicker(Picker):
    """The file's name and the variant's title; a menu of the variants where there are several."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.setProperty("role", "quiet")
        self._files: tuple[str, ...] = ()
        self._titles: tuple[str, ...] = ()
        self._index = 0
        self.set_variants((), (), 0)

    def set_variants(self, files: tuple[str, ...], titles: tuple[str, ...], index: int) -> None:
        self._files, self._titles, self._index = files, titles, index
        pairs = zip(files, titles, strict=True)
        labels = [f"{file}   {title}" if title else file for file, title in pairs]
        self.set_options(tuple(Option(str(number), label) for number, label in enumerate(labels)), str(index))
        self.setEnabled(self.has_choice)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.has_choice else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(translate("CodeHeader", "Program {name}").format(name=labels[index] if labels else ""))

    @property
    def has_choice(self) -> bool:
        return len(self._files) > 1

    def _words(self) -> tuple[str, str]:
        if not self._files:
            return "", ""
        return self._files[self._index], "" if self._compact or not self.has_choice else self._titles[self._index]

    def _name_width(self) -> int:
        chevron = self._look.px(_CHEVRON + _GAP // 2) if self.has_choice else 0
        width = QFontMetrics(self._look.code_font(13, bold=True)).horizontalAdvance(self._words()[0])
        return width + 2 * self._look.px(_PADDING) + chevron

    def sizeHint(self) -> QSize:
        title = self._words()[1]
        width = QFontMetrics(self._look.ui_font(13)).horizontalAdvance(title) + self._look.px(_GAP) + 2 if title else 0
        return QSize(self._name_width() + width, self._look.px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._name_width(), self._look.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, px, colours = QStylePainter(self), self._look.px, self._look.palette
        right = self.width() - px(_PADDING)
        if self.has_choice:
            option = QStyleOptionButton()
            self.initStyleOption(option)
            option.text, option.icon = "", QIcon()
            painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
            right -= px(_CHEVRON)
            chevron = QRect(right, 0, px(_CHEVRON), self.height())
            icon("chevron-down", colours.text).paint(painter, chevron)
        name, title = self._words()
        font = self._look.code_font(13, bold=True)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        left = px(_PADDING)
        painter.drawText(QRect(left, 0, right - left, self.height()), Qt.AlignmentFlag.AlignVCenter, name)
        left += QFontMetrics(font).horizontalAdvance(name) + px(_GAP)
        self._paint_title(painter, left, right - px(_GAP) // 2, title)

    def _paint_title(self, painter: QStylePainter, left: int, right: int, title: str) -> None:
        if not title or right - left < self._look.px(24):
            return
        font = self._look.ui_font(13)
        painter.setFont(font)
        painter.setPen(QColor(self._look.palette.muted))
        shown = QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRect(left, 0, right - left, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)


class _TimeLabel(ElidedLabel):
    """Shorter words where the long ones do not fit."""

    def __init__(self) -> None:
        super().__init__()
        self._short = ""

    def set_words(self, long: str, short: str) -> None:
        self._short = short
        self.setText(long)

    def shown(self) -> str:
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width()
        return self.text() if fits else self._short

    def paintEvent(self, _event: QPaintEvent) -> None:
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.shown(), Qt.TextElideMode.ElideRight, room.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)


class CodeHeader(QWidget):
    """Name, time, and at the right either the yellow mark or the button that takes the learner's changes back."""

    variant_chosen = Signal(int)
    reset_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._seconds: float | None = None
        self._is_edited = self._is_locked = self._is_compact = self._is_own = False
        self._is_recorded = False
        self.picker = VariantPicker(look)
        self.picker.picked.connect(lambda key: self.variant_chosen.emit(int(key)))
        self._time, self._yours, self._reset = _TimeLabel(), QLabel(), QPushButton()
        self._yours.setProperty("role", "yours")
        self._reset.clicked.connect(self.reset_requested)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.picker)
        self._row.addWidget(self._time, 1)
        self._row.addWidget(self._yours, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._reset)
        self.set_look(look)
        self._retranslate()

    def set_time(self, seconds: float | None) -> None:
        """The moment of the run that the program shows; None for none, or for now."""
        if seconds != self._seconds:
            self._seconds = seconds
            self._write_time()

    def set_edited(self, edited: bool) -> None:
        self._is_edited = edited
        self._show_right()

    def set_own(self) -> None:
        """The program is the learner's own, and not a lesson's."""
        self._is_own = True
        self._retranslate()

    def set_recorded(self) -> None:
        """The program is that of a recording."""
        self._is_recorded = True
        self._yours.setProperty("role", "")  # nothing in it is the learner's to change
        self.set_look(self._look)
        self._retranslate()

    def set_locked(self, locked: bool) -> None:
        self._is_locked = locked
        self._show_right()

    def set_compact(self, compact: bool) -> None:
        self._is_compact = compact
        self.picker.set_compact(compact)
        self._retranslate()

    def _show_right(self) -> None:
        self._yours.setHidden(self._is_edited)
        self._reset.setHidden(not self._is_edited)
        self._reset.setEnabled(not self._is_locked)

    # --- look and language ---------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        self._look = look
        px, colours = look.px, look.palette
        self.picker.set_look(look)
        self.setFixedHeight(px(HEIGHT))
        self._row.setContentsMargins(px(8), 0, px(12), 0)
        self._row.setSpacing(px(6))
        styled(self._time, look, size=13, color=colours.muted)
        self._yours.setFont(look.ui_font(13))
        if self._is_recorded:
            styled(self._yours, look, size=13, color=colours.muted)
        self._reset.setIcon(icon("reset", colours.yours_text))
        self._reset.setIconSize(QSize(px(14), px(14)))
        self._reset.setStyleSheet(
            f"QPushButton {{ background: {colours.yours_fill}; color: {colours.yours_text}; font-size: {px(13)}px;"
            f" border: 1px solid {colours.yours_fill}; border-radius: {px(4)}px; padding: 0 {px(7)}px;"
            f" min-height: {px(24)}px; }}"
            f" QPushButton:hover {{ border-color: {colours.yours_line}; }}"
            f" QPushButton:focus {{ border: 2px solid {colours.ink}; padding: 0 {px(7) - 1}px; }}"
            f" QPushButton:disabled {{ background: {colours.disabled}; color: {colours.faint};"
            f" border-color: {colours.disabled}; }}"
        )
        self._show_right()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        own = translate("CodeHeader", "Back to what is saved")
        whole = own if self._is_own else translate("CodeHeader", "Reset to the lesson's version")
        self._yours.setText(translate("CodeHeader", "yours to change"))
        self._reset.setText(translate("CodeHeader", "Reset") if self._is_compact else whole)
        tip = translate("CodeHeader", "Edit anything; the yellow values have sliders (F2).")
        if self._is_own:
            tip = translate("CodeHeader", "Edit anything; your file stays as it is until you save.")
        if self._is_recorded:
            self._yours.setText(translate("CodeHeader", "as recorded"))
            tip = translate("CodeHeader", "The program of the recording: it can be read and copied.")
        self._yours.setToolTip(tip)
        self._reset.setAccessibleName(whole)
        self._reset.setToolTip(whole if self._is_compact else "")
        lost = translate("CodeHeader", "What you have changed goes away; Ctrl+Z brings it back")
        self._reset.setAccessibleDescription(lost)
        self._write_time()
        self._show_right()

    def _write_time(self) -> None:
        if self._seconds is None:
            self._time.set_words("", "")
            return
        time = moment(self._seconds)
        short, long = translate("CodeHeader", "at {time}"), translate("CodeHeader", "at {time} of the run")
        self._time.set_words((short if self._is_compact else long).format(time=time), short.format(time=time))
