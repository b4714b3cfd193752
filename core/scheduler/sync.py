"""Locks, conditions, events, semaphores and barriers, as the `threading` module documents them.

A wait with a time-out may end at any moment: where it could not go on, it expires.
"""

from __future__ import annotations

from collections.abc import Callable

from core.scheduler.machine import Machine
from core.scheduler.prelude import WAIT_FOR
from core.scheduler.raising import error
from core.scheduler.signals import Blocked, Pause
from core.scheduler.values import Label, Native, NativeClass, Ref, Value

Args = tuple[Value, ...]
Keywords = dict[str, Value]
Method = Callable[..., Value]


def method(name: str, run: Method) -> Native:
    """A method whose Python signature is that of `run` behind the machine."""

    def call(m: Machine, args: Args, kwargs: Keywords) -> Value:
        try:
            return run(m, *args, **kwargs)
        except TypeError as wrong:
            raise error(m, TypeError, f"{name}: {wrong}") from None

    return Native(name, call)


def native_class(module: str, name: str, initialise: Method, methods: dict[str, Method]) -> NativeClass:
    """A class whose methods are called as `run(machine, ref, ...)`."""

    def begin(m: Machine, made: Ref, args: Args, kwargs: Keywords) -> None:
        try:
            initialise(m, made, *args, **kwargs)
        except TypeError as wrong:
            raise error(m, TypeError, f"{name}: {wrong}") from None

    def again(m: Machine, made: Ref, *args: Value, **kwargs: Value) -> None:
        begin(m, made, args, kwargs)

    made = {word: method(f"{name}.{word}", run) for word, run in methods.items()}
    made["__init__"] = method(f"{name}.__init__", again)
    return NativeClass(module, name, begin, made)


def expires(blocking: Value, timeout: Value) -> bool:
    """Whether an operation that cannot be done now gives up instead of waiting."""
    return not blocking or (timeout is not None and timeout >= 0)


# Lock and RLock ------------------------------------------------------------------------------------------------


def _make_lock(m: Machine, ref: Ref) -> None:
    m.own(ref).attrs.update({"#owner": None, "#count": 0})


def acquire_lock(m: Machine, ref: Ref, blocking: Value = True, timeout: Value = -1) -> bool:
    m.touch(ref, None, True)
    attrs = m.get(ref).attrs
    again = attrs["#count"] and m.get(ref).cls is RLOCK and attrs["#owner"] == m.label
    if not attrs["#count"] or again:
        attrs = m.own(ref).attrs
        attrs["#owner"], attrs["#count"] = m.label, attrs["#count"] + 1
        return True
    if expires(blocking, timeout):
        return False
    raise Blocked("acquire", ref, (attrs["#owner"],))


def release_lock(m: Machine, ref: Ref) -> None:
    m.touch(ref, None, True)
    attrs = m.get(ref).attrs
    if m.get(ref).cls is RLOCK:
        if not attrs["#count"] or attrs["#owner"] != m.label:
            raise error(m, RuntimeError, "cannot release un-acquired lock")
    elif not attrs["#count"]:
        raise error(m, RuntimeError, "release unlocked lock")
    attrs = m.own(ref).attrs
    attrs["#count"] -= 1
    if not attrs["#count"]:
        attrs["#owner"] = None


def _locked(m: Machine, ref: Ref) -> bool:
    m.touch(ref, None, False)
    return bool(m.get(ref).attrs["#count"])


def _enter_lock(m: Machine, ref: Ref) -> bool:
    return acquire_lock(m, ref)


def _leave_lock(m: Machine, ref: Ref, *raised: Value) -> None:
    release_lock(m, ref)


_LOCK_METHODS: dict[str, Method] = {
    "acquire": acquire_lock,
    "release": release_lock,
    "locked": _locked,
    "__enter__": _enter_lock,
    "__exit__": _leave_lock,
}
LOCK = native_class("threading", "Lock", _make_lock, _LOCK_METHODS)
RLOCK = native_class("threading", "RLock", _make_lock, _LOCK_METHODS)


# Condition -----------------------------------------------------------------------------------------------------


