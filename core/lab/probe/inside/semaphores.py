"""The locks of `multiprocessing` that this process has taken: told in every sample, as one that is killed takes them
with it."""

from __future__ import annotations

from _weakref import ref

from .graft import graft
from .things import inodes, kind_of, semaphore_of, semlock_of, universal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_LIMIT = 64
"""Locks that are looked at; a program that makes more keeps its others to itself."""


class Semaphores:
    """Every `multiprocessing` lock that this process has made or been given."""

    def __init__(self) -> None:
        self.locks: dict[int, tuple[Any, list[str]]] = {}  # by `id`: a weak reference, and the name for all processes

    def change_synchronize(self, module: Any) -> None:
        """Learns of each, in the module `multiprocessing.synchronize`."""
        names = {"register": self._register}
        graft(module.SemLock, "_make_methods", {"at": "register(self)"}, names, _sets_release)

    def _register(self, lock: Any) -> None:
        if len(self.locks) < _LIMIT and kind_of(lock) in ("lock", "rlock"):
            self.locks[id(lock)] = (ref(lock), [])

    def held(self) -> list[str]:
        """Those that this process has taken, by the names that all processes have for them."""
        found = []
        for identity, (reference, name) in list(self.locks.items()):
            lock = reference()
            semlock = semlock_of(lock)
            if semlock is None:
                self.locks.pop(identity, None)
            elif semlock._count() > 0:
                if not name:
                    name.append(universal(semaphore_of(lock) or "@0", inodes()))
                found.append(name[0])
        return found


def _sets_release(node: Any) -> str:
    targets = getattr(node, "targets", [])
    return "at" if any(getattr(target, "attr", "") == "release" for target in targets) else ""
