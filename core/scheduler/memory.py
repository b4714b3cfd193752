"""What the running thread can reach while a step lasts: objects copied when written, frames thawed when needed.

When the step is over everything is frozen and interned again (store.py).
"""

from __future__ import annotations

from typing import Any

from core.scheduler.code import CodeInfo
from core.scheduler.objects import Generator, HeapObject
from core.scheduler.signals import Unsupported
from core.scheduler.store import PROCESS, FrozenFrame, Heap, Store
from core.scheduler.values import Label, Ref, Value, gather_refs, ref_of


class Frame:
    """A frame while its thread runs."""

    __slots__ = ("info", "locals", "names", "on_return", "ops", "pc", "stack")

    def __init__(
        self,
        info: CodeInfo,
        pc: int,
        locals_: list[Value],
        stack: list[Value],
        names: Ref | None,
        on_return: tuple[Any, ...] | None,
    ) -> None:
        self.info = info
        self.ops = info.ops
        self.pc = pc
        self.locals = locals_
        self.stack = stack
        self.names = names
        self.on_return = on_return


class Step:
    """What one step made of a thread and the heap. `thread` is None when the thread has ended.

    `plain` says that no thread has begun or ended, so that the new state has the old one's slots.
    """

    __slots__ = ("heap", "plain", "spawned", "thread")

    def __init__(self, thread: int | None, heap: int, spawned: tuple[int, ...]) -> None:
        self.thread = thread
        self.heap = heap
        self.spawned = spawned
        self.plain = thread is not None and not spawned


