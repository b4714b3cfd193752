"""Functions made of C functions only: nothing of them can be seen in a traceback.

A hook written in Python would have a frame, and that frame would be printed when KeyboardInterrupt or an error strikes
inside of it. So what the program's threads run is composed without one: `reduce` walks along the steps and "divides"
what it has so far by each; a step is an object without arithmetic of its own, whose class has a C function for
``__rtruediv__`` (as a `staticmethod`, so that it gets the left operand alone); the quotient is what that function
returns. ``pipe(f, g, h)(x)`` is ``h(g(f(x)))``.
"""

from __future__ import annotations

from _functools import partial, reduce  # type: ignore[import-not-found]
from _operator import methodcaller, truediv
from itertools import repeat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def pipe(*functions: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The C function that applies `functions` one after the other."""
    piped: Callable[[Any], Any] = partial(reduce, truediv, tuple(map(_step, functions)))
    return piped


def _step(function: Callable[[Any], Any]) -> object:
    return type("step", (), {"__rtruediv__": staticmethod(function)})()


def first(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The C function that calls ``function(x)`` and then returns `x`: `max` of one item asks for its key."""
    return pipe(partial(repeat, times=1), partial(max, key=function))


def around(noting: Any, function: Callable[[], Any], after: Callable[[Any], Any]) -> Callable[[], Any]:
    """The C function without arguments that takes an item from the endless iterator `noting`, calls `function`, and
    then `after` with its result, which it returns. What `function` raises comes through, and `after` is not called."""
    whole: Callable[[], Any] = partial(pipe(aside(noting), partial(next, iter(function, None)), first(after)), None)
    return whole


def aside(noting: Any) -> Callable[[Any], Any]:
    """The C function that takes one item from the endless iterator `noting` (which notes something by giving it) and
    returns its own argument: `zip` takes that item, then finds its second iterator at an end, so that `next` gives
    its default. (`map` has no memory: the end is found anew each time.)"""
    at_end = map(methodcaller("__next__"), repeat(iter(())))
    noted: Callable[[Any], Any] = partial(next, zip(noting, at_end))
    return noted
