"""threading.Thread, and what belongs to it."""

from __future__ import annotations

from core.scheduler.calls import call
from core.scheduler.containers import new_list
from core.scheduler.ending import begin, joined, thread_ref
from core.scheduler.machine import Machine
from core.scheduler.objects import DictObject, Function, Instance
from core.scheduler.prelude import TIMER_CANCEL, TIMER_RUN
from core.scheduler.raising import error
from core.scheduler.signals import Blocked, Unsupported
from core.scheduler.store import PROCESS
from core.scheduler.values import Bound, Native, NativeClass, Ref, Value

Args = tuple[Value, ...]
Keywords = dict[str, Value]


def _initialise(m: Machine, thread: Ref, args: Args, kwargs: Keywords) -> None:
    names = ("group", "target", "name", "args", "kwargs")
    given = {**dict(zip(names, args, strict=False)), **kwargs}
    unknown = set(given) - {*names, "daemon"}
    if unknown:
        raise error(m, TypeError, f"Thread.__init__() got an unexpected keyword argument '{min(unknown)}'")
    target = given.get("target")
    count = m.process.attrs["#made"] + 1 if given.get("name") is None else 0
    attrs = m.own(thread).attrs
    attrs["#target"] = target
    attrs["#args"] = _as_tuple(m, given.get("args", ()))
    attrs["#kwargs"] = given.get("kwargs")
    attrs["#state"] = "new"
    daemon = given.get("daemon")
    attrs["#daemon"] = bool(m.get(thread_ref(m, m.label)).attrs["#daemon"] if daemon is None else daemon)
    if count:
        m.touch(PROCESS, "#made", True)
        m.own(PROCESS).attrs["#made"] = count
    attrs["#name"] = given["name"] if not count else f"Thread-{count}{_target_name(m, target)}"


def _as_tuple(m: Machine, args: Value) -> tuple[Value, ...]:
    from core.scheduler.iteration import items_of

    return args if type(args) is tuple else tuple(items_of(m, args))


def _target_name(m: Machine, target: Value) -> str:
    """Since 3.10 the default name tells the target's."""
    if type(target) is Bound:
        target = target[0]
    if type(target) is Ref and isinstance(m.get(target), Function):
        return f" ({m.get(target).code.code.co_name})"
    return f" ({target.name.split('.')[-1]})" if type(target) is Native else ""


def _init(m: Machine, args: Args, kwargs: Keywords) -> Value:
    _initialise(m, args[0], args[1:], kwargs)
    return None


def _start(m: Machine, args: Args, kwargs: Keywords) -> Value:
    thread = args[0]
    if "#state" not in m.get(thread).attrs:
        raise error(m, RuntimeError, "thread.__init__() not called")
    m.touch(thread, "#start", True, always=True)
    m.touch(PROCESS, "#threads", False)
    if m.get(thread).attrs["#state"] != "new":
        raise error(m, RuntimeError, "threads can only be started once")
    m.share(thread)
    m.own(thread).attrs["#state"] = "alive"
    m.settle()
    begin(m, thread)
    return None


def _run(m: Machine, args: Args, kwargs: Keywords) -> Value:
    attrs = m.get(args[0]).attrs
    if attrs["#target"] is None:
        return None
    named = m.get(attrs["#kwargs"]).items if type(attrs["#kwargs"]) is Ref else {}
    return call(m, attrs["#target"], attrs["#args"], dict(named))


def _join(m: Machine, args: Args, kwargs: Keywords) -> Value:
    thread = args[0]
    attrs = m.get(thread).attrs
    if attrs.get("#state", "new") == "new":
        raise error(m, RuntimeError, "cannot join thread before it is started")
    if thread is thread_ref(m, m.label):
        raise error(m, RuntimeError, "cannot join current thread")
    timeout = kwargs.get("timeout", args[1] if len(args) > 1 else None)
    m.touch(thread, "#join", False, always=True)
    if timeout is not None:
        m.touch(thread, "#end", False)
    if m.get(thread).attrs["#state"] == "ended":
        joined(m, thread)
    elif timeout is None:
        raise Blocked("join", thread, ((*thread.owner, thread.number),))
    return None


def _is_alive(m: Machine, args: Args, kwargs: Keywords) -> Value:
    m.touch(args[0], "#end", False)
    return m.get(args[0]).attrs["#state"] == "alive"


