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

from core.scheduler.explorer import Graph

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
    count = len(graph.moves)
    if graph.graded:
        return range(count)
    waiting = array("i", bytes(4 * len(graph.states)))
    for moves in graph.moves:
        for target in moves[1::2]:
            waiting[target] += 1
    order = [0] if not waiting[0] else []
    for state in order:
        for target in graph.moves[state][1::2] if state < count else ():
            waiting[target] -= 1
            if not waiting[target]:
                order.append(target)
    return order


def count_paths(graph: Graph, order: Iterable[int], start: int = 0) -> dict[int, int]:
    """For each end in the order, how many paths lead to it from `start`; counts of states that are done with are
    dropped. Before `start` the order may have any states."""
    counts: list[int] = [0] * len(graph.states)
    counts[start] = 1
    ends: dict[int, int] = {}
    moves = graph.moves
    for state in order:
        here = counts[state]
        counts[state] = 0
        targets = moves[state]
        if not targets:
            ends[state] = here
        for target in targets[1::2]:
            counts[target] += here
    return ends


class Best:
    """The least cost to every state, by who moved last, and how it is reached."""

    def __init__(self, graph: Graph, order: list[int] | range) -> None:
        self._graph = graph
        self._width = len(graph.labels) or 1
        size = len(graph.states) * self._width
        self._cost = array("q", [_NONE]) * size
        self._parent = array("q", [_NONE]) * size
        if graph.stopped:
            self._in_order(range(len(graph.moves)))  # the search's own order: good ways, not always the best
        elif len(order) == len(graph.moves):
            self._in_order(order)
        else:
            self._dijkstra()

    def _in_order(self, order: list[int] | range) -> None:
        """Predecessors first, so that each state is done with once. Kept flat: it sees every edge there is."""
        all_moves, width, cost, parent = self._graph.moves, self._width, self._cost, self._parent
        dear = _SWITCH + _PREEMPTION
        for state in order:
            moves = all_moves[state]
            if not moves:
                continue
            base = state * width
            movers = moves[::2]
            least, origin = (0, _NONE) if not state else (_NONE, _NONE)
            for place in range(base, base + width):
                price = cost[place]
                if price != _NONE:
                    price += dear if place - base in movers else _SWITCH
                    if least == _NONE or price < least:
                        least, origin = price, place
            for who, target in zip(movers, moves[1::2], strict=True):
                stay = cost[base + who]
                price, source = (stay, base + who) if _NONE != stay <= least else (least, origin)
                after = target * width + who
                if cost[after] == _NONE or price + 1 < cost[after]:
                    cost[after] = price + 1
                    parent[after] = source

    def _dijkstra(self) -> None:
        """For graphs with cycles: the same, cheapest first."""
        graph, width, cost, parent = self._graph, self._width, self._cost, self._parent
        queue: list[tuple[int, int, int]] = []
        first = graph.moves[0]
        for i in range(0, len(first), 2):
            heapq.heappush(queue, (1, first[i + 1] * width + first[i], _NONE))
        while queue:
            price, place, source = heapq.heappop(queue)
            if cost[place] != _NONE:
                continue
            cost[place], parent[place] = price, source
            state, last = divmod(place, width)
            moves = graph.moves[state] if state < len(graph.moves) else ()
            for i in range(0, len(moves), 2):
                who = moves[i]
                extra = 1 if who == last else 1 + _SWITCH + (_PREEMPTION if last in moves[::2] else 0)
                after = moves[i + 1] * width + who
                if cost[after] == _NONE:
                    heapq.heappush(queue, (price + extra, after, place))

    def cost(self, state: int) -> int:
        """The least packed cost of reaching a state (-1: the first state itself, at no cost)."""
        place = self._cheapest(state)
        return _NONE if place == _NONE else self._cost[place]

    def _cheapest(self, state: int) -> int:
        base = state * self._width
        reached = [place for place in range(base, base + self._width) if self._cost[place] != _NONE]
        return min(reached, key=lambda place: self._cost[place]) if reached else _NONE

    def path(self, state: int) -> list[tuple[int, int]]:
        """The best way to a state: (who, the state after its step) for each step."""
        steps = []
        place = self._cheapest(state)
        while place != _NONE:
            reached, who = divmod(place, self._width)
            steps.append((who, reached))
            place = self._parent[place]
        return steps[::-1]


def reachable_ends(graph: Graph, outcome_of_end: dict[int, int]) -> list[int]:
    """For each state, the outcomes that can still happen from it, as bits."""
    bits = [0] * len(graph.states)
    for end, outcome in outcome_of_end.items():
        bits[end] = 1 << outcome
    before: list[list[int]] = [[] for _ in graph.states]
    for state, moves in enumerate(graph.moves):
        for target in moves[1::2]:
            before[target].append(state)
    todo = list(outcome_of_end)
    while todo:
        state = todo.pop()
        here = bits[state]
        for origin in before[state]:
            if bits[origin] | here != bits[origin]:
                bits[origin] |= here
                todo.append(origin)
    return bits
