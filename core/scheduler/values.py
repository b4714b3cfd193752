"""The machine's values: what may lie on a stack, in a local variable or in a heap object.

A value is immutable: a host number, string, tuple, type or code object, one of the small classes below, or a `Ref` to
an object in the heap. Because nothing in it can change, a frozen state is a tuple of values and may be shared.
"""

from __future__ import annotations

from typing import Any

Value = Any
Label = tuple[int, ...]
"""Names a thread: () is main, (3,) the thread whose Thread object is main's object number 3."""


class Ref:
    """The name of a heap object: the label of the thread that made it, and a number. One instance per name."""

    __slots__ = ("number", "owner")

    def __init__(self, owner: Label, number: int) -> None:
        self.owner = owner
        self.number = number

    def __repr__(self) -> str:
        return f"<{'.'.join(map(str, self.owner)) or 'main'}#{self.number}>"


_REFS: dict[tuple[Label, int], Ref] = {}


def ref_of(owner: Label, number: int) -> Ref:
    """Refs are compared by identity, which is what makes states cheap to hash: there must be one per name."""
    found = _REFS.get((owner, number))
    if found is None:
        found = _REFS[(owner, number)] = Ref(owner, number)
    return found


def order_of(ref: Ref) -> tuple[Label, int]:
    """A stable order among refs, so that equal heaps are laid out equally."""
    return (ref.owner, ref.number)


class Mark:
    """A value with no content of its own."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"<{self.name}>"


NULL = Mark("null")
"""What CPython pushes beside a callable that is not a method."""
UNBOUND = Mark("unbound")
"""A local variable or cell without a value."""
PUSHED = Mark("pushed")
"""A call has pushed a frame; its result comes when that frame returns."""


class Compound(tuple[Any, ...]):
    """Base of the values made of other values. Equality between kinds is told apart by `exact`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{type(self).__name__}{tuple(self)!r}"


class Bound(Compound):
    """(callable, self): a bound method."""


class RangeIter(Compound):
    """(next, stop, step) of an iterator that only one stack slot can reach."""


class SequenceIter(Compound):
    """(sequence, index): over a tuple, string, bytes or a Ref to a list, held by one stack slot."""


class KeysIter(Compound):
    """(Ref of the container, the items as they were, index): over a dictionary, set or deque, by one stack slot."""


class SliceValue(Compound):
    """(start, stop, step). Host slices cannot be hashed before 3.12."""


class SuperValue(Compound):
    """(class, instance): where an attribute is looked up behind the class."""


class ViewValue(Compound):
    """(Ref of a dictionary, "keys" | "values" | "items")."""


class Wrapped(Compound):
    """("staticmethod" | "classmethod" | "property", getter, setter): a descriptor."""


class Partial(Compound):
    """(callable, args, ((name, value), ...)): functools.partial."""


class Native:
    """A callable of the machine itself: `call(machine, args, kwargs)` gives a value or PUSHED."""

    __slots__ = ("call", "collects", "name")

    def __init__(self, name: str, call: Any, collects: bool = False) -> None:
        self.name = name
        self.call = call
        self.collects = collects
        """Whether it uses up an iterator: given a generator, its items are collected first, step by step."""

    def __repr__(self) -> str:
        return f"<built-in function {self.name}>"


class NativeClass:
    """A class of the machine itself (Lock, Thread, Queue): its instances are heap objects with "#" attributes."""

    __slots__ = ("base", "initialise", "methods", "module", "name")

    def __init__(self, module: str, name: str, initialise: Any, methods: dict[str, Native]) -> None:
        self.module = module
        self.name = name
        self.initialise = initialise
        self.methods = methods
        self.base: NativeClass | None = None

    def find(self, name: str) -> Native | None:
        """A method of this class or of the one that it is based on."""
        cls: NativeClass | None = self
        while cls is not None:
            if name in cls.methods:
                return cls.methods[name]
            cls = cls.base
        return None

    def __repr__(self) -> str:
        return f"<class '{self.module}.{self.name}'>"


class ModuleValue:
    """An imported module as far as the machine knows it."""

    __slots__ = ("attributes", "name")

    def __init__(self, name: str, attributes: dict[str, Any]) -> None:
        self.name = name
        self.attributes = attributes

    def __repr__(self) -> str:
        return f"<module '{self.name}'>"


_COMPOUNDS = (Bound, RangeIter, SequenceIter, KeysIter, SliceValue, SuperValue, ViewValue, Wrapped, Partial)
_DEEP: frozenset[type] = frozenset({float, complex, tuple, frozenset, *_COMPOUNDS})
_CONTAINERS: frozenset[type] = frozenset({tuple, frozenset, *_COMPOUNDS})


def exact(values: Any) -> tuple[Any, ...]:
    """A hashable key under which 1, True and 1.0 (and 0.0 and -0.0, and tuples of them) are different."""
    values = tuple(values)
    types = tuple(map(type, values))
    if _DEEP.isdisjoint(types):
        return (values, types)
    return (values, types, tuple(_deep(value) for value in values))


def _deep(value: Value) -> Any:
    kind = type(value)
    if kind in _CONTAINERS:
        return exact(sorted(value, key=repr) if kind is frozenset else value)
    return repr(value) if kind is float or kind is complex else None


def gather_refs(values: Any, into: set[Ref]) -> None:
    """Add every Ref in these values, however deep in tuples."""
    for value in values:
        kind = type(value)
        if kind is Ref:
            into.add(value)
        elif kind in _CONTAINERS:
            gather_refs(value, into)
