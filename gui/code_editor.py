"""The program as an editor: Python source with its gutter, knobs that move, and what a run says about each line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QToolTip, QWidget

from core.lesson import KnobRange
from core.program import Program
from core.snapshot import Snapshot
from gui import code_keys
from gui.code_document import CodeDocument
from gui.code_geometry import CodeGeometry
from gui.code_gutter import WIDTH, CodeGutter, mark_words
from gui.code_highlight import CodeHighlighter, utf16
from gui.code_knobs import CodeKnobs
from gui.code_marks import Annotations, Note, line_marks
from gui.code_paint import note_rect, paint_behind, paint_notes
from gui.code_scroll_bar import CodeScrollBar
from gui.code_selections import bracket_selections, comment_selections
from gui.code_slider import CodeSlider
from gui.theme import Look
from gui.wording_problems import problem_told

translate = QCoreApplication.translate

_AFTER_TYPING_MS = 600
"""After the last key press until a program that cannot be read is called so: half a word is no mistake."""


class CodeEditor(QPlainTextEdit):
    """Tab inserts, so Escape leaves, as does F6. F2 and Ctrl+K open the slider of the next knob."""

    edited = Signal()
    """The text is another one."""
    focus_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.is_compact = False
        self.annotations = Annotations()
        self._snapshot = Snapshot()
        self._run_error: tuple[int, str] | None = None
        self._observed_lines = 0
        self._revision = 0
        self._is_opening = self._is_recorded = False
        self._current_line = 0
        self._came_back = False
        """Whether the focus has come by Shift+Tab."""
        self.code = CodeDocument(look)
        self.code.setParent(self)
        self.setDocument(self.code)
        self.lines = CodeGeometry(self, self.code.lines.height)
        self.knobs = CodeKnobs(self.code, self)
        self._highlighter = CodeHighlighter(self.code, look, self.knobs.spans)
        self.slider = CodeSlider(look, self, self.lines, self.knobs)
        self.gutter = CodeGutter(self)
        self._bar = CodeScrollBar(self, Qt.Orientation.Vertical)
        self._bar_below = CodeScrollBar(self, Qt.Orientation.Horizontal)
        self._complain = QTimer(self, interval=_AFTER_TYPING_MS, singleShot=True)
        self._set_up()
        self.set_look(look)

    def _set_up(self) -> None:
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self._complain.timeout.connect(self._show_errors)
        self.knobs.read.connect(self._on_read)
        self.textChanged.connect(self._on_text_changed)
        self.updateRequest.connect(self._on_update_request)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.rangeChanged.connect(self._fit)

    # --- the program ---------------------------------------------------------------------------------------

    def set_program(self, program: Program, reaches: tuple[KnobRange, ...]) -> None:
        self.slider.close()
        self.clear_run()
        self._highlighter.start_again()
        self._is_opening = True
        self.code.set_source(program.source)
        self._is_opening = False
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.horizontalScrollBar().setValue(0)  # before the page has its size, the cursor scrolls the margin away
        self.knobs.set_program(program, reaches)
        self._show_errors()

    def replace_source(self, source: str) -> None:
        """As an edit that can be undone, of no more than what differs, so that cursor and scroll bar stay."""
        before = self.code.source()
        head = _common(before, source)
        tail = _common(before[head:][::-1], source[head:][::-1])
        cursor = QTextCursor(self.code)
        cursor.setPosition(utf16(before, head))
        cursor.setPosition(utf16(before, len(before) - tail), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(source[head : len(source) - tail])

    def set_recorded(self) -> None:
        """What was recorded stays as it is."""
        self._is_recorded = True
        self.set_locked(True)

    def set_locked(self, locked: bool) -> None:
        """While the program runs: it can be read, selected and copied, and not changed."""
        self.setReadOnly(locked)
        reading = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(reading if locked else Qt.TextInteractionFlag.TextEditorInteraction)
        self.slider.set_locked(locked)
        self._set_hints({})
        self.viewport().update()

    def _on_text_changed(self) -> None:
        before, self._revision = self._revision, self.code.revision()
        if self._is_opening or self._revision == before:  # the same revision: only its colours are other ones
            return
        self._run_error = None
        self.knobs.read_soon()
        if self.annotations.errors:
            self._show_errors()
        self._complain.start()
        self._show_marks()
        self.edited.emit()

    def _on_read(self) -> None:
        for placed in self.knobs.placed:
            self._highlighter.rehighlightBlock(self.code.findBlock(placed.start))
        self.slider.refresh()
        self.viewport().update()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """A file that is dropped here is for the window, which opens it."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    # --- what a run says -----------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        if snapshot.origin != self._snapshot.origin:
            self._observed_lines = self.blockCount()
        self._snapshot = snapshot
        self._show_marks()

    def _show_marks(self) -> None:
        """None where lines have come or gone since the run: what it says is about others."""
        fits = self._observed_lines == self.blockCount()
        stuck_before = self._stuck_line()
        self._redraw(self.annotations.set_marks(line_marks(self._snapshot) if fits else {}))
        stuck = self._stuck_line()
        if stuck and stuck != stuck_before:
            self.reveal_line(stuck)

    def _stuck_line(self) -> int:
        return next((line for line, mark in self.annotations.marks.items() if mark.is_stuck), 0)

    def set_notes(self, notes: dict[int, Note]) -> None:
        lines = self.annotations.set_notes(notes)
        self._redraw(lines)
        wrong = sorted(line for line in lines if line in notes and notes[line].is_wrong)
        if wrong:
            self.reveal_line(wrong[0])

    def show_error(self, line: int, text: str) -> None:
        """Where the run failed, and the last line of its traceback; until the text is edited."""
        self._run_error = (line, text)
        self._show_errors()
        self.reveal_line(line)

    def clear_run(self) -> None:
        """Nothing is known of any run."""
        self._run_error = None
        self._snapshot = Snapshot()
        self._observed_lines = 0
        self.set_notes({})
        self._show_marks()
        self._show_errors()

    def _show_errors(self) -> None:
        errors = {}
        if self._run_error is not None:
            errors[self._run_error[0]] = Note(self._run_error[1], "wrong", "cross")
        problem = self.knobs.problem
        if problem is not None:
            told = problem_told(problem)
            text = problem.details.get("error") or told.title
            errors[problem.line or 1] = Note(text, "wrong", "cross", told.whole())
        lines = errors.keys() | self.annotations.errors.keys()
        self.annotations.errors = errors
        self._redraw(list(lines))

    def reveal_line(self, line: int) -> None:
        """Scrolls as little as needed to have that line and its neighbours on the screen."""
        bar, rows = self.verticalScrollBar(), max(1, self.viewport().height() // self.lines.line_height)
        margin = min(3, rows // 3)
        bar.setValue(max(min(bar.value(), line - 1 - margin), line + margin - rows))

    def _redraw(self, lines: list[int]) -> None:
        if not lines:
            return
        for line in lines:
            self.viewport().update(self.lines.line_rect(line).toAlignedRect())
            self.gutter.update_line(line)
        self._show_selections()

    # --- words ---------------------------------------------------------------------------------------------

    def line_words(self, line: int) -> str:
        """All that the drawing says about a line, as text: who is there, and its note."""
        block = self.code.findBlockByNumber(line - 1)
        mark, note = self.annotations.marks.get(line), self.annotations.note(line)
        words = [mark_words(mark, self._snapshot, block.text())] if mark else []
        return "\n".join([*words, note.more or note.text] if note else words)

    def words(self) -> list[str]:
        """All that the drawing says, line by line."""
        marked = sorted(self.annotations.marks.keys() | self.annotations.notes.keys() | self.annotations.errors.keys())
        template = translate("CodeEditor", "Line {line}: {words}")
        return [template.format(line=line, words=self.line_words(line)) for line in marked]

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._words_at(event), self.viewport())
            return True
        return super().viewportEvent(event)

    def _words_at(self, event: QHelpEvent) -> str:
        placed = self.slider.knob_at(event.pos())
        if placed is not None:
            return self.slider.tip(placed)
        line = self.lines.line_at(event.pos().y())
        block, note = self.code.findBlockByNumber(line - 1), self.annotations.note(line)
        if note is None or not note_rect(self, block, self.lines.line_rect(line).top(), note).contains(event.pos()):
            return ""
        return note.more or note.text

    # --- keys ----------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and code_keys.is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif code_keys.opens_knob(event):
            self.slider.open_next()
        elif self.isReadOnly():
            self._on_key_while_locked(event)
        elif code_keys.edit(event, self.textCursor()):
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        """Escape: first out of the slider, then out of the editor, on in the direction in which one came."""
        if self.slider.name:
            self.slider.close()
            return
        # As a press of Tab beside the text: by any other key Qt would not show where the focus has gone.
        tab = Qt.Key.Key_Backtab if self._came_back else Qt.Key.Key_Tab
        press = QKeyEvent(QEvent.Type.KeyPress, tab, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.parentWidget(), press)
        if self.hasFocus():
            self.clearFocus()

    def _on_key_while_locked(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            running = translate("CodeEditor", "runs: stop it to edit it")
            words = translate("CodeEditor", "was recorded as it stands here") if self._is_recorded else running
            hint = Note(words, icon="info")
            self._set_hints({self.textCursor().blockNumber() + 1: hint})
        super().keyPressEvent(event)

    def _set_hints(self, hints: dict[int, Note]) -> None:
        lines = hints.keys() | self.annotations.hints.keys()
        self.annotations.hints = hints
        self._redraw(list(lines))

    # --- drawing -------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        clip = QRectF(event.rect())
        painter = QPainter(self.viewport())
        paint_behind(self, painter, clip)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        paint_notes(self, painter, clip)
        end = self.lines.end_of_whole  # half a line below it is not to be read
        painter.fillRect(QRectF(0, end, self.lines.width, self.height()), QColor(self.look.palette.surface))
        painter.end()

    def _on_update_request(self, rect: QRect, dy: int) -> None:
        if dy:
            self.gutter.scroll(0, dy)
        else:
            top = rect.y() + self.viewport().y() - self.gutter.y()
            self.gutter.update(0, top, self.gutter.width(), rect.height())
        if rect.contains(self.viewport().rect()) or dy:
            self.slider.refresh()

    def _on_cursor_moved(self) -> None:
        line = self.textCursor().blockNumber() + 1
        self._redraw([self._current_line, line] if line != self._current_line else [])
        self._current_line = line
        self._set_hints({})
        self._show_selections()

    def _show_selections(self) -> None:
        found = [*bracket_selections(self), *comment_selections(self)]
        if found or self.extraSelections():
            self.setExtraSelections(found)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._came_back = event.reason() == Qt.FocusReason.BacktabFocusReason
        self._on_focus_changed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._on_focus_changed()

    def _on_focus_changed(self) -> None:
        self._redraw([self.textCursor().blockNumber() + 1])
        self.focus_changed.emit()

    @property
    def free_width(self) -> int:
        """Of the viewport, without a small margin."""
        return self.lines.width - self.look.px(4)

    # --- look and room -------------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        self.look = look
        self.setFont(look.code_font())
        self.setStyleSheet(
            f'QPlainTextEdit {{ font-family: "{look.code_font().families()[0]}"; font-size: {look.px(14)}px;'
            f" color: {look.palette.text}; background: {look.palette.surface};"
            f" selection-background-color: transparent; selection-color: {look.palette.text}; }}"
        )
        self.code.set_look(look)
        self.lines.line_height = self.code.lines.height
        self._highlighter.set_look(look)
        self.slider.set_look(look)
        self.setCursorWidth(max(1, round(look.scale * 1.5)))
        self._show_selections()
        self._fit()
        self.viewport().update()

    def set_compact(self, compact: bool) -> None:
        """In small windows notes are only their icons; tooltips have their text."""
        self.is_compact = compact
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.slider.refresh()

    def _fit(self) -> None:
        """Gutter, text and scroll bars beside each other."""
        left = self.look.px(WIDTH) + self.look.px(4)
        self.setViewportMargins(left, 0, self._bar.room, self._bar_below.room)
        for bar in (self._bar, self._bar_below):
            bar.place()
        room = self.contentsRect()
        self.gutter.setGeometry(room.left(), room.top(), self.viewport().x() - room.left(), room.height())
        self.gutter.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show_errors()
        super().changeEvent(event)


def _common(some: str, other: str) -> int:
    """How many characters both have in common at their beginning."""
    pairs = zip(some, other, strict=False)
    return next((index for index, (one, two) in enumerate(pairs) if one != two), min(len(some), len(other)))