def _make_condition(m: Machine, ref: Ref, lock: Value = None) -> None:
    from core.scheduler.objects import Instance

    if lock is None:
        lock = m.new(Instance(RLOCK, {"#owner": None, "#count": 0}))
    m.own(ref).attrs.update({"#lock": lock, "#waiters": (), "#woken": ()})


def _lock_of(m: Machine, ref: Ref) -> Ref:
    found = m.get(ref).attrs["#lock"]
    assert isinstance(found, Ref)
    return found


def _check_owned(m: Machine, lock: Ref, what: str) -> None:
    attrs = m.get(lock).attrs
    if not attrs["#count"] or (m.get(lock).cls is RLOCK and attrs["#owner"] != m.label):
        raise error(m, RuntimeError, f"cannot {what} on un-acquired lock")


def _wait_condition(m: Machine, ref: Ref, timeout: Value = None) -> bool:
    """First half: let go of the lock and wait. Second half: be woken, and take the lock again."""
    lock = _lock_of(m, ref)
    m.touch(ref, None, True)
    m.touch(lock, None, True)
    if m.phase is None:
        _check_owned(m, lock, "wait")
        m.phase = ("wait", m.get(lock).attrs["#count"])
        m.own(ref).attrs["#waiters"] += (m.label,)
        m.own(lock).attrs.update({"#owner": None, "#count": 0})
        raise Pause
    state, count = m.phase
    waits = m.label in m.get(ref).attrs["#waiters"]
    if waits and state == "wait":
        if timeout is None:
            raise Blocked("wait", ref)
        state = "expired"
        if m.get(lock).attrs["#count"]:  # until it has the lock again, it may still be notified, for nothing
            m.phase = (state, count)
            raise Pause
    if m.get(lock).attrs["#count"]:
        raise Blocked("acquire", lock, (m.get(lock).attrs["#owner"],))
    if waits:
        m.own(ref).attrs["#waiters"] = _without(m.get(ref).attrs["#waiters"], m.label)
    m.own(lock).attrs.update({"#owner": m.label, "#count": count})
    m.phase = None
    return bool(state == "wait")


def _without(labels: tuple[Label, ...], label: Label) -> tuple[Label, ...]:
    return tuple(one for one in labels if one != label)


def _notify(m: Machine, ref: Ref, n: Value = 1) -> None:
    m.touch(ref, None, True)
    _check_owned(m, _lock_of(m, ref), "notify")
    m.own(ref).attrs["#waiters"] = m.get(ref).attrs["#waiters"][n:]


def _notify_all(m: Machine, ref: Ref) -> None:
    _notify(m, ref, len(m.get(ref).attrs["#waiters"]))


def _acquire_condition(m: Machine, ref: Ref, *args: Value, **kwargs: Value) -> bool:
    return acquire_lock(m, _lock_of(m, ref), *args, **kwargs)


def _leave_condition(m: Machine, ref: Ref, *raised: Value) -> None:
    release_lock(m, _lock_of(m, ref))


CONDITION = native_class(
    "threading",
    "Condition",
    _make_condition,
    {
        "acquire": _acquire_condition,
        "release": _leave_condition,
        "__enter__": _acquire_condition,
        "__exit__": _leave_condition,
        "wait": _wait_condition,
        "notify": _notify,
        "notify_all": _notify_all,
        "notifyAll": _notify_all,
    },
)

CONDITION.methods["wait_for"] = WAIT_FOR


# Event and semaphores ------------------------------------------------------------------------------------------


def _make_event(m: Machine, ref: Ref) -> None:
    m.own(ref).attrs["#set"] = False


def _set_event(value: bool) -> Method:
    def run(m: Machine, ref: Ref) -> None:
        m.touch(ref, None, True)
        m.own(ref).attrs["#set"] = value

    return run


def _is_set(m: Machine, ref: Ref) -> bool:
    m.touch(ref, None, False)
    return bool(m.get(ref).attrs["#set"])


def _wait_event(m: Machine, ref: Ref, timeout: Value = None) -> bool:
    m.touch(ref, None, False)
    if m.get(ref).attrs["#set"]:
        return True
    if timeout is not None:
        return False
    raise Blocked("wait", ref)


