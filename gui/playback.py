"""The playhead as it moves by itself: a run shown again, slower than it was."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

_FRAME_MS = 33
CALM_MS = 500
"""Where motion is to be reduced: the replay stands at a moment for so long, and then at the next."""
_WANTED_S = 20.0
_SPEEDS = (1 / 100, 1 / 50, 1 / 20, 1 / 10, 1 / 5, 1 / 2, 1.0)


def replay_speed(seconds: float) -> float:
    """How fast to replay a run of that length, so that it takes about twenty seconds; never faster than it was."""
    return min(_SPEEDS, key=lambda speed: abs(seconds / speed - _WANTED_S))


class Playback(QObject):
    """Ticks only while it plays."""

    moved = Signal(float)
    """To that time of the run, in seconds."""
    stopped = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = QElapsedTimer()
        self._from, self._until, self._speed = 0.0, 0.0, 1.0
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_frame)

    @property
    def is_playing(self) -> bool:
        return self._timer.isActive()

    def play(self, t: float, until: float, speed: float, *, calm: bool = False) -> None:
        """From `t` to `until` seconds of the run, at `speed` seconds of it a second; `calm` goes in few steps."""
        self._from, self._until, self._speed = t, until, speed
        self._clock.start()
        self._timer.start(CALM_MS if calm else _FRAME_MS)

    def stop(self) -> None:
        if self.is_playing:
            self._timer.stop()
            self.stopped.emit()

    def _on_frame(self) -> None:
        t = self._from + self._clock.elapsed() / 1000 * self._speed
        self.moved.emit(min(t, self._until))
        if t >= self._until:
            self.stop()
