"""Generators: a frame that is put away at each yield and taken up again by whoever asks for the next value."""

from __future__ import annotations

from typing import Any

from core.scheduler.machine import Machine
from core.scheduler.memory import Frame
from core.scheduler.raising import error
from core.scheduler.signals import Nested, Raised
from core.scheduler.values import PUSHED, Ref, Value


def resume(m: Machine, ref: Ref, sent: Value, how: tuple[Any, ...]) -> Value:
    """Let a generator go on. `how` says what its end means: ("for", target), ("next",), ("send", target), ("now",).

    Gives PUSHED, or raises what asking a finished or running generator raises.
    """
    m.touch(ref, None, True)
    generator = m.get(ref)
    if generator.state == "running":
        raise error(m, ValueError, "generator already executing")
    if generator.frame is None:
        return finished(m, None, how)
    generator = m.own(ref)
    kept = generator.frame
    is_new = generator.state == "new"
    generator.frame, generator.state = None, "running"
    frame = Frame(kept.info, kept.pc, list(kept.locals), list(kept.stack), kept.names, ("generator", ref, *how))
    if is_new and sent is not None:
        raise error(m, TypeError, "can't send non-None value to a just-started generator")
    frame.stack.append(sent)
    m.push(frame)
    return PUSHED


def finished(m: Machine, value: Value, how: tuple[Any, ...]) -> Value:
    """What the end of a generator means to the one who asked; the asker's frame is on top."""
    if how[0] == "for":
        m.frame.stack.pop()
        m.frame.pc = how[1]
        return PUSHED
    if how[0] == "send":
        m.frame.stack.append(value)
        m.frame.pc = how[1]
        return PUSHED
    if how[0] == "now":
        raise Nested("return", value)
    raise error(m, StopIteration, *(() if value is None else (value,)))


def generator_returned(m: Machine, value: Value, then: tuple[Any, ...]) -> None:
    """The generator's frame has returned and been popped."""
    generator = m.own(then[1])
    generator.state, generator.frame = "ended", None
    finished(m, value, then[2:])


def yielded(m: Machine) -> None:
    """YIELD_VALUE: put the running frame away and give its value to the one who asked.

    That is a touch of its own: until here others see that the generator is running.
    """
    then = m.frame.on_return
    assert then is not None
    m.touch(then[1], None, True)
    value = m.frame.stack.pop()
    frame = m.pop()
    generator = m.own(then[1])
    generator.frame = m.store.frame(frame.info, frame.pc, frame.locals, frame.stack, frame.names, None)
    generator.state = "suspended"
    if then[2] == "now":
        raise Nested("yield", value)
    m.frame.stack.append(value)


def next_now(m: Machine, ref: Ref, sent: Value = None) -> tuple[str, Value]:
    """The next value within the present instruction: ("yield", value) or ("return", value)."""
    try:
        resume(m, ref, sent, ("now",))
    except Nested as done:
        return (done.how, done.value)
    return m.nested()


def throw(m: Machine, ref: Ref, raised: Ref) -> Value:
    """``generator.throw``: the exception is raised where the generator stands."""
    generator = m.get(ref)
    if generator.frame is None or generator.state == "new":
        if generator.frame is not None:
            m.own(ref).frame = None
        raise Raised(raised)
    resume(m, ref, None, ("next",))
    m.frame.stack.pop()
    raise Raised(raised)
