"""What the editor draws behind its text and after it: tints, knobs, the selection, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextBlock

from gui.code_marks import Note
from gui.icons import paint_icon
from gui.theme import mix

if TYPE_CHECKING:
    from gui.code_editor import CodeEditor

_NOTE_GAP = 16
_NOTE_PADDING = 6
_NOTE_ICON = 12
_NOTE_INSET = 2
_NOTE_SIZE = 13
_KNOB_PADDING = 3


def paint_behind(editor: CodeEditor, painter: QPainter, clip: QRectF) -> None:
    """The lines that `clip` touches: tint, current line, knobs, selection."""
    colours, lines = editor.look.palette, editor.lines
    current = editor.textCursor().block() if editor.hasFocus() and not editor.isReadOnly() else QTextBlock()
    for block, top in lines.visible(clip.top(), clip.bottom()):
        tint = editor.annotations.tint(block.blockNumber() + 1, colours)
        if not tint and block == current:
            tint = colours.sunken
        if tint:
            painter.fillRect(QRectF(0, top, lines.width, lines.line_height), QColor(tint))
        for placed in editor.knobs.on_line(block):
            rect = lines.span_rect(block, placed.start - block.position(), placed.end - placed.start)
            _paint_knob(editor, painter, rect, is_open=placed.knob.name == editor.slider.name)
    _paint_selection(editor, painter, clip)


def _paint_knob(editor: CodeEditor, painter: QPainter, rect: QRectF, *, is_open: bool) -> None:
    """Yellow with a dotted underline; grey while the program cannot be read and the knob does nothing."""
    look, colours = editor.look, editor.look.palette
    live = editor.knobs.are_live
    padding = look.px(_KNOB_PADDING)
    box = rect.adjusted(-padding, 1.5, padding, -1.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colours.yours_fill if live else colours.grid))
    painter.setPen(QPen(QColor(colours.yours_line), look.stroke(1)) if is_open else QPen(Qt.PenStyle.NoPen))
    painter.drawRoundedRect(box, look.px(4), look.px(4))
    underline = QPen(QColor(colours.yours_line if live else colours.faint), look.stroke(1.2))
    underline.setDashPattern([1.2, 1.6])
    painter.setPen(underline)
    y = rect.bottom() - look.px(3)
    painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
    painter.restore()


def _paint_selection(editor: CodeEditor, painter: QPainter, clip: QRectF) -> None:
    """As high as the lines: Qt would leave stripes between them."""
    cursor, lines = editor.textCursor(), editor.lines
    if not cursor.hasSelection():
        return
    colour = QColor(mix(editor.look.palette.ink, editor.look.palette.surface, 0.22))
    for block, top in lines.visible(clip.top(), clip.bottom()):
        start = max(cursor.selectionStart() - block.position(), 0)
        end = min(cursor.selectionEnd() - block.position(), block.length())
        if start < end:
            left, right = lines.x(block, start), lines.x(block, end)
            right += editor.look.px(6) if end == block.length() else 0
            painter.fillRect(QRectF(left, top, right - left, lines.line_height), colour)


# --- notes -----------------------------------------------------------------------------------------------------


def note_rect(editor: CodeEditor, block: QTextBlock, top: float, note: Note) -> QRectF:
    """Where a note stands: after the text of its line, at the right edge of the viewport where the text is longer."""
    look, width = editor.look, editor.free_width
    least = 2 * look.px(_NOTE_PADDING) + (look.px(_NOTE_ICON) if note.icon else look.px(2 * _NOTE_ICON))
    left = min(editor.lines.end(block) + look.px(_NOTE_GAP), width - least)
    inset = look.px(_NOTE_INSET)
    room = min(_note_width(editor, note), width - left)
    return QRectF(left, top + inset, max(room, least), editor.lines.line_height - 2 * inset)


def _note_width(editor: CodeEditor, note: Note) -> float:
    look = editor.look
    width = 2.0 * look.px(_NOTE_PADDING)
    if note.icon:
        width += look.px(_NOTE_ICON)
    if not (editor.is_compact and note.icon):
        width += QFontMetricsF(look.ui_font(_NOTE_SIZE)).horizontalAdvance(note.text) + look.px(4)
    return width


def paint_notes(editor: CodeEditor, painter: QPainter, clip: QRectF) -> None:
    for block, top in editor.lines.visible(clip.top(), clip.bottom()):
        note = editor.annotations.note(block.blockNumber() + 1)
        if note is not None and not _is_covered(editor, block):
            rect = note_rect(editor, block, top, note)
            if editor.lines.end(block) > rect.left():
                _hide_text(editor, painter, rect.left(), block, top)
            _paint_note(editor, painter, rect, note, block.blockNumber() + 1)


def _hide_text(editor: CodeEditor, painter: QPainter, left: float, block: QTextBlock, top: float) -> None:
    """Behind and beyond a note that stands over the end of a long line."""
    colours, lines = editor.look.palette, editor.lines
    behind = editor.annotations.tint(block.blockNumber() + 1, colours) or colours.surface
    left -= editor.look.px(_NOTE_PADDING)
    painter.fillRect(QRectF(left, top, lines.width - left, lines.line_height), QColor(behind))


def _is_covered(editor: CodeEditor, block: QTextBlock) -> bool:
    return any(placed.knob.name == editor.slider.name for placed in editor.knobs.on_line(block))


def _paint_note(editor: CodeEditor, painter: QPainter, rect: QRectF, note: Note, line: int) -> None:
    look, colours = editor.look, editor.look.palette
    hue = _hue(editor, note)
    tint = editor.annotations.tint(line, colours)
    alike = hue in editor.annotations.bars(line, colours)
    fill = mix(colours.surface, tint, 0.45) if alike else mix(hue, colours.surface, 0.11)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(rect, look.px(4), look.px(4))
    left = rect.left() + look.px(_NOTE_PADDING)
    if note.icon:
        side = look.px(_NOTE_ICON)
        paint_icon(painter, note.icon, QRectF(left, rect.center().y() - side / 2, side, side), hue)
        left += side + look.px(4)
    room = rect.right() - look.px(_NOTE_PADDING) - left
    if room > 0:
        font = look.ui_font(_NOTE_SIZE)
        text = QFontMetricsF(font).elidedText(note.text, Qt.TextElideMode.ElideRight, room + 1)
        painter.setFont(font)
        painter.setPen(QColor(colours.wrong if note.is_wrong else colours.text))
        upright = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip  # the note is lower than a line of the font
        painter.drawText(QRectF(left, rect.top(), room + 2, rect.height()), upright, text)
    painter.restore()


def _hue(editor: CodeEditor, note: Note) -> str:
    colours = editor.look.palette
    if note.is_wrong:
        return colours.wrong
    return colours.muted if note.tone == "plain" else colours.actor(note.tone)
