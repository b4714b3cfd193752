"""From the graph of states: how many schedules there are, and the best one to each end.

A schedule is a path from the first state to an end. On a graph without cycles their number is exact: each state passes
its number of paths on to its successors, in topological order, in integers of any size. What lies on or behind a cycle
is reached by infinitely many.
"""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from core.scheduler.graph import Graph

_SWITCH = 1 << 21
_PREEMPTION = 1 << 42
_NONE = -1
"""A cost packs (preemptions, switches, steps), so that comparing numbers compares in this order."""


@dataclass(frozen=True, slots=True)
class Cost:
    """`preemptions`: switches away from a thread that could have gone on."""

    preemptions: int
    switches: int
    steps: int


def unpack(cost: int) -> Cost:
    return Cost(cost >> 42, (cost >> 21) & (_SWITCH - 1), cost & (_SWITCH - 1))


def topological(graph: Graph) -> list[int] | range:
    """States in an order in which none comes before its predecessors; without those on or behind a cycle."""
    if graph.graded:
        return range(graph.expanded)
    waiting = array("i", bytes(4 * len(graph)))
    for target in graph.targets:
        waiting[target] += 1
    order = [0] if not waiting[0] else []
    for state in order:
        for target in graph.after(state):
            waiting[target] -= 1
            if not waiting[target]:
                order.append(target)
    return order


def count_paths(graph: Graph, order: Iterable[int], start: int = 0) -> dict[int, int]:
    """For each end in the order, how many paths lead to it from `start`; counts of states that are done with are
    dropped. Before `start` the order may have any states."""
    counts: list[int] = [0] * len(graph)
    counts[start] = 1
    ends: dict[int, int] = {}
    first, targets = graph.first, graph.targets
    for state in order:
        here = counts[state]
        counts[state] = 0
        edges = targets[first[state] : first[state + 1]]
        if not edges:
            ends[state] = here
        for target in edges:
            counts[target] += here
    return ends


class Best:
    """The least cost of reaching each kind of end, and how. `kinds` says of what kind each end is.

    Cheapest first, and no further than to the last kind: few schedules have few preemptions, so most of the graph is
    not looked at. Of an incomplete graph: the best of what was found.
    """

    def __init__(self, graph: Graph, kinds: dict[int, int]) -> None:
        self._graph, self._kinds = graph, kinds
        self._wanted = set(kinds.values())
        self._width = len(graph.labels) or 1
        size = len(graph) * self._width
        self._cost = array("q", [_NONE]) * size
        """By state, and who moved last."""
        self._from = array("q", [_NONE]) * size
        self._ends: dict[int, int] = {}
        """By kind: where the cheapest way leads to; `_NONE` where the first state is the end."""
        self._search()

    def _search(self) -> None:
        self._reach(0, _NONE)
        waiting: dict[int, list[int]] = {}
        for who, target in self._moves(0):
            self._offer(waiting, target * self._width + who, 1, _NONE)
        prices = list(waiting)
        while prices and self._wanted:
            price = heapq.heappop(prices)
            for place in waiting.pop(price):
                if self._cost[place] == price:
                    self._go_on(waiting, prices, place, price)

    def _go_on(self, waiting: dict[int, list[int]], prices: list[int], place: int, price: int) -> None:
        state, last = divmod(place, self._width)
        self._reach(state, place)
        moves = self._moves(state)
        switch = 1 + _SWITCH + (_PREEMPTION if any(who == last for who, _ in moves) else 0)
        for who, target in moves:
            dearer = price + (1 if who == last else switch)
            if self._offer(waiting, target * self._width + who, dearer, place):
                heapq.heappush(prices, dearer)

    def _offer(self, waiting: dict[int, list[int]], place: int, price: int, origin: int) -> bool:
        """Note a way to a place, if there is no cheaper one; whether nothing else has this price."""
        known = self._cost[place]
        if known != _NONE and known <= price:
            return False
        self._cost[place], self._from[place] = price, origin
        same = waiting.setdefault(price, [])
        same.append(place)
        return len(same) == 1

    def _reach(self, state: int, place: int) -> None:
        kind = self._kinds.get(state)
        if kind is not None and kind in self._wanted:
            self._wanted.discard(kind)
            self._ends[kind] = place

    def _moves(self, state: int) -> list[tuple[int, int]]:
        graph = self._graph
        if state >= graph.expanded:
            return []
        edges = slice(graph.first[state], graph.first[state + 1])
        return list(zip(graph.movers[edges], graph.targets[edges], strict=True))

    def cost(self, kind: int) -> Cost:
        """The least that it takes to come to an end of this kind."""
        place = self._ends[kind]
        return unpack(0 if place == _NONE else self._cost[place])

    def path(self, kind: int) -> list[tuple[int, int]]:
        """The best way there: (who, the state after its step) for each step."""
        steps = []
        place = self._ends[kind]
        while place != _NONE:
            reached, who = divmod(place, self._width)
            steps.append((who, reached))
            place = self._from[place]
        return steps[::-1]


def reachable_ends(graph: Graph, order: Iterable[int], outcome_of_end: dict[int, int]) -> list[int]:
    """For each state, the outcomes that can still happen from it, as bits. Without a cycle one round backwards through
    the `order` is enough; with one they are passed on until nothing changes."""
    bits = [0] * len(graph)
    for end, outcome in outcome_of_end.items():
        bits[end] = 1 << outcome
    backwards = list(order)[::-1]
    has_changed = True
    while has_changed:
        has_changed = False
        for state in backwards:
            here = bits[state]
            for target in graph.after(state):
                here |= bits[target]
            if here != bits[state]:
                bits[state], has_changed = here, True
    return bits
