"""The program of a page on two interpreters, or with two start methods: one run after the other, shown together."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.follow import stuck_for
from core.snapshot import Snapshot
from gui import compare_words
from gui.interpreter_picker import InterpreterPicker, Setting
from gui.live_run import LiveRun
from gui.page_parts import PageParts
from gui.theme import Look
from gui.variant import Variant
from gui.wording import duration

if TYPE_CHECKING:
    from gui.compare_panel import ComparePanel

_STUCK_S = 3.0
"""How long a run is shown stuck before the other one has its turn."""
_SECONDS = 60.0


class PageCompare(QObject):
    """Says which run is next; the page starts it, and hands over what it yields."""

    wanted = Signal(object)
    """The `Setting` of the first of two runs."""
    close_requested = Signal()

    def __init__(self, parts: PageParts, picker: InterpreterPicker, parent: QObject) -> None:
        super().__init__(parent)
        self._parts, self._picker = parts, picker
        self._variant: Variant | None = None
        self._settings: list[Setting] = []
        self._runs: list[LiveRun] = []
        self._seconds = _SECONDS
        self.is_on = False
        """Whether the two runs are what is shown, while they go on and afterwards."""

    @cached_property
    def _panel(self) -> ComparePanel:
        panel = self._parts.compare
        panel.close_requested.connect(self.close_requested)
        return panel

    def ask(self, variant: Variant, look: Look) -> None:
        """Opens the dialog; what is chosen there is run."""
        from gui.compare_dialog import CompareDialog

        dialog = CompareDialog(self._picker, variant.lesson_program.uses_processes, look, self._parts)
        dialog.chosen.connect(lambda first, second, seconds: self.begin(variant, first, second, seconds))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def begin_with_oldest_and_newest(self, variant: Variant) -> None:
        """On the two interpreters that differ most, where there are two."""
        pair = self._picker.oldest_and_newest()
        if pair is not None:
            methods = [
                self._picker.start_method_for(each) if variant.lesson_program.uses_processes else "" for each in pair
            ]
            self.begin(variant, *map(Setting, pair, methods))

    def begin(self, variant: Variant, first: Setting, second: Setting, seconds: float = _SECONDS) -> None:
        """Each run ends by itself, or after `seconds`, or when it has been stuck for a while."""
        self._variant, self._settings, self._runs, self._seconds = variant, [first, second], [], seconds
        self.is_on = True
        variant.kept = variant.choice is not None
        self._panel.begin(variant.lesson_program, compare_words.names(self._settings))
        self.wanted.emit(first)

    def started(self, run: LiveRun) -> None:
        """That run is the next of the two."""
        self._runs.append(run)
        self._panel.show_run(len(self._runs) - 1, run.program)
        self._panel.set_live(True)
        self._parts.show_compare()
        if len(self._runs) == 2:
            self._panel.share_time(self._runs[0].snapshot.t)

    def show(self, snapshot: Snapshot) -> None:
        """The newest state of the run that goes on; ends it when there is no more to wait for."""
        place = len(self._runs) - 1
        self._panel.show_snapshot(place, snapshot)
        self._write(place, snapshot)
        if snapshot.outcome is None and (snapshot.t > self._seconds or stuck_for(snapshot) > _STUCK_S):
            self._runs[place].stop()

    def over(self) -> Setting | None:
        """The newest run is over; returns with what the next one is to be run."""
        self.show(self._runs[-1].snapshot)
        if len(self._runs) < len(self._settings):
            return self._settings[len(self._runs)]
        self._panel.set_live(False)
        if len(self._runs) == 2:
            self._panel.share_time(max(run.snapshot.t for run in self._runs) * 1.03)
            self._judge()
        return None

    def stop(self) -> None:
        """No other run after the one that goes on."""
        self._settings = self._settings[: len(self._runs)]

    def leave(self) -> None:
        """Something else is to be seen."""
        self.stop()
        self.is_on = False

    def retranslate(self) -> None:
        for place, run in enumerate(self._runs):
            self._write(place, run.snapshot)
        if len(self._runs) == 2 and not self._runs[1].is_live:
            self._judge()

    def _write(self, place: int, snapshot: Snapshot) -> None:
        assert self._variant is not None
        side = self._panel.sides[place]
        if snapshot.outcome is None:
            side.set_words(duration(snapshot.t), compare_words.last_line(snapshot))
        else:
            side.set_words(compare_words.how(snapshot), compare_words.result(self._variant.lesson_program, snapshot))

    def _judge(self) -> None:
        assert self._variant is not None
        names = compare_words.names(self._settings)
        snapshots = [run.snapshot for run in self._runs]
        self._panel.set_verdict(compare_words.verdict(self._variant.lesson_program, names, snapshots))
