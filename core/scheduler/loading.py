"""From a program's text to its first state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.scheduler.machine import Machine
from core.scheduler.objects import HeapObject, Instance, Namespace
from core.scheduler.store import GLOBALS, PROCESS, State
from core.scheduler.threads import THREAD
from core.scheduler.values import UNBOUND, Ref, Value, ref_of

if TYPE_CHECKING:
    from core.scheduler.store import ThreadState

MAIN_THREAD = ref_of((), 2)


def load(m: Machine, source: str, name: str) -> State:
    """The state in which the main thread stands before the program's first instruction.

    Raises SyntaxError, or Unsupported when there is no table for this interpreter.
    """
    code = compile(source, name, "exec", dont_inherit=True)
    names: dict[str, Value] = {"__name__": "__main__", "__doc__": None, "__file__": name}
    main: dict[str, Value] = {"#target": None, "#args": (), "#kwargs": None, "#state": "alive"}
    main |= {"#daemon": False, "#name": "MainThread"}
    process: dict[str, Value] = {"#output": "", "#errors": (), "#unjoined": ((),), "#kept": (), "#made": 0}
    process |= {"#main": MAIN_THREAD, "#main-ended": False, "#random": None}
    things: dict[Ref, HeapObject] = {
        GLOBALS: Namespace(names),
        PROCESS: Instance(object, process),
        MAIN_THREAD: Instance(THREAD, main),
    }
    layout = m.store.layout(things)
    heap = m.store.heap(layout, tuple(m.store.object(things[ref]) for ref in layout.refs))
    info = m.decode(code, own=False)
    frozen = m.store.frame(info, 0, [UNBOUND] * len(info.fast_names), [], GLOBALS, None)
    return (heap, m.store.thread((), (frozen,), {}, None, None))


def is_over(m: Machine, state: State) -> bool:
    """Whether the process ends here: main has ended, and so have all threads that are not daemons."""
    return m.store.heaps[state[0]].main_ended and not any(
        not is_daemon(m, state[0], m.store.threads[thread]) for thread in state[1:]
    )


def is_daemon(m: Machine, heap_id: int, thread: ThreadState) -> bool:
    """Whether the process ends without waiting for this thread."""
    heap = m.store.heaps[heap_id]
    ref = ref_of(thread.label[:-1], thread.label[-1]) if thread.label else MAIN_THREAD
    found = heap.objects[heap.layout.index[ref]]
    assert isinstance(found, Instance)
    return bool(found.attrs["#daemon"])
