"""The modules that a program may import, as far as the machine knows them."""

from __future__ import annotations

import math
import queue as host_queue
import random as host_random
import threading as host_threading
from collections import deque
from typing import Any

from core.scheduler import queues, sync, threads
from core.scheduler.builtin_functions import write_out
from core.scheduler.container_methods import counted
from core.scheduler.containers import new_list
from core.scheduler.iteration import items_of
from core.scheduler.machine import Machine
from core.scheduler.methods import from_host, to_host
from core.scheduler.objects import DequeObject, DictObject, Instance
from core.scheduler.prelude import WRAP_AS
from core.scheduler.raising import host
from core.scheduler.signals import Unsupported
from core.scheduler.store import PROCESS
from core.scheduler.values import ModuleValue, Native, NativeClass, Partial, Ref, Value

Args = tuple[Value, ...]
Keywords = dict[str, Value]
SEED = 0
"""What the random numbers of a program that seeds nothing start from, here and in a replay on real threads."""


def _deque(m: Machine, ref: Ref, args: Args, kwargs: Keywords) -> Value:
    bound = kwargs.get("maxlen", args[1] if len(args) > 1 else None)
    return m.new(DequeObject(deque(items_of(m, args[0]) if args else (), bound)))


def _defaultdict(m: Machine, ref: Ref, args: Args, kwargs: Keywords) -> Value:
    items = dict(m.get(args[1]).items) if len(args) > 1 else {}
    return m.new(DictObject({**items, **kwargs}, args[0] if args else None))


def _counter(m: Machine, ref: Ref, args: Args, kwargs: Keywords) -> Value:
    return m.new(DictObject(counted(m, {}, args[0] if args else (), kwargs), "Counter"))


DEQUE = NativeClass("collections", "deque", _deque, {})
DEFAULTDICT = NativeClass("collections", "defaultdict", _defaultdict, {})
COUNTER = NativeClass("collections", "Counter", _counter, {})


def dict_type(thing: DictObject) -> Value:
    """What ``type()`` says of a dictionary."""
    if thing.default is None:
        return dict
    return COUNTER if thing.default == "Counter" else DEFAULTDICT


def _sleep(m: Machine, args: Args, kwargs: Keywords) -> Value:
    return None


def _clock(m: Machine, args: Args, kwargs: Keywords) -> Value:
    raise Unsupported("the clock, which differs from run to run")


def _partial(m: Machine, args: Args, kwargs: Keywords) -> Value:
    return Partial((args[0], args[1:], tuple(kwargs.items())))


def _wraps(m: Machine, args: Args, kwargs: Keywords) -> Value:
    if len(args) > 1 or kwargs:
        raise Unsupported("functools.wraps with more than a function")
    return Partial((WRAP_AS, args, ()))


def _write(m: Machine, args: Args, kwargs: Keywords) -> Value:
    write_out(m, args[0])
    return len(args[0])


def _nothing(m: Machine, args: Args, kwargs: Keywords) -> Value:
    return None


def _exit(m: Machine, args: Args, kwargs: Keywords) -> Value:
    from core.scheduler.raising import error

    raise error(m, SystemExit, *args)


def _hosted(module: Any, *names: str) -> dict[str, Value]:
    """Functions of plain values that the host does by itself."""

    def one(name: str) -> Native:
        fn = getattr(module, name)
        return Native(name, lambda m, args, kwargs: from_host(m, host(m, fn, *(to_host(m, arg) for arg in args))))

    return {name: one(name) for name in names}


def _drawn(name: str) -> Native:
    """A function of `random`: the generator's state is shared, and goes on from the last number drawn."""

    def run(m: Machine, args: Args, kwargs: Keywords) -> Value:
        m.touch(PROCESS, "#random", True)
        process = m.own(PROCESS)
        state = process.attrs["#random"]
        generator = host_random.Random(SEED) if state is None else host_random.Random()
        if state is not None:
            generator.setstate(state)
        places = list(range(len(items_of(m, args[0])))) if name in ("choice", "shuffle", "sample") else []
        result = _draw(m, generator, name, args, kwargs, places)
        process.attrs["#random"] = generator.getstate()
        return result

    return Native(f"random.{name}", run)


