"""The list of output lines on the screen: painted row by row, following the end."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFontMetrics, QGuiApplication, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from core.observation import Line
from core.snapshot import Output, Snapshot
from gui.badge import paint_badge
from gui.icons import icon, paint_icon
from gui.theme import Look, mix
from gui.views.output_model import LINE_ROLE, OutputModel

translate = QCoreApplication.translate

_ROW = 22
_BADGE = 16
_TEXT_AT = 30
_INSET = 16


def paint_line(painter: QPainter, room: QRectF, line: Line, model: OutputModel, look: Look) -> None:
    """A badge for who wrote it, and the text; error output has a bar and a sign besides its colour."""
    colours, px = look.palette, look.px
    is_error = line.stream == "stderr"
    writer = model.writer(line)
    badge = QRectF(room.left() + px(4), room.center().y() - px(_BADGE) / 2, px(_BADGE), px(_BADGE))
    if writer is not None:
        paint_badge(painter, badge, writer.letter, writer.is_process, "running", look)
    elif is_error:
        paint_icon(painter, "warning", badge.adjusted(px(1), px(1), -px(1), -px(1)), colours.wrong)
    if is_error:
        painter.fillRect(QRectF(room.left() - px(5), room.top(), px(3), room.height()), QColor(colours.wrong))
    painter.setFont(look.code_font(14))
    painter.setPen(QColor(colours.wrong if is_error else colours.text))
    words = QRectF(room.left() + px(_TEXT_AT), room.top(), room.width() - px(_TEXT_AT), room.height())
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextExpandTabs)
    painter.drawText(words, flags, line.text)


class _Row(QStyledItemDelegate):
    def __init__(self, model: OutputModel, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        px = self.look.px
        text = QFontMetrics(self.look.code_font(14)).horizontalAdvance(self._model.longest.replace("\t", " " * 8))
        return QSize(text + px(_INSET + _TEXT_AT + 12), px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, colours = self.look, self.look.palette
        room = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, QColor(mix(colours.ink, colours.surface, 0.16)))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.ink), look.stroke(1)))
            painter.drawRect(room.adjusted(0.5, 0.5, -0.5, -0.5))
        inner = room.adjusted(look.px(_INSET - 4), 0, -look.px(4), 0)
        line = index.data(LINE_ROLE)
        if line is not None:
            paint_line(painter, inner, line, self._model, look)
            return
        painter.setFont(look.ui_font(13))
        painter.setPen(QColor(colours.muted))
        words = inner.adjusted(look.px(_TEXT_AT), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._model.skipped_words())


class OutputList(QListView):
    """Follows the end until the learner scrolls up; then it holds still, even where a flood of new lines has pushed
    out those on the screen, until the learner comes back to the end."""

    newest_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.output_model = OutputModel(self)
        self._row = _Row(self.output_model, look, self)
        self._waiting: tuple[Output, Snapshot] | None = None
        self.setModel(self.output_model)
        self.setItemDelegate(self._row)
        self.output_model.exchanged.connect(self._on_exchanged)
        self.output_model.reworded.connect(self.viewport().update)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)  # the first row is a whole one
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._newest = QToolButton(self)
        self._newest.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._newest.clicked.connect(self._on_newest)
        self._newest.hide()
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.copy_action = self._action(QKeySequence.StandardKey.Copy, self._on_copy)
        self.all_action = self._action(QKeySequence.StandardKey.SelectAll, self.selectAll)
        self._retranslate()

    def _action(self, key: QKeySequence.StandardKey, slot: object) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    # --- what it shows -------------------------------------------------------------------------------------

    def show_output(self, output: Output, snapshot: Snapshot) -> None:
        at_end = self.is_at_end
        if not at_end and snapshot.outcome is None and self.output_model.loses_lines(output):
            self._waiting = (output, snapshot)
            self._place_newest()
            return
        self._take(output, snapshot)
        if at_end:
            self.scrollToBottom()

    def _take(self, output: Output, snapshot: Snapshot) -> None:
        self._waiting = None
        self.output_model.keeps_places = self.selectionModel().hasSelection()
        self.output_model.show_output(output, snapshot)

    @property
    def is_at_end(self) -> bool:
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum()

    @property
    def is_holding(self) -> bool:
        """Whether newer lines wait to be shown."""
        return self._waiting is not None

    def set_look(self, look: Look) -> None:
        self._look = self._row.look = look
        self._newest.setIcon(icon("chevron-down", look.palette.text))
        self._newest.setIconSize(QSize(look.px(14), look.px(14)))
        self._fit_rows()
        self.doItemsLayout()
        self._place_newest()

    def _place_newest(self) -> None:
        self._newest.setVisible(not self.is_at_end)
        if self._newest.isVisible():
            px = self._look.px
            self._newest.adjustSize()
            self._newest.move(
                self.viewport().width() - self._newest.width() - px(8), self.height() - self._newest.height() - px(8)
            )
            self._newest.raise_()

    # --- events --------------------------------------------------------------------------------------------

    def _on_scrolled(self) -> None:
        if self.is_at_end and self._waiting is not None:
            self._take(*self._waiting)
            self.scrollToBottom()
        self._place_newest()

    def _on_exchanged(self) -> None:
        self.clearSelection()
        self.viewport().update()

    def _on_newest(self) -> None:
        self.scrollToBottom()
        self._on_scrolled()

    def _on_copy(self) -> None:
        rows = sorted(index.row() for index in self.selectedIndexes())
        texts = [self.output_model.index(row).data() for row in rows]
        if texts:
            QGuiApplication.clipboard().setText("\n".join(texts))

    def resizeEvent(self, event: QResizeEvent) -> None:
        at_end = self.is_at_end
        super().resizeEvent(event)
        self._fit_rows()
        if at_end:
            self.scrollToBottom()
        self._place_newest()

    def _fit_rows(self) -> None:
        """The last row that is to be seen is a whole one too: what there is no room for stays empty."""
        below = self.viewportMargins().bottom()
        rest = (self.viewport().height() + below) % self._look.px(_ROW)
        if rest != below:
            self.setViewportMargins(0, 0, 0, rest)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.copy_action.setText(translate("OutputView", "Copy"))
        self.all_action.setText(translate("OutputView", "Select all"))
        self._newest.setText(translate("OutputView", "Newest"))
        self._newest.setToolTip(translate("OutputView", "To the newest lines"))