def _get_name(m: Machine, args: Args, kwargs: Keywords) -> Value:
    return m.get(args[0]).attrs["#name"]


THREAD = NativeClass(
    "threading",
    "Thread",
    _initialise,
    {
        name: Native(f"Thread.{name}", run)
        for name, run in {
            "__init__": _init,
            "start": _start,
            "run": _run,
            "join": _join,
            "is_alive": _is_alive,
            "getName": _get_name,
        }.items()
    },
)


def _make_timer(m: Machine, thread: Ref, args: Args, kwargs: Keywords) -> None:
    from core.scheduler.sync import EVENT

    names = ("interval", "function", "args", "kwargs")
    given = {**dict(zip(names, args, strict=False)), **kwargs}
    if not {"interval", "function"} <= set(given) <= set(names) or len(args) > len(names):
        raise error(m, TypeError, "Timer.__init__() takes interval, function, args and kwargs")
    _initialise(m, thread, (), {})
    finished = m.new(Instance(EVENT, {"#set": False}))
    plain = _as_tuple(m, given.get("args") or ())
    named = given.get("kwargs") or m.new(DictObject({}))
    m.own(thread).attrs.update(
        {"interval": given["interval"], "function": given["function"], "args": plain, "kwargs": named}
    )
    m.own(thread).attrs["finished"] = finished


def _init_timer(m: Machine, args: Args, kwargs: Keywords) -> Value:
    _make_timer(m, args[0], args[1:], kwargs)
    return None


TIMER = NativeClass(
    "threading",
    "Timer",
    _make_timer,
    {"__init__": Native("Timer.__init__", _init_timer), "run": TIMER_RUN, "cancel": TIMER_CANCEL},
)
TIMER.base = THREAD
_SPECIAL = {"name": "#name", "daemon": "#daemon"}


def own_attribute(m: Machine, ref: Ref, thing: Instance, name: str) -> tuple[Value] | None:
    """Attributes of a Thread that are not methods, and those of a threading.local."""
    if "#all" in thing.attrs:
        items = m.get(local_namespace(m, ref)).items
        return (items[name],) if name in items else None
    if "#state" not in thing.attrs:
        return None
    if name in _SPECIAL:
        m.touch(ref, name, False)
        return (thing.attrs[_SPECIAL[name]],)
    if name in ("ident", "native_id"):
        raise Unsupported("a thread's ident, which differs from run to run")
    return None


def set_own_attribute(m: Machine, ref: Ref, name: str, value: Value) -> bool:
    """``thread.daemon = True``, or any attribute of a threading.local: whether it was set here."""
    attrs = m.get(ref).attrs
    if "#all" in attrs:
        m.own(local_namespace(m, ref)).items[name] = value
        return True
    if "#state" not in attrs:
        return False
    m.own(ref).attrs[_SPECIAL[name]] = value
    return True


def current(m: Machine, args: Args, kwargs: Keywords) -> Value:
    """``threading.current_thread()``."""
    return thread_ref(m, m.label)


def living(m: Machine) -> list[Ref]:
    """The Thread objects of those that have started and not ended.

    It counts as the writing: starts and ends do not care about each other's order, only about being looked at.
    """
    m.touch(PROCESS, "#threads", True)
    found = [thread_ref(m, label) for label in m.process.attrs["#unjoined"]]
    return [ref for ref in found if m.get(ref).attrs["#state"] == "alive"]


def active_count(m: Machine, args: Args, kwargs: Keywords) -> Value:
    return len(living(m))


def enumerate_threads(m: Machine, args: Args, kwargs: Keywords) -> Value:
    return new_list(m, living(m))


def main_thread(m: Machine, args: Args, kwargs: Keywords) -> Value:
    return thread_ref(m, ())


def _local_init(m: Machine, made: Ref, args: Args, kwargs: Keywords) -> None:
    m.own(made).attrs["#all"] = m.new(DictObject({}))


LOCAL = NativeClass("threading", "local", _local_init, {})


def local_namespace(m: Machine, ref: Ref) -> Ref:
    """The dictionary that the running thread has in a ``threading.local``."""
    holder = m.get(ref).attrs["#all"]
    found = m.get(holder).items.get(m.label)
    if found is None:
        found = m.new(DictObject({}))
        m.own(holder).items[m.label] = found
        m.settle()
    assert isinstance(found, Ref)
    return found
