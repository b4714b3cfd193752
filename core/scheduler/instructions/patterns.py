"""The instructions of ``match``."""

from __future__ import annotations

from typing import Any

from core.scheduler.attributes import class_attribute, has_attribute, type_of
from core.scheduler.builtin_functions import is_instance
from core.scheduler.containers import length
from core.scheduler.machine import Machine
from core.scheduler.memory import Frame
from core.scheduler.objects import DequeObject, DictObject, ListObject
from core.scheduler.raising import error
from core.scheduler.values import Ref

_SELF_MATCHED = (bool, bytes, float, frozenset, int, str, tuple, list, dict, set)


def get_len(m: Machine, frame: Frame, operand: Any) -> None:
    frame.stack.append(length(m, frame.stack[-1]))


def match_sequence(m: Machine, frame: Frame, operand: Any) -> None:
    value = frame.stack[-1]
    is_list = type(value) is Ref and isinstance(m.get(value), ListObject | DequeObject)
    frame.stack.append(is_list or type(value) in (tuple, range))


def match_mapping(m: Machine, frame: Frame, operand: Any) -> None:
    value = frame.stack[-1]
    frame.stack.append(type(value) is Ref and isinstance(m.get(value), DictObject))


def match_keys(m: Machine, frame: Frame, operand: Any) -> None:
    keys, subject = frame.stack[-1], frame.stack[-2]
    m.touch(subject, None, False)
    items = m.get(subject).items
    frame.stack.append(tuple(items[key] for key in keys) if all(key in items for key in keys) else None)


def match_class(m: Machine, frame: Frame, operand: int) -> None:
    subject, cls, names = frame.stack[-3:]
    matched = _matched(m, subject, cls, names, operand) if is_instance(m, subject, cls) else None
    del frame.stack[-3:]
    frame.stack.append(matched)


def _matched(m: Machine, subject: Any, cls: Any, names: tuple[str, ...], count: int) -> tuple[Any, ...] | None:
    values: list[Any] = []
    if count:
        by_place = class_attribute(m, cls, "__match_args__")
        if by_place is None:
            if count == 1 and (cls in _SELF_MATCHED or type_of(m, subject) in _SELF_MATCHED):
                values.append(subject)
                by_place = ()
                count = 0
            else:
                raise error(m, TypeError, f"{cls!r} accepts 0 positional sub-patterns ({count} given)")
        names = (*by_place[:count], *names)
    for name in names:
        there, value = has_attribute(m, subject, name)
        if not there:
            return None
        values.append(value)
    return tuple(values)
