"""Names and values as people see them: of what threads share, and of what lies on a stack."""

from __future__ import annotations

from functools import lru_cache

from core.scheduler.machine import Location
from core.scheduler.objects import Cell, Instance, Namespace
from core.scheduler.outcome import name_of, thread_name
from core.scheduler.store import GLOBALS, PROCESS, Heap
from core.scheduler.values import UNBOUND, Compound, Mark, ModuleValue, Native, NativeClass, Ref, Value

LONGEST = 60


def place_name(heap: Heap, location: Location) -> str:
    """``counter``, ``box.v``, ``q``; "" where nothing names it."""
    ref, name = location
    if ref is GLOBALS:
        return str(name)
    if ref is PROCESS:
        return "output" if name == "#output" else ""
    owner = name_of(heap, ref) if ref in heap.layout.index else ""
    if not owner or name is None or str(name).startswith("#"):
        return owner
    return f"{owner}.{name}"


def holds_one(heap: Heap, location: Location) -> bool:
    """Whether the place has one value, which a write replaces. What is put into a queue, list or dictionary adds to
    what others have put there."""
    ref, name = location
    place = heap.layout.index.get(ref)
    thing = heap.objects[place] if place is not None else None
    is_inside = name is None or str(name).startswith("#")
    return isinstance(thing, Namespace | Cell) or (isinstance(thing, Instance) and not is_inside)


@lru_cache(maxsize=4_096)
def value_at(heap: Heap, location: Location) -> str:
    """What is in a place, in short; "" where there is nothing to show."""
    ref, name = location
    place = heap.layout.index.get(ref)
    if place is None:
        return ""
    thing = heap.objects[place]
    if isinstance(thing, Namespace):
        return short(heap, thing.names.get(name, UNBOUND))
    if isinstance(thing, Cell):
        return short(heap, thing.value)
    if isinstance(thing, Instance):
        return short(heap, thing.attrs[name]) if name in thing.attrs else _inside(heap, thing)
    items = getattr(thing, "items", None)
    if isinstance(items, dict):
        return "{" + ", ".join(f"{short(heap, k)}: {short(heap, v)}" for k, v in list(items.items())[:9]) + "}"
    return "[" + ", ".join(short(heap, item) for item in list(items)[:9]) + "]" if items is not None else ""


_SHOWN = ("#items", "#set", "#value", "#waiters")


def _inside(heap: Heap, thing: Instance) -> str:
    if "#count" in thing.attrs:
        return thread_name(heap, thing.attrs["#owner"]) if thing.attrs["#count"] else ""
    shown = next((thing.attrs[key] for key in _SHOWN if key in thing.attrs), UNBOUND)
    return short(heap, shown)


def short(heap: Heap, value: Value) -> str:
    """A value in at most `LONGEST` characters; "" where there is nothing to show (an iterator, a bound method)."""
    if isinstance(value, Ref):
        return name_of(heap, value) or "…"
    if type(value) is tuple:
        return f"({', '.join(short(heap, item) for item in value[:9])})"
    if isinstance(value, Compound | Mark):
        return ""
    if isinstance(value, Native | NativeClass | ModuleValue):
        return value.name
    return repr(value)[:LONGEST] if value != "" else "''"
