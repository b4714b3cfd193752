"""Where in an ended run the page stands: one moment of it, stepped, dragged or replayed."""

from __future__ import annotations

import bisect
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from core.snapshot import Snapshot
from gui.moments import Moment, moments, telling
from gui.playback import Playback, replay_speed

_NUDGE = 0.01
"""Of the whole run, by one press of an arrow key."""


class Playhead(QObject):
    """Nowhere (`t` None) while a run goes on."""

    moved = Signal(float)
    """To that time of the run, in seconds."""
    state_changed = Signal()
    """A replay has begun or ended, or there is something else to replay."""

    def __init__(self, is_calm: Callable[[], bool], parent: QObject | None = None) -> None:
        """`is_calm` says whether motion is to be reduced, when a replay begins."""
        super().__init__(parent)
        self._is_calm = is_calm
        self.t: float | None = None
        self.moments: tuple[Moment, ...] = ()
        self._end = 0.0
        self._speed: float | None = None
        self._playback = Playback(self)
        self._playback.moved.connect(self._on_played)
        self._playback.stopped.connect(self.state_changed)

    # --- a run to stand in ---------------------------------------------------------------------------------

    def park(self, snapshot: Snapshot) -> float:
        """Stands at the first telling moment of the run that ended with `snapshot`, which is returned (seconds). It is
        for the caller to `tell`."""
        self._playback.stop()
        self._end = snapshot.t
        self.moments = moments(snapshot)
        self.t = min(max(self.moments[telling(self.moments)].t, 0.0), self._end)
        return self.t

    def leave(self) -> None:
        """There is no ended run any more."""
        self._playback.stop()
        self.t, self.moments, self._end = None, (), 0.0
        self.state_changed.emit()

    @property
    def can_play(self) -> bool:
        return self.t is not None and self._end > 0

    @property
    def is_playing(self) -> bool:
        return self._playback.is_playing

    @property
    def speed(self) -> float:
        """Of the replay: 1.0 is as fast as it was."""
        return replay_speed(self._end) if self._speed is None else self._speed

    def set_speed(self, speed: float) -> None:
        """Replays at that speed from now on, also what is being replayed."""
        self._speed = speed
        if self.is_playing and self.t is not None:
            self._playback.play(self.t, self._end, speed, calm=self._is_calm())
        self.state_changed.emit()

    @property
    def end(self) -> float:
        """How long the run lasted (seconds)."""
        return self._end

    @property
    def place(self) -> int:
        """The index of the last moment that is not after the playhead; -1 before the first."""
        if self.t is None:
            return -1
        return bisect.bisect_right([moment.t for moment in self.moments], self.t + 1e-9) - 1

    @property
    def moment(self) -> Moment | None:
        """The one at which the playhead stands exactly."""
        place = self.place
        if place < 0 or self.t is None or abs(self.moments[place].t - self.t) > 1e-9:
            return None
        return self.moments[place]

    # --- moving --------------------------------------------------------------------------------------------

    def go_to(self, t: float) -> None:
        self.t = min(max(t, 0.0), self._end)
        self.moved.emit(self.t)

    def tell(self) -> None:
        """Says where it stands, also where that is no news: what is said of that moment may have other words now."""
        if self.t is not None:
            self.moved.emit(self.t)
            self.state_changed.emit()

    def choose(self, t: float) -> None:
        """As `go_to`, by the learner's hand: a replay ends."""
        if self.can_play:
            self._playback.stop()
            self.go_to(t)

    def nudge(self, direction: int) -> None:
        if self.t is not None:
            self.choose(self.t + direction * self._end * _NUDGE)

    def step(self, direction: int) -> None:
        """To the next (1) or previous (-1) telling moment."""
        if self.t is None or not self.moments:
            return
        at = self.moment is not None
        target = self.place + (1 if direction > 0 else (-1 if at else 0))
        if 0 <= target < len(self.moments):
            self.choose(self.moments[target].t)

    def toggle(self) -> None:
        """Replays from here (from the start where this is the end), or pauses."""
        if self.is_playing:
            self._playback.stop()
        elif self.can_play and self.t is not None:
            start = self.t if self.t < self._end else 0.0
            self._playback.play(start, self._end, self.speed, calm=self._is_calm())
            self.state_changed.emit()

    def _on_played(self, t: float) -> None:
        self.go_to(t)