EVENT = native_class(
    "threading",
    "Event",
    _make_event,
    {"set": _set_event(True), "clear": _set_event(False), "is_set": _is_set, "isSet": _is_set, "wait": _wait_event},
)


def _make_semaphore(m: Machine, ref: Ref, value: Value = 1) -> None:
    if value < 0:
        raise error(m, ValueError, "semaphore initial value must be >= 0")
    m.own(ref).attrs.update({"#value": value, "#first": value})


def _acquire_semaphore(m: Machine, ref: Ref, blocking: Value = True, timeout: Value = None) -> bool:
    m.touch(ref, None, True)
    if m.get(ref).attrs["#value"]:
        m.own(ref).attrs["#value"] -= 1
        return True
    if expires(blocking, timeout):
        return False
    raise Blocked("acquire", ref)


def _release_semaphore(m: Machine, ref: Ref, n: Value = 1) -> None:
    m.touch(ref, None, True)
    attrs = m.own(ref).attrs
    if m.get(ref).cls is BOUNDED and attrs["#value"] + n > attrs["#first"]:
        raise error(m, ValueError, "Semaphore released too many times")
    attrs["#value"] += n


def _leave_semaphore(m: Machine, ref: Ref, *raised: Value) -> None:
    _release_semaphore(m, ref)


_SEMAPHORE_METHODS: dict[str, Method] = {
    "acquire": _acquire_semaphore,
    "release": _release_semaphore,
    "__enter__": _acquire_semaphore,
    "__exit__": _leave_semaphore,
}
SEMAPHORE = native_class("threading", "Semaphore", _make_semaphore, _SEMAPHORE_METHODS)
BOUNDED = native_class("threading", "BoundedSemaphore", _make_semaphore, _SEMAPHORE_METHODS)


# Barrier -------------------------------------------------------------------------------------------------------


def _make_barrier(m: Machine, ref: Ref, parties: Value, action: Value = None, timeout: Value = None) -> None:
    m.own(ref).attrs.update({"#parties": parties, "#action": action, "#inside": (), "#leaving": (), "#broken": False})


def _wait_barrier(m: Machine, ref: Ref, timeout: Value = None) -> int:
    """First half: come in, and wait unless the last to come. Second half: leave."""
    m.touch(ref, None, True)
    attrs = m.get(ref).attrs
    if m.phase is not None:
        return _leave_barrier(m, ref, timeout)
    if attrs["#broken"]:
        raise broken(m)
    if attrs["#leaving"]:
        raise Blocked("barrier", ref)
    place = len(attrs["#inside"])
    if place + 1 < attrs["#parties"]:
        m.own(ref).attrs["#inside"] += (m.label,)
        m.phase = ("barrier", place)
        raise Pause
    if attrs["#action"] is not None:
        from core.scheduler.calls import call_now

        call_now(m, attrs["#action"], ())
    attrs = m.own(ref).attrs
    attrs["#leaving"], attrs["#inside"] = attrs["#inside"], ()
    return int(place)


def _leave_barrier(m: Machine, ref: Ref, timeout: Value) -> int:
    attrs = m.get(ref).attrs
    place = m.phase[1]
    if attrs["#broken"]:
        m.phase = None
        m.own(ref).attrs["#inside"] = _without(attrs["#inside"], m.label)
        raise broken(m)
    if m.label in attrs["#inside"]:
        if timeout is None:
            raise Blocked("barrier", ref)
        m.phase = None
        m.own(ref).attrs.update({"#broken": True, "#inside": _without(attrs["#inside"], m.label)})
        raise broken(m)
    m.own(ref).attrs["#leaving"] = _without(attrs["#leaving"], m.label)
    m.phase = None
    return int(place)


def broken(m: Machine) -> Exception:
    import threading

    return error(m, threading.BrokenBarrierError)


def _abort(m: Machine, ref: Ref) -> None:
    m.touch(ref, None, True)
    m.own(ref).attrs["#broken"] = True


BARRIER = native_class("threading", "Barrier", _make_barrier, {"wait": _wait_barrier, "abort": _abort})
