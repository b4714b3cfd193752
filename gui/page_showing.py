"""What a page shows of the run that is open: each new state in small steps, at the end what came of it, and
any earlier moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer

from core.snapshot import Snapshot
from gui.live_run import LiveRun
from gui.page_compare import PageCompare
from gui.page_parts import PageParts
from gui.page_texts import PageTexts
from gui.playhead import Playhead
from gui.variant import Variant

_PARTS_OF_TICK_MS = 28
"""A tick of the page has room for all parts of a state, and is then free for the next one."""
_SLICE_S = 0.003
"""So much processor time is spent at once on the way to an earlier moment."""


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
        self._part = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
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
        steps = [self._compare.show] if self._compare.is_on else self._parts.views.steps()
        views = [partial(self._show, step) for step in steps]
        words = [partial(self._show, step) for step in self._texts.steps(self._current())]
        self._to_show = [*views, *words, self._show_rest, self._catch_up, self._catch_up]
        self._part.start(_PARTS_OF_TICK_MS // len(self._to_show))

    def _show_next(self) -> None:
        self._to_show.pop(0)()
        if not self._to_show:
            self._part.stop()

    @property
    def _shows_run(self) -> bool:
        """Whether the newest state of the run is what is to be seen."""
        return self._current().live is not None and self._playhead.t is None

    def _catch_up(self) -> None:
        """Takes more of what was observed, where there is more than one tick takes: when all is shown, so that the
        parts of the window are of one moment."""
        live = self._current().live
        if live is not None and live.is_behind:
            live.tick()

    def _show(self, step: Callable[[Snapshot], None]) -> None:
        if self._shows_run:
            step(self._current().snapshot)

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

    def end(self, variant: Variant) -> Iterator[None]:
        """What is to be done when the run of `variant` has ended, a piece on each tick, as long as it is to be
        seen."""
        live = variant.live
        assert live is not None
        if self._is_over(live):
            self._show_end(variant)
            yield
        if live.snapshot.origin is None:
            return
        if self._is_over(live):
            self._show_explanation()
            yield
            self._parts.curtain.open()
            yield
        if self._is_over(live):
            t = self._playhead.park(live.snapshot)
            while not live.approach(t, _SLICE_S):
                yield
            if self._is_over(live):
                self._texts.show_moment(variant, live.snapshot_at(t), self._playhead)
                yield
        if self._is_over(live):
            self._playhead.tell()
            yield

    def show_ended(self) -> None:
        """The newest run of the variant, which is over, at once; the question where there was none, or it is asked
        again."""
        variant = self._current()
        if variant.asks or variant.live is None:
            self._parts.show_asking()
            return
        self._parts.show_ended(variant)
        for _ in self.end(variant):
            pass
        self._parts.curtain.open_at_once()

    def _is_over(self, live: LiveRun) -> bool:
        """Whether that is the run which is to be seen, and it has ended."""
        variant = self._current()
        return variant.live is live and not variant.is_live and not variant.asks

    def _show_end(self, variant: Variant) -> None:
        """The verdict, and where it failed."""
        self._parts.end_run()
        self._texts.show_end(variant, variant.snapshot)
        self._texts.show_state(variant)

    def _show_explanation(self) -> None:
        """Makes room for it; all plots are drawn for their new size, which takes as long as painting them."""
        self._parts.hold_run()
        self._parts.show_explain(True)
        self._parts.fit_explain()
