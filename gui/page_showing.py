"""What a page shows of the run that is open: each new state in small steps, at the end what came of it, and
any earlier moment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

from gui.page_compare import PageCompare
from gui.page_parts import PageParts
from gui.page_texts import PageTexts
from gui.playhead import Playhead
from gui.variant import Variant

_PART_OF_TICK_MS = 7
"""A tick of the page has room for four parts, and is then free for the next one."""


class PageShowing(QObject):
    """`current` is the variant that is open."""

    def __init__(
        self,
        parts: PageParts,
        texts: PageTexts,
        playhead: Playhead,
        compare: PageCompare,
        current: Callable[[], Variant],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._parts, self._texts, self._playhead, self._compare = parts, texts, playhead, compare
        self._current = current
        self._to_show: list[Callable[[], None]] = []
        """What of the newest snapshot is still to be shown, one after the other."""
        self._part = QTimer(self, interval=_PART_OF_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._part.timeout.connect(self._show_next)
        playhead.state_changed.connect(self._show_replay)
        playhead.moved.connect(self._show_moment)

    # --- while it goes on ----------------------------------------------------------------------------------

    @property
    def is_busy(self) -> bool:
        """Whether the state before has not been shown wholly."""
        return bool(self._to_show)

    def show_newest(self) -> None:
        """One snapshot, everywhere, but not at once: drawn together it would keep the window from answering for
        several times as long."""
        self._to_show = [self._show_plots, self._show_lanes, self._show_words, self._show_rest]
        self._part.start()

    def _show_next(self) -> None:
        self._to_show.pop(0)()
        if not self._to_show:
            self._part.stop()

    @property
    def _shows_run(self) -> bool:
        """Whether the newest state of the run is what is to be seen."""
        return self._current().live is not None and self._playhead.t is None

    def _show_plots(self) -> None:
        if self._shows_run and self._compare.is_on:
            self._compare.show(self._current().snapshot)
        elif self._shows_run:
            self._parts.views.show_plots(self._current().snapshot)

    def _show_lanes(self) -> None:
        if self._shows_run and not self._current().asks:
            self._parts.views.show_lanes(self._current().snapshot)

    def _show_words(self) -> None:
        if self._shows_run:
            self._texts.show_run(self._current(), self._current().snapshot)

    def _show_rest(self) -> None:
        variant = self._current()
        if self._shows_run and not variant.asks:
            self._parts.show_rest(variant.snapshot)
            self._texts.show_notes(variant, variant.snapshot)

    def _show_replay(self) -> None:
        head = self._playhead
        self._parts.views.set_replay(can_play=head.can_play, is_playing=head.is_playing, speed=head.speed)

    def _show_moment(self, t: float) -> None:
        """The run as it was at `t` seconds, where the playhead stands."""
        variant = self._current()
        if variant.live is not None:
            past = variant.live.snapshot_at(t)
            self._parts.show_moment(past, t)
            self._texts.show_moment(variant, past, self._playhead)

    def retranslate(self) -> None:
        self._compare.retranslate()
        self._playhead.tell()

    # --- when it is over -----------------------------------------------------------------------------------

    def end_steps(self) -> list[Callable[[], None]]:
        """What is to be done when a run has ended, one on each tick."""
        return [self._show_end, self._show_explanation, self._paint_explanation, self._park]

    def show_ended(self) -> None:
        """The newest run of the variant, which is over, at once; the question where there was none, or it is asked
        again."""
        variant = self._current()
        if variant.asks or variant.live is None:
            self._parts.show_asking()
            return
        self._parts.show_ended(variant)
        for step in self.end_steps():
            step()

    def _is_over_here(self) -> bool:
        """Whether a run has ended that is to be seen now."""
        variant = self._current()
        return variant.live is not None and not variant.is_live and not variant.asks

    def _show_end(self) -> None:
        """The verdict, and where it failed."""
        if self._is_over_here():
            self._parts.end_run()
            self._texts.show_end(self._current(), self._current().snapshot)
            self._texts.show_state(self._current())

    def _show_explanation(self) -> None:
        """Makes room for it; all plots are drawn for their new size, which takes as long as painting them."""
        if self._is_over_here() and self._current().snapshot.origin is not None:
            self._parts.hold_run(True)
            self._parts.show_explain(True)
            self._parts.fit_explain()

    def _paint_explanation(self) -> None:
        self._parts.hold_run(False)

    def _park(self) -> None:
        """The playhead goes to the first telling moment."""
        if self._is_over_here() and self._current().snapshot.origin is not None:
            self._playhead.park(self._current().snapshot)
