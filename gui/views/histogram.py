"""How often each result came in many runs: a bar for each, and in yellow the runs that were as predicted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.icons import paint_icon
from gui.theme import Look
from gui.views.table import TableAction
from gui.wording import number

translate = QCoreApplication.translate

_ROW, _BAR, _ICON, _GAP = 30, 18, 14, 8


@dataclass(frozen=True, slots=True)
class HistogramRow:
    """A result, how many runs had it, and how many of these were as predicted (None: nothing was said about single
    runs)."""

    label: str
    count: int
    fitting: int | None = None


class Histogram(QWidget):
    """Its text twin is a table (Ctrl+T)."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: tuple[HistogramRow, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.table_action = TableAction(self)
        self._retranslate()

    def show_rows(self, rows: tuple[HistogramRow, ...]) -> None:
        if rows != self._rows:
            self._rows = rows
            self.updateGeometry()
            self.update()
            self._retranslate()

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    # --- in words ------------------------------------------------------------------------------------------

    def headings(self) -> tuple[str, ...]:
        heads = (translate("Histogram", "Result"), translate("Histogram", "Runs"), translate("Histogram", "Share"))
        return (*heads, translate("Histogram", "As predicted")) if self._is_judged else heads

    def rows(self) -> list[tuple[str, ...]]:
        return [self._cells(row) for row in self._rows]

    def table_source(self) -> object:
        return self._rows

    def table_title(self) -> str:
        return translate("Histogram", "How often each result came")

    @property
    def _is_judged(self) -> bool:
        return any(row.fitting is not None for row in self._rows)

    def _cells(self, row: HistogramRow) -> tuple[str, ...]:
        cells = (row.label, number(row.count), self._share(row))
        return (*cells, number(row.fitting or 0)) if self._is_judged else cells

    def _share(self, row: HistogramRow) -> str:
        total = sum(each.count for each in self._rows)
        return f"{round(100 * row.count / total)} %" if total else ""

    # --- drawing -------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(400), self._look.px(_ROW * max(1, len(self._rows)) + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(240), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, px = QPainter(self), self._look.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetrics(self._look.code_font(13))
        wanted = max((metrics.horizontalAdvance(row.label) for row in self._rows), default=0)
        left = min(wanted, round(self.width() * 0.42)) + px(_GAP)
        right = self.width() - px(96)
        most = max((row.count for row in self._rows), default=1)
        for place, row in enumerate(self._rows):
            whole = QRectF(0, px(_ROW) * place + px(2), self.width(), px(_ROW))
            self._paint_label(painter, row, QRectF(0, whole.y(), left - px(_GAP), whole.height()))
            length = max(px(3), (right - left) * row.count / most) if row.count else 0.0
            self._paint_bar(painter, row, QRectF(left, whole.y() + px((_ROW - _BAR) / 2), length, px(_BAR)))
            self._paint_count(painter, row, QRectF(left + length + px(_GAP), whole.y(), px(96), whole.height()))
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._look.palette.ink), px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(4), px(4))

    def _paint_label(self, painter: QPainter, row: HistogramRow, room: QRectF) -> None:
        painter.setFont(self._look.code_font(13))
        painter.setPen(QColor(self._look.palette.text))
        shown = painter.fontMetrics().elidedText(row.label, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)

    def _paint_bar(self, painter: QPainter, row: HistogramRow, bar: QRectF) -> None:
        """The runs that were as predicted first, in yellow with a frame, the others in ink."""
        colours = self._look.palette
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.actor("M")))
        painter.drawRect(bar)
        if row.fitting and row.count:
            yours = QRectF(bar.x(), bar.y(), bar.width() * row.fitting / row.count, bar.height())
            painter.setPen(QPen(QColor(colours.yours_line), self._look.px(1.5)))
            painter.setBrush(QColor(colours.yours_fill))
            painter.drawRect(yours.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_count(self, painter: QPainter, row: HistogramRow, room: QRectF) -> None:
        px, colours = self._look.px, self._look.palette
        painter.setFont(self._look.ui_font(13, 600))
        painter.setPen(QColor(colours.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, number(row.count))
        left = room.x() + painter.fontMetrics().horizontalAdvance(number(row.count)) + px(6)
        painter.setFont(self._look.ui_font(12))
        painter.setPen(QColor(colours.muted))
        share = self._share(row)
        painter.drawText(QRectF(left, room.y(), px(60), room.height()), Qt.AlignmentFlag.AlignVCenter, share)
        if row.fitting:
            left += painter.fontMetrics().horizontalAdvance(share) + px(6)
            icon = QRectF(left, room.center().y() - px(_ICON) / 2, px(_ICON), px(_ICON))
            paint_icon(painter, "pencil", icon, colours.yours_line)

    # --- focus, language -----------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.table_title())
        self.setAccessibleDescription("\n".join("  ".join(cells) for cells in (self.headings(), *self.rows())))
        self.setToolTip(translate("Histogram", "As a table: Ctrl+T"))