class Memory:
    """The heap and the frames of one thread during one step."""

    def __init__(self) -> None:
        self.store = Store()
        self.label: Label = ()
        self.heap: Heap
        self._heap_number = 0
        self.frame: Frame
        self.local: dict[Ref, HeapObject] = {}
        self.local_refs: set[Ref] = set()
        """The objects that no other thread can reach."""
        self.fresh: dict[Ref, HeapObject] = {}
        """The objects made or changed in this step."""
        self.frozen: list[FrozenFrame] = []
        self.live: list[Frame] = []
        self.handled: Value = None
        """The exception that is being handled."""
        self.phase: Any = None
        """How far an instruction is that takes two steps; None for all others."""
        self.spawned: list[int] = []
        self._unsettled: list[Ref] = []
        self._taken: set[int] | None = None

    def thaw(self, thread: int, heap: int) -> None:
        """Begin a step."""
        state = self.store.threads[thread]
        self.heap, self._heap_number = self.store.heaps[heap], heap
        self.label = state.label
        self.local = state.local
        self.local_refs = set(state.local)
        self.fresh = {}
        self.frozen = list(state.frames)
        self.live = []
        self.handled, self.phase = state.handled, state.phase
        self.spawned = []
        self._unsettled = []
        self._taken = None
        self.thaw_top()

    def changed_shared(self) -> bool:
        """Whether the step has written anything that others can see."""
        return any(ref not in self.local_refs for ref in self.fresh)

    # Objects ---------------------------------------------------------------------------------------------------

    def get(self, ref: Ref) -> Any:
        """The object, to be read only."""
        thing = self.fresh.get(ref)
        if thing is None:
            place = self.heap.layout.index.get(ref)
            thing = self.heap.objects[place] if place is not None else self.local[ref]
        return thing

    def own(self, ref: Ref) -> Any:
        """The object, to be changed in this step."""
        thing = self.fresh.get(ref)
        if thing is None:
            thing = self.fresh[ref] = self.get(ref).copy()
        if ref not in self.local_refs:
            self._unsettled.append(ref)
        return thing

    def new(self, thing: HeapObject) -> Ref:
        """Put a new object into the heap of this thread alone, under its lowest free number."""
        taken = self._taken
        if taken is None:
            label = self.label
            taken = self._taken = {ref.number for ref in self.heap.layout.refs if ref.owner == label}
            # What this step has shared is in no layout yet, and no longer among the local ones.
            taken.update(ref.number for ref in (*self.local, *self.fresh) if ref.owner == label)
        number = 0
        while number in taken:
            number += 1
        taken.add(number)
        ref = ref_of(self.label, number)
        self.fresh[ref] = thing
        self.local_refs.add(ref)
        return ref

    def settle(self) -> None:
        """What a shared object now refers to is shared as well."""
        todo, self._unsettled = self._unsettled, []
        for ref in todo if self.local_refs else ():
            self._share_inner(ref)

    def share(self, ref: Ref) -> None:
        """Another thread can reach this object from now on."""
        if ref in self.local_refs:
            self.local_refs.discard(ref)
            self._share_inner(ref)

    def _share_inner(self, ref: Ref) -> None:
        inner: set[Ref] = set()
        gather_refs(self.get(ref).values(), inner)
        for other in inner:
            self.share(other)

    # Frames ----------------------------------------------------------------------------------------------------

    def thaw_top(self) -> None:
        """Make the innermost frozen frame the running one."""
        if self.frozen:
            below = self.frozen.pop()
            self.push(Frame(below.info, below.pc, list(below.locals), list(below.stack), below.names, below.on_return))

    def push(self, frame: Frame) -> None:
        self.live.append(frame)
        self.frame = frame

    def pop(self) -> Frame:
        """Leave the running frame; the one below it, if there is one, runs on."""
        left = self.live.pop()
        if self.live:
            self.frame = self.live[-1]
        else:
            self.thaw_top()
        return left

    @property
    def depth(self) -> int:
        return len(self.frozen) + len(self.live)

    # Freezing --------------------------------------------------------------------------------------------------

    def freeze(self) -> Step:
        thread = None
        store = self.store
        if self.live:
            frames = (
                *self.frozen,
                *(store.frame(f.info, f.pc, f.locals, f.stack, f.names, f.on_return) for f in self.live),
            )
            local = self._kept_local(frames) if self.local_refs else {}
            thread = store.thread(self.label, frames, local, self.handled, self.phase)
        else:
            self._drop(self.local_refs)
        return Step(thread, self._frozen_heap(), tuple(self.spawned))

    def _kept_local(self, frames: tuple[FrozenFrame, ...]) -> dict[Ref, HeapObject]:
        found: set[Ref] = set()
        todo: set[Ref] = set()
        for frame in frames:
            gather_refs(frame.values(), todo)
        gather_refs((self.handled, self.phase), todo)
        while todo:
            ref = todo.pop()
            if ref in self.local_refs and ref not in found:
                found.add(ref)
                gather_refs(self.get(ref).values(), todo)
        self._drop(self.local_refs - found)
        return {ref: self.store.object(self.get(ref)) if ref in self.fresh else self.local[ref] for ref in found}

    def _drop(self, refs: set[Ref]) -> None:
        """Nothing can reach these any more. CPython would close generators among them, which they might notice."""
        for ref in refs:
            thing = self.get(ref)
            if isinstance(thing, Generator) and thing.may_catch:
                line = thing.frame.info.instructions[thing.frame.pc].line
                raise Unsupported("a generator that is dropped where it may catch that", line)

    def _frozen_heap(self) -> int:
        heap, store = self.heap, self.store
        changed = {ref: store.object(thing) for ref, thing in self.fresh.items() if ref not in self.local_refs}
        moved = [ref for ref in self.local if ref not in self.local_refs and ref not in changed]
        if not changed and not moved:
            return self._heap_number
        changed.update((ref, self.local[ref]) for ref in moved)
        index = heap.layout.index
        added = [ref for ref in changed if ref not in index]
        if added:
            layout = store.layout((*heap.layout.refs, *added))
            old = heap.objects
            objects = [changed[ref] if ref in changed else old[index[ref]] for ref in layout.refs]
            return store.heap(layout, tuple(objects))
        objects = list(heap.objects)
        for ref, thing in changed.items():
            objects[index[ref]] = thing
        return store.heap(heap.layout, tuple(objects))

    @property
    def process(self) -> Any:
        """The process object, to be read only."""
        return self.get(PROCESS)
