"""The newest facts of a view for a screen reader, as often as anyone could listen to them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from core.snapshot import Snapshot

_SAID_AT = "said_at"


def describe_anew(view: QWidget) -> None:
    """The next `describe` says its words whatever was said before: the language is another one."""
    view.setProperty(_SAID_AT, None)


def describe(view: QWidget, snapshot: Snapshot, words: Callable[[], str]) -> None:
    """Makes `words` the accessible description of `view`: once in each second of a run, and whenever there is none."""
    second = int(snapshot.t) if snapshot.is_running else None
    if second is not None and view.property(_SAID_AT) == second:
        return
    view.setProperty(_SAID_AT, second)
    said = words()
    if said != view.accessibleDescription():
        view.setAccessibleDescription(said)
