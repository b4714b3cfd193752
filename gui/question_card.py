"""Predict, before the run: the question, its answers, and two ways on."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.choice_button import ChoiceButton
from gui.keycap_button import KeycapButton
from gui.labels import in_lines, styled
from gui.theme import Look

translate = QCoreApplication.translate

_INSET = 28
_QUESTION_SIZE = 19
"""As the style sheet has it for questions."""


class _NaturalArea(QScrollArea):
    """As high as what it holds wants to be at its width; scrolls where there is less room."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        inner = self.widget()
        width = self.width() if self.width() > 100 else inner.sizeHint().width()
        # A scroll bar takes width, which may break a line, which would make it necessary: there is room for both.
        narrow = width - self.verticalScrollBar().sizeHint().width()
        return QSize(inner.sizeHint().width(), inner.heightForWidth(narrow))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class QuestionCard(QFrame):
    """Shows a question and holds what the learner chose; it does not know what is right."""

    chosen = Signal(int)
    """The index of the answer that was picked."""
    kept = Signal()
    """Run with this answer."""
    skipped = Signal()
    """Run without one."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._asked = ""
        self._answers: tuple[tuple[str, str], ...] = ()
        self._buttons: list[ChoiceButton] = []
        self._can_run, self._why_not = True, ""
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._on_toggled)
        self._build()
        self.set_look(look)
        self._retranslate()

    def _build(self) -> None:
        self.setProperty("role", "panel")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._number, self._head, self._next = QLabel("1"), QLabel(), QLabel()
        self._question = QLabel()
        self._question.setWordWrap(True)
        self._question.setProperty("role", "question")
        self._question.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._choices = QVBoxLayout()
        self._keep, self._skip = KeycapButton(self._look, "run", "F5"), QPushButton()
        self._keep.set_primary(True)
        self._skip.setProperty("role", "quiet")
        self._keep.clicked.connect(self.kept)
        self._skip.clicked.connect(self.skipped)
        self._head_row, self._ways = QHBoxLayout(), QHBoxLayout()
        for widget in (self._number, self._head):
            self._head_row.addWidget(widget)
        self._head_row.addStretch(1)
        self._head_row.addWidget(self._next)
        for widget in (self._keep, self._skip):
            self._ways.addWidget(widget)
        self._ways.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.addLayout(self._head_row)
        self._layout.addWidget(self._scrolled())
        self._layout.addLayout(self._ways)

    def _scrolled(self) -> QScrollArea:
        """Question and answers, which scroll where a small window has no room for them."""
        inner = QWidget()
        self._inner = QVBoxLayout(inner)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.addWidget(self._question)
        self._inner.addLayout(self._choices)
        self._inner.addStretch(1)
        self._area = _NaturalArea()
        self._area.setWidget(inner)
        return self._area

    # --- what it shows -------------------------------------------------------------------------------------

    def set_question(self, question: str, answers: tuple[tuple[str, str], ...], chosen: int | None) -> None:
        """Shows `question` and its `answers`, each with the reason people give ("" for none); `chosen` is the
        index of the one picked before."""
        self._asked = question
        self._question.setAccessibleName(question)
        self._write_question()
        self._answers = answers
        self._rebuild(chosen)

    def _write_question(self) -> None:
        """Broken here: Qt would break Chinese within a word, and leave a word alone. There is room for a scroll bar,
        which comes and goes with the height of what is written."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        room = self.width() - 2 * (self._look.px(_INSET) + self.frameWidth()) - bar
        font = QFontMetrics(self._look.ui_font(_QUESTION_SIZE, 600))
        self._question.setText(in_lines(self._asked, font, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self._write_question()

    def _rebuild(self, chosen: int | None) -> None:
        for button in self._buttons:
            self._group.removeButton(button)
            self._choices.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [
            ChoiceButton(text, reason, index + 1, self._look) for index, (text, reason) in enumerate(self._answers)
        ]
        for index, button in enumerate(self._buttons):
            self._group.addButton(button, index)
            self._choices.addWidget(button)
        for before, after in pairwise([*self._buttons, self._keep, self._skip]):  # new ones come last otherwise
            QWidget.setTabOrder(before, after)
        self._group.blockSignals(True)
        if chosen is not None and chosen < len(self._buttons):
            self._buttons[chosen].setChecked(True)
        self._group.blockSignals(False)
        self._keep.setEnabled(self._can_run and self.choice is not None)

    @property
    def choice(self) -> int | None:
        """The index of the answer picked, None before."""
        picked = self._group.checkedId()
        return picked if picked >= 0 else None

    def choose(self, index: int) -> bool:
        """Picks an answer as a click would; False where there is no such one."""
        if not 0 <= index < len(self._buttons):
            return False
        self._buttons[index].setChecked(True)
        self._buttons[index].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def ask_for_answer(self) -> None:
        """Puts the keyboard on the first answer, or on the one that is chosen."""
        if self._buttons:
            self._buttons[self.choice or 0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_can_run(self, can_run: bool, why_not: str = "") -> None:
        """Whether a run could start now; `why_not` is the tooltip where it cannot."""
        self._can_run = can_run
        self._keep.setEnabled(can_run and self.choice is not None)
        self._skip.setEnabled(can_run)
        self._why_not = why_not
        self._describe()

    def _describe(self) -> None:
        """What the two ways to go on do, or why they cannot now."""
        kept = translate("QuestionCard", "Your prediction stays beside the result, to be compared with it")
        skipped = translate("QuestionCard", "Runs the program at once; nothing is compared with the result")
        for button, words in ((self._keep, kept), (self._skip, skipped)):
            button.setToolTip(self._why_not)
            button.setAccessibleDescription(self._why_not or words)

    def _on_toggled(self, index: int, checked: bool) -> None:
        if checked:
            self._keep.setEnabled(self._can_run)
            self.chosen.emit(index)

    # --- look and language ---------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        self._look = look
        px, colours = look.px, look.palette
        self._layout.setContentsMargins(px(_INSET), px(20), px(_INSET), px(20))
        self._layout.setSpacing(px(16))
        self._head_row.setSpacing(px(10))
        self._inner.setSpacing(px(16))
        self._choices.setSpacing(px(8))
        self._ways.setSpacing(px(8))
        styled(self._number, look, size=13, color=colours.muted, weight=600)
        styled(self._head, look, size=13, color=colours.text, weight=600)
        styled(self._next, look, size=13, color=colours.muted)
        self._keep.set_look(look)
        for button in self._buttons:
            button.set_look(look)
        self._write_question()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._head.setText(translate("QuestionCard", "Predict"))
        self._next.setText(translate("QuestionCard", "then run, then explain"))
        self._keep.setText(translate("QuestionCard", "Keep my answer and run"))
        self._skip.setText(translate("QuestionCard", "Run without predicting"))
        self._describe()
        self.setAccessibleName(translate("QuestionCard", "Question"))
