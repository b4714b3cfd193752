"""The graph of the states that a search has found, laid out so that millions of them fit and are soon gone through.

A state is a tuple of small integers (`store.State`). Here it is one integer, its *key*: 24 bits for the heap, then 24
bits for each thread, one more than its number, so that 0 is nobody. What a step of one thread changes is then a
difference that is added, whatever the other threads are.
"""

from __future__ import annotations

from array import array

from core.scheduler.store import State
from core.scheduler.values import Label

WIDTH = 24
FIELD = (1 << WIDTH) - 1


class Graph:
    """Edges leave state i from place ``first[i]`` to ``first[i + 1]`` of `targets` and `movers`: where they lead, and
    which of `labels` is the thread that moves. Only the first `expanded` states have been looked at.

    `ends` are the states in which no thread does anything any more. `graded` says that every edge leads from one
    layer of the breadth-first order to the next, so that this order is a topological one. `stopped` says why the
    graph is not complete: "seconds", "states", "memory" or "cancelled" ("": it is).
    """

    def __init__(self, start: State) -> None:
        self.masks: list[int] = []
        """The bits of each thread's field; as many as the widest state has."""
        self.keys = [self.key(start)]
        self.index = {self.keys[0]: 0}
        self.first = array("i", [0])
        self.targets = array("i")
        self.movers = array("i")
        self.ends: list[int] = []
        self.labels: list[Label] = []
        self.graded = True
        self.stopped = ""

    def __len__(self) -> int:
        """How many states there are."""
        return len(self.keys)

    @property
    def expanded(self) -> int:
        return len(self.first) - 1

    def key(self, state: State) -> int:
        """One integer for a state. Raises MemoryError for numbers that no search within memory comes to."""
        if max(state) >= FIELD:
            raise MemoryError
        while len(self.masks) < len(state):
            self.masks.append(FIELD << WIDTH * (len(self.masks) + 1))
        found = state[0]
        for slot in range(1, len(state)):
            found |= state[slot] + 1 << WIDTH * slot
        return found

    def state(self, number: int) -> State:
        return state_of(self.keys[number])

    def number(self, state: State) -> int:
        """Raises KeyError for a state that was not found."""
        return self.index[self.key(state)]

    def after(self, number: int) -> array[int]:
        """The states that one step leads to; none where nobody has looked."""
        return self.targets[self.first[number] : self.first[number + 1]] if number < self.expanded else array("i")

    def add(self, fresh: dict[int, int], targets: list[int], movers: list[int]) -> list[int]:
        """Take over what the states of one layer lead to: `fresh` has the keys that they lead to, numbered from the
        number of states on as if none of them were known. Gives those that were not."""
        if not fresh.keys().isdisjoint(self.index.keys()):
            targets, fresh = self._renumbered(fresh, targets)
        self.index.update(fresh)
        found = list(fresh)
        self.keys += found
        self.targets.extend(targets)
        self.movers.extend(movers)
        return found

    def _renumbered(self, fresh: dict[int, int], targets: list[int]) -> tuple[list[int], dict[int, int]]:
        self.graded = False
        count = len(self.keys)
        new: dict[int, int] = {}
        numbers = []
        for key in fresh:
            known = self.index.get(key)
            if known is None:
                known = new[key] = count + len(new)
            numbers.append(known)
        return [numbers[target - count] for target in targets], new


def state_of(key: int) -> State:
    """The state that has this key."""
    found = [key & FIELD]
    while key := key >> WIDTH:
        found.append((key & FIELD) - 1)
    return tuple(found)
