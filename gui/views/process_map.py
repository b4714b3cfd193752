"""Processes and their memory: what each has under the watched names, and what is really shared."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from core.snapshot import Snapshot
from gui.theme import Look
from gui.views.legend import Legend
from gui.views.patterns import paint_empty, paint_focus
from gui.views.process_boxes import BoxPainter
from gui.views.process_facts import Box, Cell, ProcessFacts, process_facts
from gui.views.process_layout import Layout, layout
from gui.views.process_links import LinkPainter
from gui.views.process_words import (
    box_name,
    box_words,
    cell_note,
    cell_text,
    end_words,
    identity_words,
    link_words,
    stream_sentences,
)
from gui.views.table import TableAction, TableButton
from gui.wording import listed

translate = QCoreApplication.translate

_LEAST_ROOM = 240
"""A map that needs more height than that may have to scroll."""


class ProcessMap(QWidget):
    """Scrolls where there are more processes than there is room for."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._facts = ProcessFacts()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._head = Legend(look)
        self._sheet = _Sheet(look)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._sheet)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._scroll, 1)
        self._table = TableButton(TableAction(self), look)
        self._head.set_corner(self._table)
        self._retranslate()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draws anew only if a process, or a value in one, is another than before."""
        facts = process_facts(snapshot)
        if facts != self._facts:
            self._facts = facts
            self._show()

    def clear(self) -> None:
        self.show_snapshot(Snapshot())

    def set_look(self, look: Look) -> None:
        self._look = look
        self._head.set_look(look)
        self._table.set_look(look)
        self._sheet.set_look(look)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(600), self._head.sizeHint().height() + round(self._sheet.wanted_height()))

    def minimumSizeHint(self) -> QSize:
        px = self._look.px
        most = min(self._sheet.minimumHeight(), px(_LEAST_ROOM))
        return QSize(px(320), self._head.sizeHint().height() + max(px(110), most))

    def _show(self) -> None:
        self._sheet.show_facts(self._facts)
        self._head.show_entries(self.table_title() if self._facts.boxes else "", ())
        self._scroll.setVisible(bool(self._facts.boxes))
        self.setAccessibleDescription("\n".join(self._sentences()) or self._empty_words())
        self.updateGeometry()
        self.update()

    def _empty_words(self) -> str:
        return translate("ProcessMap", "Each process and its memory appear here.")

    def _sentences(self) -> list[str]:
        """Box by box, then what is apart."""
        sentences = []
        for box in self._facts.boxes:
            cells = [f"{cell.name} {cell_text(cell)}" for cell in box.cells]
            sentences.append(f"{box_name(box)}: {listed(cells)}" if cells else box_name(box))
        rows = {link.row for link in self._facts.links if link.kind == "apart" and link.differs}
        names = {cell.row: cell.name for box in self._facts.boxes for cell in box.cells}
        sentences += [f"{names[row]}: {link_words(True)}" for row in sorted(rows)]
        return sentences + [words for stream in self._facts.streams for words in stream_sentences(stream, self._facts)]

    # --- in words ------------------------------------------------------------------------------------------

    def headings(self) -> tuple[str, ...]:
        return (
            translate("ProcessMap", "Process"),
            translate("ProcessMap", "pid"),
            translate("ProcessMap", "State"),
            translate("ProcessMap", "Name"),
            translate("ProcessMap", "Value"),
            translate("ProcessMap", "Whose"),
        )

    def rows(self) -> list[tuple[str, ...]]:
        found = []
        for box in self._facts.boxes:
            state = next(iter(end_words(box)), translate("ProcessMap", "runs"))
            head = (box_name(box), str(box.pid), state)
            found += [(*head, cell.name, cell_text(cell), cell_note(cell, box)) for cell in box.cells]
            if not box.cells:
                found.append((*head, "", "", ""))
        found += [
            ("", "", "", stream.name, words, "")
            for stream in self._facts.streams
            for words in stream_sentences(stream, self._facts)
        ]
        return found

    def table_source(self) -> object:
        return self._facts

    def table_title(self) -> str:
        return translate("ProcessMap", "Processes and their memory")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.table_title())
        self._show()

    # --- events --------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._scroll.verticalScrollBar()
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step * self._look.px(40))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = QRectF(self.rect())
        if not self._facts.boxes:
            paint_empty(painter, room.adjusted(4, 4, -4, -4), self._empty_words(), self._look)
        if self.hasFocus():
            paint_focus(painter, room, self._look)


class _Sheet(QWidget):
    """The map itself, as high as it has to be."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._facts = ProcessFacts()

    def show_facts(self, facts: ProcessFacts) -> None:
        self._facts = facts
        self._settle()

    def set_look(self, look: Look) -> None:
        self._look = look
        self._settle()

    def _settle(self) -> None:
        self.setMinimumHeight(round(self._layout(0.0).height))
        self.update()

    def wanted_height(self) -> float:
        """What it takes with every note."""
        return self._layout(1e9).height

    def _layout(self, height: float) -> Layout:
        return layout(self._facts, max(self.width(), self._look.px(320)), height, self._look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._settle()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        placed = self._layout(self.height())
        LinkPainter(painter, self._facts, placed, self._look).paint(QRectF(event.rect()))
        BoxPainter(painter, self._facts, placed, self._look).paint(QRectF(event.rect()))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._words_at(event.pos().x(), event.pos().y()), self)
            return True
        return super().event(event)

    def _words_at(self, x: float, y: float) -> str:
        """Of the value there, or else of the process."""
        placed = self._layout(self.height())
        for place, box in enumerate(self._facts.boxes):
            if placed.places[place].rect.contains(x, y):
                cell = next((cell for cell in box.cells if placed.cell(place, cell).contains(x, y)), None)
                return box_words(box, self._facts) if cell is None else _cell_words(cell, box)
        return ""


def _cell_words(cell: Cell, box: Box) -> str:
    lines = (f"{cell.name} = {cell_text(cell)}", cell_note(cell, box), identity_words(cell))
    return "\n".join(line for line in lines if line)
