"""Parts of the library that call back into the program, written in Python and interpreted by the machine itself.

Their instructions are not steps of their own; what they touch is, like anything that others could notice.
"""

from __future__ import annotations

from types import CodeType

from core.scheduler.code import CodeInfo
from core.scheduler.machine import Machine
from core.scheduler.objects import Function
from core.scheduler.values import Native, Value

_SOURCE = """
def bootstrap(thread, report):
    try:
        thread.run()
    except BaseException as raised:
        report(raised)


def wait_for(self, predicate, timeout=None):
    result = predicate()
    while not result:
        woken = self.wait(timeout)
        result = predicate()
        if not woken:
            break
    return result


def timer_run(self):
    self.finished.wait(self.interval)
    if not self.finished.is_set():
        self.function(*self.args, **self.kwargs)
    self.finished.set()


def timer_cancel(self):
    self.finished.set()


def wrap_as(wrapped, wrapper):
    wrapper.__name__ = wrapped.__name__
    wrapper.__qualname__ = wrapped.__qualname__
    wrapper.__doc__ = wrapped.__doc__
    wrapper.__wrapped__ = wrapped
    return wrapper


def sequence_iter(self):
    index = 0
    while True:
        try:
            item = self[index]
        except IndexError:
            return
        yield item
        index += 1


def map_one(function, items):
    for item in items:
        yield function(item)


def map_two(function, items, others):
    for one, other in zip(items, others):
        yield function(one, other)


def filter_one(function, items):
    for item in items:
        if function is None:
            if item:
                yield item
        elif function(item):
            yield item


def enumerate_items(items, start=0):
    for item in items:
        yield start, item
        start += 1


def zip_items(*iterables, strict=False):
    iterators = [iter(one) for one in iterables]
    while iterators:
        together = []
        for iterator in iterators:
            try:
                together.append(next(iterator))
            except StopIteration:
                return
        yield tuple(together)


def reversed_items(items):
    index = len(items) - 1
    while index >= 0:
        yield items[index]
        index -= 1


def next_or(iterator, default):
    try:
        return next(iterator)
    except StopIteration:
        return default


def any_item(items):
    for item in items:
        if item:
            return True
    return False


def all_items(items):
    for item in items:
        if not item:
            return False
    return True


def with_list(function, items, rest, kwargs):
    collected = []
    for item in items:
        collected.append(item)
    return function(collected, *rest, **kwargs)


def call_iter(function, sentinel):
    while True:
        item = function()
        if item == sentinel:
            return
        yield item
"""

_CODES: dict[str, CodeType] = {
    constant.co_name: constant
    for constant in compile(_SOURCE, "<crosstalk>", "exec").co_consts
    if isinstance(constant, CodeType)
}


def code_of(m: Machine, name: str) -> CodeInfo:
    """A prelude function's code, decoded once per machine."""
    return m.decode(_CODES[name], own=True)


def bootstrap(m: Machine) -> CodeInfo:
    """What a thread's first frame executes."""
    return code_of(m, "bootstrap")


def native(name: str, defaults: tuple[Value, ...] = ()) -> Native:
    """A prelude function as a callable of the machine."""

    def run(m: Machine, args: tuple[Value, ...], kwargs: dict[str, Value]) -> Value:
        from core.scheduler.calls import push_function

        fn = Function(code_of(m, name), name)
        fn.defaults = defaults
        if name == "zip_items":
            fn.kwdefaults = (("strict", False),)
        return push_function(m, fn, args, kwargs, None)

    return Native(name, run)


WAIT_FOR = native("wait_for", (None,))
SEQUENCE_ITER = native("sequence_iter")
MAP_ONE = native("map_one")
MAP_TWO = native("map_two")
FILTER_ONE = native("filter_one")
CALL_ITER = native("call_iter")
ENUMERATE = native("enumerate_items", (0,))
ZIP = native("zip_items")
TIMER_RUN = native("timer_run")
TIMER_CANCEL = native("timer_cancel")
WRAP_AS = native("wrap_as")
NEXT_OR = native("next_or")
ANY_ITEM = native("any_item")
ALL_ITEMS = native("all_items")
WITH_LIST = native("with_list")
REVERSED = native("reversed_items")
