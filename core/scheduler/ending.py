"""How threads begin and end."""

from __future__ import annotations

from core.scheduler.machine import Machine
from core.scheduler.memory import Frame
from core.scheduler.raising import describe, matches
from core.scheduler.store import PROCESS
from core.scheduler.values import UNBOUND, Label, Native, Ref, Value, order_of, ref_of


def main_failed(m: Machine, raised: Ref) -> None:
    """An exception has left all frames of the main thread. (Other threads' first frame catches and reports.)"""
    report(m, raised)
    ended(m)


def report(m: Machine, raised: Ref) -> None:
    """Note an exception that nobody caught, as the interpreter would print it to stderr. SystemExit is silent."""
    cls = m.get(raised).cls
    if matches(m, cls, SystemExit):
        return
    process = m.own(PROCESS)
    entry = (m.label, describe(m, raised), m.get(raised).attrs.get("#line", 0))
    process.attrs["#errors"] = tuple(sorted((*process.attrs["#errors"], entry)))


def ended(m: Machine) -> None:
    """The last frame of the thread has returned."""
    if not m.label:
        m.own(PROCESS).attrs["#main-ended"] = True
        return
    thread = thread_ref(m, m.label)
    m.own(thread).attrs["#state"] = "ended"
    m.settle()


def thread_ref(m: Machine, label: Label) -> Ref:
    """The Thread object of a thread."""
    if not label:
        found = m.process.attrs["#main"]
        assert isinstance(found, Ref)
        return found
    return ref_of(label[:-1], label[-1])


def begin(m: Machine, thread: Ref) -> None:
    """Make a started thread ready to run; `thread` is shared already."""
    from core.scheduler.prelude import bootstrap

    label = (*thread.owner, thread.number)
    info = bootstrap(m)
    locals_: list[Value] = [thread, REPORT, *([UNBOUND] * (len(info.fast_names) - 2))]
    frame = m.store.frame(info, 0, locals_, [], None, None)
    m.spawned.append(m.store.thread(label, (frame,), {}, None, None))
    process = m.own(PROCESS)
    process.attrs["#unjoined"] = tuple(sorted({*process.attrs["#unjoined"], label}))
    process.attrs["#kept"] = tuple(sorted({*process.attrs["#kept"], thread}, key=order_of))
    m.solo = False
    m.spent = m.spent or m.serial  # the start is this step's visible thing, even where nobody could see it yet


def touch_end(m: Machine) -> None:
    """Others may notice that a thread ends: by asking it, and, where that may end the process, daemons by being cut."""
    m.touch(thread_ref(m, m.label), "#end", True, always=_daemons_live(m))
    m.touch(PROCESS, "#threads", False)


def touch_leaving(m: Machine, frame: Frame) -> None:
    """The frame is about to be left: the thread ends with its last one, and a generator with its own."""
    if m.depth == 1:
        touch_end(m)
    if frame.on_return is not None and frame.on_return[0] == "generator":
        m.touch(frame.on_return[1], None, True)


def _daemons_live(m: Machine) -> bool:
    others = [label for label in m.process.attrs["#unjoined"] if label and label != m.label]
    return any(m.get(thread_ref(m, label)).attrs["#daemon"] for label in others)


def joined(m: Machine, thread: Ref) -> None:
    """Someone has seen the end of this thread: what it did lies before all that comes."""
    label = (*thread.owner, thread.number)
    if label in m.process.attrs["#unjoined"]:
        process = m.own(PROCESS)
        process.attrs["#unjoined"] = tuple(one for one in process.attrs["#unjoined"] if one != label)
        process.attrs["#kept"] = tuple(one for one in process.attrs["#kept"] if one is not thread)
        m.solo = process.attrs["#unjoined"] == (m.label,)


def _reported(m: Machine, args: tuple[Value, ...], kwargs: dict[str, Value]) -> Value:
    report(m, args[0])
    return None


REPORT = Native("report", _reported)


def returned(m: Machine, frame: Frame, value: Value) -> None:
    """A frame has returned; it is the running one until here."""
    from core.scheduler.calls import hand_over

    touch_leaving(m, frame)
    m.pop()
    if not m.live:
        ended(m)
    else:
        hand_over(m, value, frame.on_return)
