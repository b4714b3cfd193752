"""A thread in Step mode: who it is, what it has in hand, its instructions, and the button that gives it its turn."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from core.scheduler.scene import FrameView, ThreadScene
from gui.badge import badge_pixmap
from gui.icons import icon
from gui.labels import ElidedLabel, fitting_size, styled
from gui.step.hand_box import HandBox
from gui.step.names import activity_of, key_of, letter_of, thread_title
from gui.step.phrases import waits_words
from gui.step.reel import Reel
from gui.step.step_button import StepButton
from gui.theme import Look
from gui.wording import number

translate = QCoreApplication.translate

_BADGE = 22


class ThreadColumn(QFrame):
    step_requested = Signal(int)
    run_requested = Signal(int)
    """To the thread's next shared access."""

    def __init__(self, thread: int, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._number = look, thread
        self._thread = ThreadScene(thread, "", "new")
        self._is_compact = False
        self._shown_badge: object = None
        """What the badge was drawn from; to draw one takes half a millisecond."""
        self.setProperty("role", "panel")
        self._badge, self._name, self._rounds = QLabel(), ElidedLabel(), ElidedLabel()
        self._details = QPushButton()
        self._details.setProperty("role", "icon")
        self._details.setCheckable(True)
        self.hand, self.reel, self._stack = HandBox(look), Reel(look), QLabel()
        self._stack.setTextFormat(Qt.TextFormat.PlainText)
        self._stack.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = StepButton(look, letter_of(thread), key_of(thread))
        self._run = QPushButton()
        self._build()
        self.set_look(look)
        self._retranslate()

    def _build(self) -> None:
        self._head = QHBoxLayout()
        for widget in (self._badge, self._name):
            self._head.addWidget(widget)
        self._head.addWidget(self._rounds, 1)
        self._head.addWidget(self._details)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.reel)
        self._middle.addWidget(self._stack)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.button, 1)
        self._buttons.addWidget(self._run)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.hand)
        self._column.addWidget(self._middle, 1)
        self._column.addLayout(self._buttons)
        self._details.toggled.connect(self._middle.setCurrentIndex)
        self.button.clicked.connect(lambda: self.step_requested.emit(self._number))
        self._run.clicked.connect(lambda: self.run_requested.emit(self._number))

    # --- what it shows -------------------------------------------------------------------------------------

    def show_thread(self, thread: ThreadScene) -> None:
        changed, before = thread != self._thread, self._thread
        self._thread = thread
        if not changed:
            return
        self.hand.show_thread(thread)
        self.reel.show_thread(thread)
        self._stack.setText("\n".join(map(_frame_words, thread.frames)))
        if (before.state, before.name, before.rounds_left) != (thread.state, thread.name, thread.rounds_left):
            self._show_head()
        self._show_button()

    def set_has_run(self, has_run: bool) -> None:
        """Whether running to the next shared access is something else than a step."""
        self._run.setVisible(has_run)

    def set_compact(self, compact: bool) -> None:
        self._is_compact = compact
        for part in (self.hand, self.reel, self.button):
            part.set_compact(compact)
        self.set_look(self._look)

    def _show_head(self) -> None:
        thread, look = self._thread, self._look
        letter = letter_of(self._number)
        badge = (activity_of(thread), look, self.devicePixelRatioF())
        if badge != self._shown_badge:
            self._shown_badge = badge
            self._badge.setPixmap(badge_pixmap(letter, False, badge[0], look, _BADGE, badge[2]))
        title = thread_title(thread.name)
        self._name.setText(title)
        self._style_name()
        self.setAccessibleName(translate("ThreadColumn", "Thread {letter}, {name}").format(letter=letter, name=title))
        left = thread.rounds_left
        if left is None:
            words = ""
        elif left == 1:
            words = translate("ThreadColumn", "1 round left")
        else:
            words = translate("ThreadColumn", "{count} rounds left").format(count=number(left))
        self._rounds.setText(words)

    def _style_name(self) -> None:
        """A long name is written smaller rather than cut."""
        side, look = self._head.spacing(), self._look
        room = self.width() - look.px(_BADGE) - self._details.sizeHint().width() - 5 * side
        size = fitting_size(self._name.text(), room, look, (16, 14, 13, 12))
        styled(self._name, look, size=size, color=look.palette.text, weight=600)
        wanted = QFontMetrics(look.ui_font(size, 600)).horizontalAdvance(self._name.text()) + 2
        self._name.setMinimumWidth(max(0, min(wanted, room)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._style_name()

    def _show_button(self) -> None:
        thread, letter = self._thread, letter_of(self._number)
        can_go = thread.state == "ready"
        if thread.waits is not None:
            words, icon_name = waits_words(thread.waits), "hourglass"
        elif thread.state == "new":
            words, icon_name = translate("ThreadColumn", "not started yet"), "dot"
        elif thread.state == "ended":
            words, icon_name = translate("ThreadColumn", "has ended"), "check"
        else:
            words, icon_name = translate("ThreadColumn", "Step {letter}").format(letter=letter), "step"
        if thread.waits is not None and thread.waits.operation == "acquire":
            icon_name = "lock"
        self.button.show_state(words, icon_name, can_go=can_go)
        key = key_of(self._number)
        tip = translate("ThreadColumn", "Let {name} take its next step ({key})")
        self.button.setToolTip(tip.format(name=thread_title(thread.name), key=key) if can_go and key else words)
        self.button.setAccessibleName(words)
        self._run.setEnabled(can_go)

    # --- look and language ---------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        self._look = look
        px, colours = look.px, look.palette
        side = px(8 if self._is_compact else 12)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(px(6 if self._is_compact else 10))
        for row in (self._head, self._buttons):
            row.setSpacing(px(8))
        styled(self._rounds, look, size=13, color=colours.muted)
        styled(self._stack, look, size=13, color=colours.text, code=True)
        for part in (self.hand, self.reel, self.button):
            part.set_look(look)
        self._details.setIcon(icon("info", colours.muted))
        self._run.setIcon(icon("run", colours.text, colours.faint))
        self._details.setIconSize(QSize(px(16), px(16)))
        self._run.setIconSize(QSize(px(14), px(14)))
        self._show_head()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        details = translate("ThreadColumn", "Stack and local variables")
        self._details.setToolTip(details)
        self._details.setAccessibleName(details)
        run = translate("ThreadColumn", "Run to the next shared access (Alt+{key})").format(key=key_of(self._number))
        self._run.setToolTip(run)
        self._run.setAccessibleName(run)
        self.reel.setAccessibleName(translate("ThreadColumn", "Instructions"))
        self._show_head()
        self._show_button()


def _frame_words(frame: FrameView) -> str:
    """A function on the stack, and below it its variables."""
    head = translate("ThreadColumn", "{function}, line {line}").format(function=frame.function, line=frame.line)
    return "\n".join([head, *(f"  {name} = {value}" for name, value in frame.locals)])
