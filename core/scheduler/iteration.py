"""Iterators. Those of a ``for`` loop are values on the stack, replaced at each round."""

from __future__ import annotations

from typing import Any

from core.scheduler.attributes import special_method
from core.scheduler.machine import Machine
from core.scheduler.objects import DequeObject, DictObject, Generator, Instance, Iterator, ListObject, SetObject
from core.scheduler.raising import error, matches
from core.scheduler.signals import Raised, Unsupported
from core.scheduler.values import PUSHED, KeysIter, RangeIter, Ref, SequenceIter, Value, ViewValue


def get_iterator(m: Machine, value: Value) -> Value:
    """``iter(value)`` as a value for one stack slot, or PUSHED while ``__iter__`` of the program runs."""
    kind = type(value)
    if kind is range:
        return RangeIter((value.start, value.stop, value.step))
    if kind in (tuple, str, bytes):
        return SequenceIter((value, 0))
    if kind is frozenset:
        return SequenceIter((tuple(value), 0))
    if kind is Ref:
        return _of_object(m, value)
    if kind is ViewValue:
        return KeysIter((value[0], _keys(m, value[0]), 0, value[1]))
    if kind in (RangeIter, SequenceIter, KeysIter):
        return value
    from core.scheduler.calls import type_name

    raise error(m, TypeError, f"'{type_name(m, value)}' object is not iterable")


def _keys(m: Machine, ref: Ref) -> tuple[Value, ...]:
    m.touch(ref, None, False)
    return tuple(m.get(ref).items)


def _of_object(m: Machine, ref: Ref) -> Value:
    thing = m.get(ref)
    if isinstance(thing, ListObject):
        return SequenceIter((ref, 0))
    if isinstance(thing, DictObject | SetObject | DequeObject):
        return KeysIter((ref, _keys(m, ref), 0, "keys"))
    if isinstance(thing, Generator | Iterator):
        return ref
    from core.scheduler.calls import call, type_name

    method = special_method(m, ref, "__iter__")
    if method is not None:
        return call(m, method, (), {})
    if special_method(m, ref, "__getitem__") is not None:
        from core.scheduler.prelude import SEQUENCE_ITER

        return call(m, SEQUENCE_ITER, (ref,), {})
    raise error(m, TypeError, f"'{type_name(m, ref)}' object is not iterable")


def advance(m: Machine, iterator: Value) -> tuple[Value, Value] | None:
    """(the iterator after it, the next item), or None at the end. Not for generators."""
    kind = type(iterator)
    if kind is RangeIter:
        at, stop, step = iterator
        if at >= stop if step > 0 else at <= stop:
            return None
        return (RangeIter((at + step, stop, step)), at)
    if kind is SequenceIter:
        return _advance_sequence(m, iterator)
    if kind is KeysIter:
        return _advance_keys(m, iterator)
    if kind is Ref and isinstance(m.get(iterator), Iterator):
        m.touch(iterator, None, True)
        found = advance(m, m.get(iterator).state)
        if found is None:
            m.own(iterator).state = SequenceIter(((), 0))
            return None
        m.own(iterator).state = found[0]
        return (iterator, found[1])
    raise Unsupported("this iterator")


def _advance_sequence(m: Machine, iterator: SequenceIter) -> tuple[Value, Value] | None:
    sequence, index = iterator
    items: Any = sequence
    if type(sequence) is Ref:
        m.touch(sequence, None, False)
        items = m.get(sequence).items
    if index >= len(items):
        return None
    return (SequenceIter((sequence, index + 1)), items[index])


def _advance_keys(m: Machine, iterator: KeysIter) -> tuple[Value, Value] | None:
    ref, keys, index, what = iterator
    m.touch(ref, None, False)
    thing = m.get(ref)
    if len(thing.items) != len(keys) and index <= len(keys):
        name = {DictObject: "dictionary changed size", SetObject: "Set changed size"}.get(type(thing), "deque mutated")
        raise error(m, RuntimeError, f"{name} during iteration")
    if index >= len(keys):
        return None
    after = KeysIter((ref, keys, index + 1, what))
    key = keys[index]
    if what == "keys":
        return (after, key)
    if key not in thing.items:
        raise error(m, RuntimeError, "dictionary keys changed during iteration")
    return (after, thing.items[key] if what == "values" else (key, thing.items[key]))


def items_of(m: Machine, value: Value, limit: int = 1_000_000) -> list[Value]:
    """All that iterating over a value gives, within the present instruction."""
    if type(value) in (tuple, str, bytes, range, frozenset):
        if len(value) > limit:
            raise Unsupported(f"more than {limit} items at once")
        return list(value)
    if type(value) is Ref and isinstance(m.get(value), ListObject):
        m.touch(value, None, False)
        return list(m.get(value).items)
    iterator = _iterator_now(m, value)
    items: list[Value] = []
    while (found := next_of(m, iterator)) is not None:
        iterator = found[0]
        items.append(found[1])
        if len(items) > limit:
            raise Unsupported(f"more than {limit} items at once")
    return items


def _iterator_now(m: Machine, value: Value) -> Value:
    if type(value) is Ref and isinstance(m.get(value), Instance):
        from core.scheduler.calls import call_now
        from core.scheduler.prelude import SEQUENCE_ITER

        method = special_method(m, value, "__iter__")
        if method is not None:
            return call_now(m, method, ())
        if special_method(m, value, "__getitem__") is not None:
            return call_now(m, SEQUENCE_ITER, (value,))
    return get_iterator(m, value)


def next_of(m: Machine, iterator: Value) -> tuple[Value, Value] | None:
    """As `advance`, for every kind of iterator, within the present instruction."""
    if type(iterator) is not Ref:
        return advance(m, iterator)
    if isinstance(m.get(iterator), Generator):
        from core.scheduler.generators import next_now

        how, item = next_now(m, iterator)
        return (iterator, item) if how == "yield" else None
    method = special_method(m, iterator, "__next__")
    if method is None:
        return advance(m, iterator)
    from core.scheduler.calls import call_now

    try:
        return (iterator, call_now(m, method, ()))
    except Raised as raised:
        if matches(m, m.get(raised.value).cls, StopIteration):
            return None
        raise


def held(m: Machine, iterator: Value) -> Value:
    """The iterator as a program's variable may hold it: an object of its own."""
    if iterator is PUSHED or type(iterator) is Ref:
        return iterator
    return m.new(Iterator(iterator))
