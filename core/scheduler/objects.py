"""The objects in the heap. Each can be copied, gives an exact key for interning, and lists the values in it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Any

from core.scheduler.code import CodeInfo
from core.scheduler.values import Ref, Value, exact


class HeapObject:
    """Once interned an object is shared between states and never changed: the machine changes copies.

    `inner` are the refs in it; set when it is interned.
    """

    __slots__ = ("inner",)
    inner: frozenset[Ref]

    def copy(self) -> HeapObject:
        raise NotImplementedError

    def key(self) -> tuple[Any, ...]:
        raise NotImplementedError

    def values(self) -> Iterable[Value]:
        raise NotImplementedError


class Instance(HeapObject):
    """`cls` is a Ref to a Class, a NativeClass or a host exception type; names with "#" are the machine's own."""

    __slots__ = ("attrs", "cls")

    def __init__(self, cls: Value, attrs: dict[str, Value]) -> None:
        self.cls = cls
        self.attrs = attrs

    def copy(self) -> Instance:
        return Instance(self.cls, dict(self.attrs))

    def key(self) -> tuple[Any, ...]:
        return (Instance, self.cls, tuple(self.attrs), exact(self.attrs.values()))

    def values(self) -> Iterable[Value]:
        return (self.cls, *self.attrs.values())


class Namespace(HeapObject):
    """The globals of the program, or the names of a class body that is being executed."""

    __slots__ = ("names",)

    def __init__(self, names: dict[str, Value]) -> None:
        self.names = names

    def copy(self) -> Namespace:
        return Namespace(dict(self.names))

    def key(self) -> tuple[Any, ...]:
        return (Namespace, tuple(self.names), exact(self.names.values()))

    def values(self) -> Iterable[Value]:
        return self.names.values()


class ListObject(HeapObject):
    __slots__ = ("items",)

    def __init__(self, items: list[Value]) -> None:
        self.items = items

    def copy(self) -> ListObject:
        return ListObject(self.items.copy())

    def key(self) -> tuple[Any, ...]:
        return (ListObject, exact(self.items))

    def values(self) -> Iterable[Value]:
        return self.items


class DequeObject(HeapObject):
    __slots__ = ("items",)

    def __init__(self, items: deque[Value]) -> None:
        self.items = items

    def copy(self) -> DequeObject:
        return DequeObject(self.items.copy())

    def key(self) -> tuple[Any, ...]:
        return (DequeObject, self.items.maxlen, exact(self.items))

    def values(self) -> Iterable[Value]:
        return self.items


class DictObject(HeapObject):
    """`default` is the factory of a defaultdict, "Counter", or None for a plain dictionary."""

    __slots__ = ("default", "items")

    def __init__(self, items: dict[Value, Value], default: Value = None) -> None:
        self.items = items
        self.default = default

    def copy(self) -> DictObject:
        return DictObject(self.items.copy(), self.default)

    def key(self) -> tuple[Any, ...]:
        return (DictObject, self.default, exact(self.items), exact(self.items.values()))

    def values(self) -> Iterable[Value]:
        return (self.default, *self.items, *self.items.values())


class SetObject(HeapObject):
    """The order in which a host set iterates depends on hashes of strings, so a dictionary keeps insertion order."""

    __slots__ = ("items",)

    def __init__(self, items: dict[Value, None]) -> None:
        self.items = items

    def copy(self) -> SetObject:
        return SetObject(self.items.copy())

    def key(self) -> tuple[Any, ...]:
        return (SetObject, exact(self.items))

    def values(self) -> Iterable[Value]:
        return self.items


class Cell(HeapObject):
    __slots__ = ("value",)

    def __init__(self, value: Value) -> None:
        self.value = value

    def copy(self) -> Cell:
        return Cell(self.value)

    def key(self) -> tuple[Any, ...]:
        return (Cell, exact((self.value,)))

    def values(self) -> Iterable[Value]:
        return (self.value,)


class Function(HeapObject):
    """`defaults` is a tuple, `kwdefaults` a tuple of pairs, `closure` a tuple of Refs to cells."""

    __slots__ = ("attrs", "closure", "code", "defaults", "kwdefaults", "qualname")

    def __init__(self, code: CodeInfo, qualname: str) -> None:
        self.code = code
        self.qualname = qualname
        self.defaults: tuple[Value, ...] = ()
        self.kwdefaults: tuple[tuple[str, Value], ...] = ()
        self.closure: tuple[Ref, ...] = ()
        self.attrs: dict[str, Value] = {}

    def copy(self) -> Function:
        twin = Function(self.code, self.qualname)
        twin.defaults, twin.kwdefaults, twin.closure = self.defaults, self.kwdefaults, self.closure
        twin.attrs = dict(self.attrs)
        return twin

    def key(self) -> tuple[Any, ...]:
        rest = exact((self.defaults, self.kwdefaults, self.closure, *self.attrs.values()))
        return (Function, self.code, self.qualname, tuple(self.attrs), rest)

    def values(self) -> Iterable[Value]:
        return (self.defaults, self.kwdefaults, self.closure, *self.attrs.values())


class Class(HeapObject):
    """`mro` starts behind the class itself: Refs, NativeClasses and host types, ending with object."""

    __slots__ = ("attrs", "bases", "mro", "name")

    def __init__(self, name: str, bases: tuple[Value, ...], mro: tuple[Value, ...], attrs: dict[str, Value]) -> None:
        self.name = name
        self.bases = bases
        self.mro = mro
        self.attrs = attrs

    def copy(self) -> Class:
        return Class(self.name, self.bases, self.mro, dict(self.attrs))

    def key(self) -> tuple[Any, ...]:
        return (Class, self.name, self.bases, self.mro, tuple(self.attrs), exact(self.attrs.values()))

    def values(self) -> Iterable[Value]:
        return (*self.bases, *self.mro, *self.attrs.values())


class Generator(HeapObject):
    """A suspended frame (None when it is running or has ended)."""

    __slots__ = ("frame", "state")

    def __init__(self, frame: Any, state: str) -> None:
        self.frame = frame
        self.state = state

    def copy(self) -> Generator:
        return Generator(self.frame, self.state)

    def key(self) -> tuple[Any, ...]:
        return (Generator, self.frame, self.state)

    def values(self) -> Iterable[Value]:
        return self.frame.values() if self.frame is not None else ()

    @property
    def may_catch(self) -> bool:
        """Whether it stands where an exception, such as the one that closes it, would be noticed."""
        frame = self.frame
        if frame is None or self.state != "suspended":
            return False
        handler = frame.info.handler_for(frame.pc - 1)
        # From 3.12 on all generators have one that deals with a StopIteration.
        return handler is not None and frame.info.instructions[handler[0]].name != "CALL_INTRINSIC_1"


class Iterator(HeapObject):
    """An iterator that a program holds in a variable: the value that a stack slot would hold, kept in the heap."""

    __slots__ = ("state",)

    def __init__(self, state: Value) -> None:
        self.state = state

    def copy(self) -> Iterator:
        return Iterator(self.state)

    def key(self) -> tuple[Any, ...]:
        return (Iterator, exact((self.state,)))

    def values(self) -> Iterable[Value]:
        return (self.state,)
