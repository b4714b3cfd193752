"""The lines of output as Qt's item views want them, told only what is new about them."""

from __future__ import annotations

import bisect
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from core.observation import Line
from core.snapshot import Actor, Output, Snapshot, ThreadView
from gui.wording import actor_name, number

translate = QCoreApplication.translate

_Index = QModelIndex | QPersistentModelIndex

LINE_ROLE = Qt.ItemDataRole.UserRole
"""The `Line` of a row; None for the row that says how many were skipped."""


class OutputModel(QAbstractListModel):
    """First, if any were, how many lines were skipped; then the lines."""

    exchanged = Signal()
    """The rows are the same and all lines in them others."""
    reworded = Signal()
    """Another number of lines was skipped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._output = Output()
        self._threads: tuple[ThreadView, ...] = ()
        self._actors: dict[tuple[int, int], Actor] = {}
        self.keeps_places = False
        """Whether lines that move to other rows have to be followed there, because something is selected."""
        self.longest = ""
        """The longest line, by which the width of all is reckoned."""

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._output.lines

    @property
    def skipped(self) -> int:
        return self._output.skipped

    def loses_lines(self, output: Output) -> bool:
        """Whether showing `output` would take lines away that are shown now."""
        old, new = self._output.lines, output.lines
        return bool(old) and (not new or new[0] is not old[0])

    def show_output(self, output: Output, snapshot: Snapshot) -> None:
        """Takes over the lines of `output`; `snapshot` says who wrote them."""
        self._note_actors(snapshot)
        old, new = self._output.lines, output.lines
        if output.skipped != self._output.skipped:
            self._skip(output.skipped)
        if new is old or (len(new) == len(old) and (not new or (new[0] is old[0] and new[-1] is old[-1]))):
            return
        first = _place(old, new[0]) if new else None
        if len(new) == len(old) and (first is None or not self.keeps_places):
            self._exchange(output)
            return
        self.longest = max((line.text for line in new), key=len, default="")
        if first is None:
            self._replace(output)
        else:
            self._advance(output, first)

    def _note_actors(self, snapshot: Snapshot) -> None:
        if len(snapshot.threads) != len(self._threads):
            self._actors = {thread.actor.key: thread.actor for thread in snapshot.threads}
            for thread in snapshot.threads:  # of a thread that was never seen, its process is known
                self._actors.setdefault((thread.actor.key.pid, -1), thread.actor)
        self._threads = snapshot.threads

    def _skip(self, skipped: int) -> None:
        lines = self._output.lines
        had, has = bool(self._output.skipped), bool(skipped)
        if has and not had:
            self.beginInsertRows(QModelIndex(), 0, 0)
        elif had and not has:
            self.beginRemoveRows(QModelIndex(), 0, 0)
        self._output = Output(lines, skipped)
        if has and not had:
            self.endInsertRows()
        elif had and not has:
            self.endRemoveRows()
        else:
            self.reworded.emit()

    def _exchange(self, output: Output) -> None:
        """Other lines in the same number of rows. `dataChanged` would make a list lay out all 2,000 of them, which
        takes longer than to paint those that are seen; so it is for wider lines only."""
        longest = max((line.text for line in output.lines), key=len, default="")
        is_wider, self._output = len(longest) > len(self.longest), output
        if is_wider:
            self.longest = longest
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
        self.exchanged.emit()

    def _replace(self, output: Output) -> None:
        self.beginResetModel()
        self._output = output
        self.endResetModel()

    def _advance(self, output: Output, first: int) -> None:
        """Drops the `first` lines and what has changed at the end, and adds what is new there."""
        shift = int(bool(output.skipped))
        old, new = self._output.lines, output.lines
        if first:
            self.beginRemoveRows(QModelIndex(), shift, shift + first - 1)
            old = old[first:]
            self._output = Output(old, output.skipped)
            self.endRemoveRows()
        same = min(len(old), len(new))
        while same and old[same - 1] is not new[same - 1]:
            same -= 1
        if same < len(old):
            self.beginRemoveRows(QModelIndex(), shift + same, shift + len(old) - 1)
            self._output = Output(old[:same], output.skipped)
            self.endRemoveRows()
        if same < len(new):
            self.beginInsertRows(QModelIndex(), shift + same, shift + len(new) - 1)
            self._output = output
            self.endInsertRows()

    # --- Qt ------------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._output.lines) + int(bool(self._output.skipped))

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row())
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text if line is not None else self.skipped_words()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(line) if line is not None else self.skipped_words()
        return None

    def line(self, row: int) -> Line | None:
        place = row - int(bool(self._output.skipped))
        return self._output.lines[place] if 0 <= place < len(self._output.lines) else None

    def writer(self, line: Line) -> Actor | None:
        """Who wrote it; None where that is not known."""
        return self._actors.get((line.pid, line.ident)) or self._actors.get((line.pid, -1))

    def skipped_words(self) -> str:
        count = self._output.skipped
        if count == 1:
            return translate("OutputView", "1 line skipped")
        return translate("OutputView", "{count} lines skipped").format(count=number(count))

    def spoken(self, line: Line) -> str:
        """A line for a screen reader: who, where to, what."""
        writer = self.writer(line)
        parts = [
            actor_name(writer) if writer is not None else "",
            translate("OutputView", "error output") if line.stream == "stderr" else "",
        ]
        who = " ".join(part for part in parts if part)
        return f"{who}: {line.text}" if who else line.text


def _place(lines: tuple[Line, ...], line: Line) -> int | None:
    """Where `line` itself is among `lines`, which are in order of time."""
    place = bisect.bisect_left(lines, line.t, key=lambda other: other.t)
    while place < len(lines) and lines[place].t <= line.t:
        if lines[place] is line:
            return place
        place += 1
    return None
