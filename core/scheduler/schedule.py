"""A schedule: who takes each step. Threads are numbered in the order of their start; main is 0."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.scheduler.machine import Grain, Machine, Model, Place
from core.scheduler.problems import bad_schedule
from core.scheduler.signals import Wait
from core.scheduler.store import State
from core.scheduler.values import Label


@dataclass(frozen=True, slots=True)
class Schedule:
    """`steps`: for each step the number of the thread, 0 being main and 1 the first one started.

    `visible`: the places whose touches ended steps when it was found; empty: to be found again.
    """

    grain: Grain
    model: Model
    steps: tuple[int, ...]
    visible: tuple[Place, ...] = ()
    sampled: bool = False
    """Found on real threads, and to be followed there only: its steps are no steps of the machine."""

    def to_json(self) -> dict[str, Any]:
        visible = [[list(owner), number, name] for owner, number, name in self.visible]
        data = {"grain": self.grain, "model": self.model, "steps": list(self.steps), "visible": visible}
        return {**data, "sampled": True} if self.sampled else data


def schedule_from_json(data: Any) -> Schedule:
    """Read what `to_json` wrote; a bare list of numbers has the default grain and model. Raises ProblemError."""
    if isinstance(data, list):
        data = {"steps": data}
    if not isinstance(data, dict):
        raise bad_schedule("not an object")
    grain, model, steps = data.get("grain", "access"), data.get("model", "any"), data.get("steps")
    if grain not in ("line", "access", "opcode") or model not in ("any", "gil"):
        raise bad_schedule("unknown grain or model")
    if not isinstance(steps, list) or not all(type(step) is int and step >= 0 for step in steps):
        raise bad_schedule("steps are not a list of thread numbers")
    return Schedule(grain, model, tuple(steps), _places(data.get("visible", [])), data.get("sampled") is True)


def _places(listed: Any) -> tuple[Place, ...]:
    try:
        places = tuple((tuple(owner), number, name) for owner, number, name in listed)
    except (TypeError, ValueError):
        raise bad_schedule("visible places are not a list of places") from None
    for owner, number, name in places:
        plain = all(type(part) is int for part in (*owner, number))
        if not plain or not (name is None or isinstance(name, str)):
            raise bad_schedule("visible places are not a list of places")
    return places


class Numbering:
    """Numbers threads as they appear: 0 is main."""

    def __init__(self) -> None:
        self._number: dict[Label, int] = {(): 0}
        self._label: list[Label] = [()]

    def see(self, machine: Machine, state: State) -> None:
        """Number the threads that this state has and earlier ones had not."""
        for thread in state[1:]:
            label = machine.store.threads[thread].label
            if label not in self._number:
                self._number[label] = len(self._label)
                self._label.append(label)

    @property
    def count(self) -> int:
        """How many threads have begun so far."""
        return len(self._label)

    def label(self, number: int) -> Label:
        return self._label[number]

    def number(self, label: Label) -> int:
        """Of the thread that has this label, or that was the last to have it: it may have ended with a lock in hand."""
        known = self._number.get(label)
        return known if known is not None else max(i for i, one in enumerate(self._label) if one == label)

    def slot(self, machine: Machine, state: State, number: int) -> int:
        """The slot of a thread in a state; 0 when it is not there (not started, or ended)."""
        if number >= len(self._label):
            return 0
        label = self._label[number]
        for slot in range(1, len(state)):
            if machine.store.threads[state[slot]].label == label:
                return slot
        return 0

    def following(self, machine: Machine, mover: Label, state: State) -> Numbering:
        """The numbers after a step of that thread has led to `state`; this very value where nobody began or ended."""
        labels = [machine.store.threads[thread].label for thread in state[1:]]
        has_ended = bool(mover) and mover not in labels
        if not has_ended and all(label in self._number for label in labels):
            return self
        later = Numbering()
        later._number, later._label = dict(self._number), list(self._label)
        if has_ended:
            later.forget(mover)
        later.see(machine, state)
        return later

    def forget(self, label: Label) -> None:
        """The thread has ended: a later one of the same label is another one."""
        self._number.pop(label, None)


def numbered(machine: Machine, start: State, steps: list[tuple[Label, State]]) -> tuple[int, ...]:
    """Labels as numbers. `steps` are (label, the state after it)."""
    numbering = Numbering()
    numbering.see(machine, start)
    numbers = []
    for label, after in steps:
        numbers.append(numbering.number(label))
        if label and all(machine.store.threads[thread].label != label for thread in after[1:]):
            numbering.forget(label)
        numbering.see(machine, after)
    return tuple(numbers)


def follow(machine: Machine, start: State, schedule: Schedule) -> list[State]:
    """The states along a schedule, the first one included. Raises ProblemError where it cannot be followed."""
    numbering = Numbering()
    state = start
    states = [state]
    for at, number in enumerate(schedule.steps):
        numbering.see(machine, state)
        slot = numbering.slot(machine, state, number)
        if not slot:
            raise bad_schedule(f"thread {number} is not there", at)
        label = machine.store.threads[state[slot]].label
        after = machine.after(state, slot)
        if isinstance(after, Wait):
            raise bad_schedule(f"thread {number} has to wait", at)
        if label and all(machine.store.threads[thread].label != label for thread in after[1:]):
            numbering.forget(label)
        state = after
        states.append(state)
    return states