def _draw(
    m: Machine, generator: host_random.Random, name: str, args: Args, kwargs: Keywords, places: list[int]
) -> Value:
    if name == "choice":
        return items_of(m, args[0])[host(m, generator.choice, places)]
    if name == "sample":
        items = items_of(m, args[0])
        return new_list(m, [items[i] for i in host(m, generator.sample, places, *args[1:], **kwargs)])
    if name == "shuffle":
        items = items_of(m, args[0])
        generator.shuffle(places)
        m.touch(args[0], None, True)
        m.own(args[0]).items[:] = [items[i] for i in places]
        return None
    return host(m, getattr(generator, name), *args, **kwargs)


_RANDOM = ("random", "randint", "randrange", "uniform", "choice", "shuffle", "sample", "seed", "gauss", "expovariate")


def _module(name: str, **attributes: Value) -> ModuleValue:
    return ModuleValue(name, attributes)


_TYPES = (
    *("Any", "Callable", "ClassVar", "Dict", "Final", "Generator", "Iterable", "Iterator", "List", "Mapping"),
    *("NoReturn", "Optional", "Sequence", "Set", "Tuple", "Type", "Union"),
)
"""Names that only annotations use: any type does, since it may be subscripted and joined with others."""
_STDOUT = _module("sys.stdout", write=Native("write", _write), flush=Native("flush", _nothing))
_MODULES: dict[str, ModuleValue] = {
    "threading": _module(
        "threading",
        Thread=threads.THREAD,
        Timer=threads.TIMER,
        active_count=Native("active_count", threads.active_count),
        enumerate=Native("enumerate", threads.enumerate_threads),
        Lock=sync.LOCK,
        RLock=sync.RLOCK,
        Condition=sync.CONDITION,
        Event=sync.EVENT,
        Semaphore=sync.SEMAPHORE,
        BoundedSemaphore=sync.BOUNDED,
        Barrier=sync.BARRIER,
        BrokenBarrierError=host_threading.BrokenBarrierError,
        ThreadError=RuntimeError,
        local=threads.LOCAL,
        current_thread=Native("current_thread", threads.current),
        main_thread=Native("main_thread", threads.main_thread),
    ),
    "queue": _module(
        "queue",
        Queue=queues.QUEUE,
        LifoQueue=queues.LIFO,
        PriorityQueue=queues.PRIORITY,
        SimpleQueue=queues.SIMPLE,
        Empty=host_queue.Empty,
        Full=host_queue.Full,
    ),
    "time": _module(
        "time",
        sleep=Native("sleep", _sleep),
        **{name: Native(name, _clock) for name in ("time", "monotonic", "perf_counter")},
    ),
    "random": _module("random", **{name: _drawn(name) for name in _RANDOM}),
    "collections": _module("collections", deque=DEQUE, defaultdict=DEFAULTDICT, Counter=COUNTER),
    "functools": _module("functools", partial=Native("partial", _partial), wraps=Native("wraps", _wraps)),
    "typing": _module("typing", TYPE_CHECKING=False, **dict.fromkeys(_TYPES, object)),
    "collections.abc": _module("collections.abc", **dict.fromkeys(_TYPES, object)),
    "math": _module(
        "math",
        pi=math.pi,
        inf=math.inf,
        **_hosted(math, "sqrt", "floor", "ceil", "gcd", "factorial", "log", "sin", "cos", "isqrt", "comb"),
    ),
    "sys": _module(
        "sys",
        stdout=_STDOUT,
        exit=Native("exit", _exit),
        setswitchinterval=Native("setswitchinterval", _nothing),
    ),
    "__future__": _module("__future__", annotations=None),
}


def module(name: str) -> ModuleValue:
    """An imported module. Raises Unsupported for one that the machine does not know."""
    if name not in _MODULES:
        raise Unsupported(f"import {name}")
    return _MODULES[name]


__all__ = ["DEQUE", "Instance", "dict_type", "module"]
