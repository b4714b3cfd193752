"""The third cell of the story strip: what the runs so far add up to, as dots on an axis, counts, marks or lines."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.evidence_facts import (
    CountsEvidence,
    Evidence,
    Judged,
    ListEvidence,
    MarksEvidence,
    RunsEvidence,
    RunsRow,
    described,
    evidence_headings,
    evidence_rows,
)
from gui.icons import paint_icon
from gui.theme import Look
from gui.views.patterns import paint_focus
from gui.views.table import TableAction
from gui.wording import number, short_number

_ICONS: dict[Judged, str] = {"right": "check", "wrong": "cross", "stuck": "stuck"}
ROW_LIMIT = 3
"""How many rows fit in the cell; of more, the last ones are shown."""


class EvidenceView(QWidget):
    """Paints one piece of evidence under its title. Its text twin is a table (Ctrl+T)."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._evidence: Evidence | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._table = TableAction(self)
        self._table.setEnabled(False)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def show_evidence(self, evidence: Evidence | None) -> None:
        if evidence != self._evidence:
            self._evidence = evidence
            self.setAccessibleName(evidence.title if evidence else "")
            self.setAccessibleDescription(described(evidence))
            self.setToolTip(described(evidence))
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus if evidence else Qt.FocusPolicy.NoFocus)
            self._table.setEnabled(evidence is not None)
            self.update()

    # --- in words ------------------------------------------------------------------------------------------

    def headings(self) -> tuple[str, ...]:
        return evidence_headings(self._evidence)

    def rows(self) -> Iterator[tuple[str, ...]]:
        return evidence_rows(self._evidence)

    def table_title(self) -> str:
        return self._evidence.title if self._evidence is not None else ""

    def table_source(self) -> object:
        return self._evidence

    # --- drawing -------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(320), self._look.px(76))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), self._look.px(76))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._evidence is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._look.px
        head = QRectF(0, 0, self.width(), px(20))
        painter.setFont(self._look.ui_font(13, 600))
        painter.setPen(QColor(self._look.palette.text))
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, self._evidence.title)
        body = QRectF(0, px(22), self.width(), self.height() - px(22))
        match self._evidence:
            case RunsEvidence():
                self._caption(painter, head, self._evidence.caption, Qt.AlignmentFlag.AlignRight)
                self._paint_runs(painter, body, self._evidence)
            case CountsEvidence():
                self._paint_counts(painter, body, self._evidence)
            case MarksEvidence():
                self._caption(painter, body, self._evidence.caption, Qt.AlignmentFlag.AlignTop)
                self._paint_marks(painter, body.adjusted(0, px(24), 0, 0), self._evidence)
            case ListEvidence():
                self._caption(painter, head, self._evidence.caption, Qt.AlignmentFlag.AlignRight)
                self._paint_list(painter, body, self._evidence)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), self._look)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _caption(self, painter: QPainter, room: QRectF, text: str, align: Qt.AlignmentFlag) -> None:
        painter.setFont(self._look.ui_font(13))
        painter.setPen(QColor(self._look.palette.muted))
        painter.drawText(room, align, text)

    # --- dots on an axis -----------------------------------------------------------------------------------

    def _paint_runs(self, painter: QPainter, body: QRectF, runs: RunsEvidence) -> None:
        px = self._look.px
        rows = runs.rows[-ROW_LIMIT:] or (RunsRow("", ()),)
        axis_room = px(16)
        left = px(64) if len(runs.rows) > 1 else px(18)
        axis = _Axis(rows, runs.target, body.left() + left, body.right() - px(18))
        height = (body.height() - axis_room) / max(1, len(rows))
        middles = [body.top() + height * (index + 0.5) for index in range(len(rows))]
        self._paint_target(painter, axis, middles, runs.target)
        for row, y in zip(rows, middles, strict=True):
            self._paint_row(painter, axis, row, y, runs)
        self._paint_ticks(painter, axis, body.bottom() - axis_room, axis_room)

    def _paint_target(self, painter: QPainter, axis: _Axis, middles: list[float], target: float | None) -> None:
        """The learner's yellow, where a run would end had nothing been lost."""
        if target is None or not middles:
            return
        px, colours, x = self._look.px, self._look.palette, axis.x(target)
        band = QRectF(x - px(4), middles[0] - px(12), px(8), middles[-1] - middles[0] + px(24))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.yours_fill))
        painter.drawRoundedRect(band, px(2), px(2))
        painter.setPen(QPen(QColor(colours.yours_line), self._look.stroke(1.5)))
        painter.drawLine(QPointF(x, band.top() + px(3)), QPointF(x, band.bottom() - px(3)))

    def _paint_row(self, painter: QPainter, axis: _Axis, row: RunsRow, y: float, runs: RunsEvidence) -> None:
        px, colours = self._look.px, self._look.palette
        painter.setPen(QPen(QColor(colours.edge), 1))
        painter.drawLine(QPointF(axis.left, y), QPointF(axis.right, y))
        if len(runs.rows) > 1:
            painter.setPen(QColor(colours.text if row.has_newest else colours.muted))
            painter.setFont(self._look.ui_font(12))
            painter.drawText(QRectF(0, y - px(8), axis.left - px(8), px(16)), Qt.AlignmentFlag.AlignVCenter, row.label)
        for index, result in enumerate(row.results):
            newest = row.has_newest and index == len(row.results) - 1
            color = QColor(self._dot_color(result, runs.target))
            painter.setPen(QPen(color, self._look.stroke(1.6)))
            painter.setBrush(color if newest else QColor(colours.surface))
            painter.drawEllipse(QPointF(axis.x(result), y), px(5), px(5))

    def _dot_color(self, result: float, target: float | None) -> str:
        colours = self._look.palette
        if target is None:
            return colours.ink
        return colours.right if result == target else colours.wrong

    def _paint_ticks(self, painter: QPainter, axis: _Axis, top: float, height: float) -> None:
        px = self._look.px
        painter.setFont(self._look.ui_font(12))
        painter.setPen(QColor(self._look.palette.muted))
        for value in axis.ticks:
            half = px(36)
            middle = min(max(axis.x(value), half), self.width() - half)
            room = QRectF(middle - half, top, 2 * half, height)
            plus = "+" if value > 0 and axis.ticks[0] < 0 else ""
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, plus + short_number(value))

    # --- the other kinds -----------------------------------------------------------------------------------

    def _paint_counts(self, painter: QPainter, body: QRectF, evidence: CountsEvidence) -> None:
        px, colours = self._look.px, self._look.palette
        column = min(px(110), body.width() / max(1, len(evidence.counts)))
        for index, (count, label, is_wrong) in enumerate(evidence.counts):
            room = QRectF(body.left() + index * column, body.top() + px(2), column, px(28))
            painter.setPen(QColor(colours.wrong if is_wrong else colours.text))
            painter.setFont(self._look.ui_font(22, 600))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, number(count))
            painter.setPen(QColor(colours.muted))
            painter.setFont(self._look.code_font(12))
            painter.drawText(room.translated(0, px(26)), Qt.AlignmentFlag.AlignVCenter, label)

    def _paint_marks(self, painter: QPainter, body: QRectF, evidence: MarksEvidence) -> None:
        px, colours = self._look.px, self._look.palette
        left = body.left()
        painter.setFont(self._look.code_font(13))
        for name, judged, is_newest in evidence.marks:
            width = painter.fontMetrics().horizontalAdvance(name) + px(20) + (px(20) if judged else 0)
            box = QRectF(left + 0.5, body.top() + 0.5, width, px(26))
            painter.setPen(QPen(QColor(colours.ink if is_newest else colours.edge), 1))
            painter.setBrush(QColor(colours.track if is_newest else colours.surface))
            painter.drawRoundedRect(box, px(5), px(5))
            inner = box.adjusted(px(10), 0, -px(8), 0)
            if judged:
                color = colours.right if judged == "right" else colours.wrong
                paint_icon(painter, _ICONS[judged], QRectF(inner.left(), box.top(), px(14), box.height()), color)
                inner.adjust(px(20), 0, 0, 0)
            painter.setPen(QColor(colours.text if judged else colours.muted))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, name)
            left += width + px(8)

    def _paint_list(self, painter: QPainter, body: QRectF, evidence: ListEvidence) -> None:
        px, colours = self._look.px, self._look.palette
        for index, (where, what) in enumerate(evidence.lines[-ROW_LIMIT:]):
            row = QRectF(0, body.top() + index * px(19), body.width(), px(19))
            painter.setFont(self._look.ui_font(12))
            painter.setPen(QColor(colours.muted))
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, where)
            painter.setFont(self._look.code_font(13))
            painter.setPen(QColor(colours.text))
            room = row.adjusted(px(64), 0, 0, 0)
            shown = painter.fontMetrics().elidedText(what, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


class _Axis:
    """From results to pixels: symmetric about the target, its ends round numbers."""

    def __init__(self, rows: tuple[RunsRow, ...], target: float | None, left: float, right: float) -> None:
        self.left, self.right = left, right
        results = [result for row in rows for result in row.results]
        self._middle = target if target is not None else _middle(results)
        self._reach = _round_up(max((abs(result - self._middle) for result in results), default=0.0))
        far = (self._middle - self._reach, self._middle, self._middle + self._reach)
        self.ticks = far if self._reach else (self._middle,)

    def x(self, value: float) -> float:
        share = (value - self._middle) / self._reach if self._reach else 0.0
        return (self.left + self.right) / 2 + share * (self.right - self.left) / 2


def _middle(results: list[float]) -> float:
    if not results:
        return 0.0
    middle = (min(results) + max(results)) / 2
    step = _round_up(max(results) - min(results)) / 10
    return round(middle / step) * step if step else middle


def _round_up(reach: float) -> float:
    """The next of 1, 2, 5, 10, …; 0 for 0."""
    if reach <= 0 or not math.isfinite(reach):
        return 0.0
    power = 10.0 ** math.floor(math.log10(reach))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= reach)
