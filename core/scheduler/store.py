"""Where states live: frozen frames, threads and heaps, each interned once and named by a small integer.

A state of the whole program is a tuple of such integers (heap, thread, thread, ...), so equal states are found by one
hash of a few integers, and what a thread does next is looked up by the pair (thread, heap).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from core.scheduler.code import CodeInfo
from core.scheduler.objects import HeapObject, Instance
from core.scheduler.values import Label, Ref, Value, exact, gather_refs, order_of, ref_of

GLOBALS = ref_of((), 0)
"""The program's global names."""
PROCESS = ref_of((), 1)
"""The process: what was printed, which threads were started and not joined, which errors nobody caught."""
_ROOTS = (GLOBALS, PROCESS)

State = tuple[int, ...]
"""(heap, thread, thread, ...), threads in the order of their labels; ended threads are gone."""


class FrozenFrame:
    """A frame as it was when its thread was last stopped."""

    __slots__ = ("info", "locals", "names", "on_return", "pc", "stack")

    def __init__(
        self,
        info: CodeInfo,
        pc: int,
        locals_: tuple[Value, ...],
        stack: tuple[Value, ...],
        names: Ref | None,
        on_return: tuple[Any, ...] | None,
    ) -> None:
        self.info = info
        self.pc = pc
        self.locals = locals_
        self.stack = stack
        self.names = names
        self.on_return = on_return

    def values(self) -> Iterable[Value]:
        return (*self.locals, *self.stack, self.names, *(self.on_return or ()))


class ThreadState:
    """A thread stopped before its next step. `local` are the objects that no other thread can reach."""

    __slots__ = ("frames", "handled", "label", "local", "phase", "refs")

    def __init__(
        self, label: Label, frames: tuple[FrozenFrame, ...], local: dict[Ref, HeapObject], handled: Value, phase: Any
    ) -> None:
        self.label = label
        self.frames = frames
        self.local = local
        self.handled = handled
        self.phase = phase
        refs: set[Ref] = set()
        for frame in frames:
            gather_refs(frame.values(), refs)
        for thing in local.values():
            gather_refs(thing.values(), refs)
        gather_refs((handled,), refs)
        self.refs = frozenset(ref for ref in refs if ref not in local)
        """The shared objects that this thread can reach by itself."""


class Layout:
    """Which refs a heap has, in order."""

    __slots__ = ("index", "refs")

    def __init__(self, refs: tuple[Ref, ...]) -> None:
        self.refs = refs
        self.index = {ref: i for i, ref in enumerate(refs)}


class Heap:
    """The objects that more than one thread can reach, all of them interned."""

    __slots__ = ("layout", "loose", "main_ended", "objects", "unjoined")

    def __init__(self, layout: Layout, objects: tuple[HeapObject, ...], loose: frozenset[Ref]) -> None:
        self.layout = layout
        self.objects = objects
        process = objects[layout.index[PROCESS]]
        assert isinstance(process, Instance)
        self.unjoined: tuple[Label, ...] = process.attrs["#unjoined"]
        """The labels of the threads that have started and that nobody has joined yet; main is never joined."""
        self.main_ended: bool = process.attrs["#main-ended"]
        self.loose = loose
        """The objects that only threads keep alive."""


def reach(layout: Layout, objects: tuple[HeapObject, ...], refs: Iterable[Ref]) -> frozenset[Ref]:
    """These refs, as far as they are in a heap, and all that can be reached from them."""
    index = layout.index
    found: set[Ref] = set()
    todo = [ref for ref in refs if ref in index]
    while todo:
        ref = todo.pop()
        if ref not in found:
            found.add(ref)
            todo.extend(other for other in objects[index[ref]].inner if other in index)
    return frozenset(found)


class Store:
    """Interns everything; only ever grows."""

    def __init__(self) -> None:
        self._objects: dict[Any, HeapObject] = {}
        self._frames: dict[Any, FrozenFrame] = {}
        self._layouts: dict[tuple[Ref, ...], Layout] = {}
        self._heap_ids: dict[Any, int] = {}
        self._thread_ids: dict[Any, int] = {}
        self._reaches: dict[tuple[int, int], frozenset[Ref]] = {}
        self._loose_by_inner: dict[Any, frozenset[Ref]] = {}
        self.heaps: list[Heap] = []
        self.threads: list[ThreadState] = []

    def object(self, thing: HeapObject) -> HeapObject:
        """The one object equal to this one."""
        found = self._objects.setdefault(thing.key(), thing)
        if found is thing:
            inner: set[Ref] = set()
            gather_refs(thing.values(), inner)
            thing.inner = frozenset(inner)
        return found

    def frame(
        self,
        info: CodeInfo,
        pc: int,
        locals_: list[Value],
        stack: list[Value],
        names: Ref | None,
        on_return: tuple[Any, ...] | None,
    ) -> FrozenFrame:
        """The one frozen frame equal to this."""
        key = (info, pc, exact(locals_), exact(stack), names, on_return)
        found = self._frames.get(key)
        if found is None:
            found = self._frames[key] = FrozenFrame(info, pc, key[2][0], key[3][0], names, on_return)
        return found

    def thread(
        self,
        label: Label,
        frames: tuple[FrozenFrame, ...],
        local: dict[Ref, HeapObject],
        handled: Value,
        phase: Any,
    ) -> int:
        """`local` holds interned objects only."""
        kept = tuple(sorted(local.items(), key=lambda item: order_of(item[0]))) if local else ()
        key = (label, frames, kept, handled, phase)
        number = self._thread_ids.get(key)
        if number is None:
            number = self._thread_ids[key] = len(self.threads)
            self.threads.append(ThreadState(label, frames, local, handled, phase))
        return number

    def heap(self, layout: Layout, objects: tuple[HeapObject, ...]) -> int:
        """All objects must be interned."""
        key = (layout, objects)
        number = self._heap_ids.get(key)
        if number is None:
            number = self._heap_ids[key] = len(self.heaps)
            self.heaps.append(Heap(layout, objects, self._loose(layout, objects)))
        return number

    def _loose(self, layout: Layout, objects: tuple[HeapObject, ...]) -> frozenset[Ref]:
        """Most steps change values and no references, and so nothing here."""
        key = (layout, tuple([thing.inner for thing in objects]))
        found = self._loose_by_inner.get(key)
        if found is None:
            found = self._loose_by_inner[key] = frozenset(layout.refs) - reach(layout, objects, _ROOTS)
        return found

    def layout(self, refs: Iterable[Ref]) -> Layout:
        ordered = tuple(sorted(refs, key=order_of))
        found = self._layouts.get(ordered)
        if found is None:
            found = self._layouts[ordered] = Layout(ordered)
        return found

    def collected(self, state: State) -> State:
        """The state without the objects that nothing can reach any more."""
        heap = self.heaps[state[0]]
        if not heap.loose:
            return state
        live: set[Ref] = set()
        for thread in state[1:]:
            live |= self._reach(state[0], thread)
        dead = heap.loose - live
        if not dead:
            return state
        layout = self.layout(ref for ref in heap.layout.refs if ref not in dead)
        index = heap.layout.index
        return (self.heap(layout, tuple(heap.objects[index[ref]] for ref in layout.refs)), *state[1:])

    def _reach(self, heap: int, thread: int) -> frozenset[Ref]:
        key = (heap, thread)
        found = self._reaches.get(key)
        if found is None:
            found = self._reaches[key] = reach(
                self.heaps[heap].layout, self.heaps[heap].objects, self.threads[thread].refs
            )
        return found
