"""Threads as Step mode calls them: the letters of their badges, and their names."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.observation import RunStarted, ThreadKey, ThreadState, Wait
from core.scheduler.scene import Scene, ThreadScene
from core.snapshot import Activity, Actor, Snapshot, ThreadView

translate = QCoreApplication.translate

_LETTERS = "ABCDEFGHIJKLNOPQRTUVWXYZ"  # M is main, S a server's, as in a run
_PID = 1
_ORIGIN = RunStarted(0.0, "", "", True, "")
"""A walk begins as a run does: from there on lines are those of the text."""


def letter_of(number: int) -> str:
    """``M`` for main, ``A`` for the first thread started, and so on."""
    return "M" if number == 0 else _LETTERS[(number - 1) % len(_LETTERS)]


def key_of(number: int) -> str:
    """The key that lets the thread take a step; "" where there is none."""
    return str(number) if number <= 9 else ""


def thread_title(name: str) -> str:
    return translate("Step", "main") if name == "MainThread" else name


def activity_of(thread: ThreadScene) -> Activity:
    """How its badge is drawn: none of them runs until it is told to."""
    activities: dict[str, Activity] = {"ready": "ready", "waiting": "blocked", "ended": "ended", "new": "ended"}
    return activities[thread.state]


def as_snapshot(scene: Scene) -> Snapshot:
    """Who is on which line, as the code view shows it. The thread that moved last is the one that acts."""
    last = scene.last.thread if scene.last is not None else -1
    views = tuple(_view(thread, thread.number == last) for thread in scene.threads if thread.state != "new")
    return Snapshot(float(scene.at), _ORIGIN, threads=views)


def _view(thread: ThreadScene, moved: bool) -> ThreadView:
    activity = activity_of(thread)
    if moved and activity == "ready":
        activity = "running"
    actor = Actor(letter_of(thread.number), thread_title(thread.name), False, ThreadKey(_PID, thread.number))
    waits = None
    if thread.waits is not None:
        waits = Wait("lock" if thread.waits.operation == "acquire" else "join")
    state = ThreadState(thread.number, thread.name, thread.line, wait=waits)
    return ThreadView(actor, 0.0, None, activity, state)
