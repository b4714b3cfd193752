"""Step mode: what a step, its scene and taking it back cost, and how late a timer is in the window while keys are held.

    python -m tests.bench stepping [--seconds S]

A step that nobody has taken before, the whole scene behind it, and undo: CPU milliseconds together (at most 1). Then
the window in Step mode, with 30 key presses a second for S seconds (6): the lateness of a 5 ms timer in milliseconds
(p99 at most 16, most 50), and after how many milliseconds each press could be seen.
"""

from __future__ import annotations

import argparse
import gc
import os
import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from core.scheduler import Schedule
from core.scheduler.explorer import without_collections
from core.scheduler.scene import Scene
from core.scheduler.walk import Walk
from gui.step.step_mode import StepMode
from tests.bench.figures import note
from tests.bench.lateness import Lateness
from tests.bench.real_window import RealWindow, real_window
from tests.core.scheduler.sources import source

_PROGRAMS = (("race", {"ROUNDS": 50}), ("philosophers", {}), ("it_never_ends", {}), ("buffer_while", {}))
_MOST_MS = 1.0
_P99_MS, _LATEST_MS = 16.0, 50.0
_HELD = (
    ("undo and redo", (Qt.Key.Key_Z, Qt.Key.Key_Right)),
    ("steps, two threads", (Qt.Key.Key_1, Qt.Key.Key_Left, Qt.Key.Key_2, Qt.Key.Key_Left)),
)
_REPEAT_MS = 33


def costs(name: str, changes: dict[str, object], grain: str) -> list[float]:
    """Milliseconds of each step with its scene and undo, on a walk in turns to the end; sorted. As in the walk's own
    process, garbage is collected in between."""
    walk = Walk(source(name, **changes), f"{name}.py", Schedule(grain, "any", ()))  # type: ignore[arg-type]
    gc.freeze()
    with without_collections():
        return sorted(_costs(walk))


def _costs(walk: Walk) -> list[float]:
    found = []
    count = 0
    while enabled := walk.stepper.enabled():
        number = enabled[count % len(enabled)]
        began = time.process_time()
        walk.step(number)
        walk.scene()
        walk.undo()
        found.append((time.process_time() - began) * 1000)
        walk.step(number)
        count += 1
        gc.collect(1)
    return found


class HeldKeys(QObject):
    """Presses keys as a keyboard does that repeats by itself, and notes when each step could be seen."""

    def __init__(self, page: object, mode: StepMode, keys: Sequence[Qt.Key]) -> None:
        super().__init__()
        self._page, self._mode, self._keys = page, mode, list(keys)
        self._pressed: list[float] = []
        self.delays: list[float] = []
        mode.scene_shown.connect(self._on_scene)
        self._timer = QTimer(self, interval=_REPEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._press)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._mode.scene_shown.disconnect(self._on_scene)

    def _press(self) -> None:
        key = self._keys[len(self.delays) % len(self._keys)]
        modifiers = Qt.KeyboardModifier.ControlModifier if key == Qt.Key.Key_Z else Qt.KeyboardModifier.NoModifier
        self._pressed.append(time.perf_counter())
        QApplication.sendEvent(self._page, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, "", True))

    def _on_scene(self, _scene: Scene | None) -> None:
        now = time.perf_counter()
        self.delays += [(now - pressed) * 1000 for pressed in self._pressed]
        self._pressed = []


def _held(window: RealWindow, seconds: float, keys: Sequence[Qt.Key]) -> tuple[list[float], list[float]]:
    """Lateness and delays, both sorted."""
    page = window.page("lost_updates")
    page.toggle_step()
    mode = page.stepping.mode
    assert mode is not None
    window.until(lambda: mode.scene is not None and not mode.workers.is_busy)
    for number in (0, 0, 1, 2):
        mode.step(number)
    window.until(lambda: not mode.workers.is_busy)
    watch, held = Lateness(), HeldKeys(page, mode, keys)
    window.until(lambda: False, seconds)
    held.stop()
    late = watch.stop()
    page.toggle_step()
    return late, sorted(held.delays)


def _quantiles(found: list[float]) -> str:
    return f"p50 {found[len(found) // 2]:7.2f}  p99 {found[len(found) * 99 // 100]:7.2f}  most {found[-1]:7.2f}"


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench stepping")
    parser.add_argument("--seconds", type=float, default=6.0)
    seconds = parser.parse_args(arguments).seconds
    print(f"load {os.getloadavg()[0]:.1f}")
    for name, changes in _PROGRAMS:
        for grain in ("access", "opcode"):
            found = costs(name, changes, grain)
            ratio = found[len(found) // 2] / _MOST_MS
            label = f"{name}, {grain}, {len(found)} steps"
            p99 = found[len(found) * 99 // 100]
            note(f"step + scene + undo, {label}", f"p99 <= {_MOST_MS:g} ms", f"{p99:.2f} ms", p99 <= _MOST_MS)
            print(f"{label:42} step + scene + undo, ms: {_quantiles(found)}   {ratio:.2f} of what is allowed")
    with real_window() as window:
        for label, keys in _HELD:
            late, delays = _held(window, seconds, keys)
            _tell_held(label, late, delays)


def _tell_held(label: str, late: list[float], delays: list[float]) -> None:
    p99, holds = late[len(late) * 99 // 100], late[len(late) * 99 // 100] <= _P99_MS and late[-1] <= _LATEST_MS
    asked = f"p99 <= {_P99_MS:.0f}, most <= {_LATEST_MS:.0f} ms"
    note(f"timer late in Step mode, {label}", asked, f"p99 {p99:.1f}, most {late[-1]:.1f} ms", holds)
    note(
        f"a press is seen after, {label}",
        "without lag",
        f"p50 {delays[len(delays) // 2]:.0f}, most {delays[-1]:.0f} ms",
        None,
    )
    print(
        f"{label:20} {len(delays)} presses, timer late, ms: {_quantiles(late)}   seen after, ms: {_quantiles(delays)}"
    )
