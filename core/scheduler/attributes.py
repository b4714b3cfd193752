"""Attributes: where they are found, and what reading, setting and deleting them does."""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

from core.scheduler.machine import Machine
from core.scheduler.objects import (
    Cell,
    Class,
    DequeObject,
    DictObject,
    Function,
    Generator,
    Instance,
    Iterator,
    ListObject,
    Namespace,
    SetObject,
)
from core.scheduler.raising import error, host
from core.scheduler.signals import Unsupported
from core.scheduler.values import (
    PUSHED,
    Bound,
    ModuleValue,
    Native,
    NativeClass,
    Partial,
    Ref,
    SuperValue,
    Value,
    ViewValue,
    Wrapped,
)

_MISSING: Any = object()
_HOST_TYPES: dict[type, Any] = {ListObject: list, SetObject: set, Cell: object, Namespace: dict}


def type_of(m: Machine, value: Value) -> Value:
    """What ``type(value)`` is: a Ref to a class, a NativeClass or a host type."""
    kind = type(value)
    if kind is not Ref:
        if kind in (Native, NativeClass, Bound):
            return {Native: type(len), NativeClass: type, Bound: type(_MISSING.__init__)}[kind]
        if kind is ViewValue:
            return {"keys": type({}.keys()), "values": type({}.values()), "items": type({}.items())}[value[1]]
        return kind
    thing = m.get(value)
    if isinstance(thing, Instance):
        return thing.cls
    if isinstance(thing, DictObject):
        from core.scheduler.modules import dict_type

        return dict_type(thing)
    if isinstance(thing, DequeObject):
        from core.scheduler.modules import DEQUE

        return DEQUE
    if isinstance(thing, Class):
        return type
    if isinstance(thing, Function):
        return type(type_of)
    if isinstance(thing, Generator):
        return type(_ for _ in ())
    if isinstance(thing, Iterator):
        return type(iter([]))
    return _HOST_TYPES[type(thing)]


def class_attribute(m: Machine, cls: Value, name: str) -> Value:
    """What a class (not an instance) has under a name, or None. Functions come unbound, descriptors as Wrapped."""
    found = _lookup(m, cls, name)
    return None if found is _MISSING else found


def _lookup(m: Machine, cls: Value, name: str) -> Value:
    if type(cls) is Ref:
        thing = m.get(cls)
        for place, one in ((cls, thing), *((base, None) for base in thing.mro)):
            if type(place) is Ref:
                owner = one or m.get(place)
                m.touch(place, name, False)
                if name in owner.attrs:
                    return owner.attrs[name]
            else:
                found = _lookup(m, place, name)
                if found is not _MISSING:
                    return found
        return _MISSING
    if type(cls) is NativeClass:
        return cls.find(name) or _MISSING
    if isinstance(cls, type) and issubclass(cls, BaseException):
        from core.scheduler.builtin_types import EXCEPTION_METHODS

        return EXCEPTION_METHODS.get(name, _MISSING)
    return _MISSING


def get_attribute(m: Machine, value: Value, name: str) -> Value:
    """``value.name``; PUSHED when a property's function of the program has to run first."""
    found = find_attribute(m, value, name)
    if found is _MISSING:
        raise error(m, AttributeError, _no_attribute(m, value, name))
    return found


def has_attribute(m: Machine, value: Value, name: str) -> Value:
    """The attribute, or None as (False, None): (whether it is there, its value)."""
    found = find_attribute(m, value, name)
    return (found is not _MISSING, found)


def _no_attribute(m: Machine, value: Value, name: str) -> str:
    from core.scheduler.calls import type_name

    if type(value) is ModuleValue:
        raise Unsupported(f"{value.name}.{name}")
    if type(value) is Ref and isinstance(m.get(value), Instance):
        _refuse_unknown(m, m.get(value).cls, name)
    if type(value) is Ref and isinstance(m.get(value), Class):
        return f"type object '{m.get(value).name}' has no attribute '{name}'"
    return f"'{type_name(m, value)}' object has no attribute '{name}'"


def _refuse_unknown(m: Machine, cls: Value, name: str) -> None:
    """What the library's own class has and the machine does not know is no mistake of the program."""
    bases = m.get(cls).mro if type(cls) is Ref else (cls,)
    for base in bases:
        if type(base) is NativeClass and (
            hasattr(getattr(sys.modules[base.module], base.name), name) or name in _own_names(base)
        ):
            raise Unsupported(f"{base.name}.{name}")


@cache
def _own_names(cls: NativeClass) -> frozenset[str]:
    """What instances of the library's own class have besides what the class has."""
    arguments = {"Barrier": (1,), "Timer": (0, print)}.get(cls.name, ())
    made = getattr(sys.modules[cls.module], cls.name)(*arguments)
    return frozenset(getattr(made, "__dict__", ()))


def find_attribute(m: Machine, value: Value, name: str) -> Value:
    kind = type(value)
    if kind is Ref:
        return _of_object(m, value, name)
    if kind is ModuleValue:
        return value.attributes.get(name, _MISSING)
    if kind is SuperValue:
        return _of_super(m, value, name)
    if kind is NativeClass:
        if name in ("__name__", "__qualname__"):
            return value.name
        return value.find(name) or _MISSING
    if kind is Wrapped and name == "setter":
        return Bound((_SETTER, value))
    if kind is Partial:
        return {"func": value[0], "args": value[1]}.get(name, _MISSING)
    if kind in (Native, Bound):
        if name in ("__name__", "__qualname__"):
            return value.name if kind is Native else get_attribute(m, value[0], name)
        if name == "__self__" and kind is Bound:
            return value[1]
        return _MISSING
    from core.scheduler.methods import host_attribute

    found = host_attribute(m, value, name)
    return _MISSING if found is None else found[0]


def _of_object(m: Machine, ref: Ref, name: str) -> Value:
    thing = m.get(ref)
    if isinstance(thing, Instance):
        return _of_instance(m, ref, thing, name)
    if isinstance(thing, Class):
        return _of_class(m, ref, thing, name)
    if isinstance(thing, Function):
        m.touch(ref, name, False)
        if name in ("__name__", "__qualname__") and name not in thing.attrs:
            return thing.code.code.co_name if name == "__name__" else thing.qualname
        return thing.attrs.get(name, None if name == "__doc__" else _MISSING)
    from core.scheduler.methods import container_method

    method = container_method(m, thing, name)
    return _MISSING if method is None else Bound((method, ref))


def _of_instance(m: Machine, ref: Ref, thing: Instance, name: str) -> Value:
    found = _lookup(m, thing.cls, name)
    if type(found) is Wrapped and found[0] == "property":
        return _get_property(m, found, ref)
    if name == "__class__":
        return thing.cls
    if type(thing.cls) is not Ref or "#state" in thing.attrs or "#all" in thing.attrs:
        from core.scheduler.threads import own_attribute

        held = own_attribute(m, ref, thing, name)
        if held is not None:
            return held[0]
    m.touch(ref, name, False)
    if name in thing.attrs:
        return thing.attrs[name]
    if found is not _MISSING:
        return bind_method(m, found, ref, thing.cls)
    if name == "__dict__":
        raise Unsupported("__dict__")
    if _is_exception(m, thing.cls):
        from core.scheduler.builtin_types import exception_attribute

        found = exception_attribute(m, thing, name)
        if found is not None:
            return found[0]
    hook = _lookup(m, thing.cls, "__getattr__")
    if hook is not _MISSING:
        from core.scheduler.calls import call

        return call(m, hook, (ref, name), {})
    return _MISSING


def _is_exception(m: Machine, cls: Value) -> bool:
    from core.scheduler.raising import is_exception_class

    return is_exception_class(m, cls)


def _get_property(m: Machine, found: Wrapped, ref: Ref) -> Value:
    from core.scheduler.calls import call_now

    return call_now(m, found[1], (ref,))


def bind_method(m: Machine, found: Value, instance: Value, cls: Value) -> Value:
    """What reading a class's attribute through an instance gives."""
    if type(found) is Wrapped:
        return found[1] if found[0] == "staticmethod" else Bound((found[1], cls))
    if type(found) is Native or (type(found) is Ref and isinstance(m.get(found), Function)):
        return Bound((found, instance))
    return found


def _of_class(m: Machine, ref: Ref, thing: Class, name: str) -> Value:
    if name in ("__name__", "__qualname__"):
        return thing.name
    if name == "__mro__":
        return (ref, *thing.mro)
    if name == "__bases__":
        return thing.bases
    found = _lookup(m, ref, name)
    if type(found) is Wrapped and found[0] != "property":
        return found[1] if found[0] == "staticmethod" else Bound((found[1], ref))
    return found


def _of_super(m: Machine, value: SuperValue, name: str) -> Value:
    start, instance = value
    cls = type_of(m, instance)
    if cls is type:
        cls = instance
    order = (cls, *m.get(cls).mro)
    for place in order[order.index(start) + 1 :]:
        if type(place) is Ref:
            m.touch(place, name, False)
            if name not in m.get(place).attrs:
                continue
            found = m.get(place).attrs[name]
        else:
            found = _lookup(m, place, name)
            if found is _MISSING and place is object and name == "__init__":
                found = OBJECT_INIT
            if found is _MISSING:
                continue
        if type(found) is Wrapped and found[0] == "property":
            return _get_property(m, found, instance)
        return bind_method(m, found, instance, cls)
    return _MISSING


def _with_setter(m: Machine, args: tuple[Value, ...], kwargs: dict[str, Value]) -> Value:
    return Wrapped(("property", args[0][1], args[1]))


_SETTER = Native("property.setter", _with_setter)
OBJECT_INIT = Native("object.__init__", lambda m, args, kwargs: None)


def set_attribute(m: Machine, target: Value, name: str, value: Value) -> Value:
    """``target.name = value``; PUSHED when a property's setter of the program runs."""
    if type(target) is not Ref:
        if type(target) in (ModuleValue, NativeClass) or isinstance(target, type):
            raise Unsupported(f"setting an attribute of {target!r}")
        return host(m, setattr, target, name, value)
    thing = m.get(target)
    if isinstance(thing, Instance):
        found = _lookup(m, thing.cls, name)
        if type(found) is Wrapped and found[0] == "property":
            if found[2] is None:
                raise error(m, AttributeError, f"property '{name}' of '{_class_name(m, thing)}' object has no setter")
            from core.scheduler.calls import call

            return call(m, found[2], (target, value), {}, ("discard",))
        if type(thing.cls) is Ref and _lookup(m, thing.cls, "__setattr__") is not _MISSING:
            raise Unsupported("__setattr__")
    if not isinstance(thing, Instance | Class | Function):
        raise error(m, AttributeError, _no_attribute(m, target, name))
    m.touch(target, name, True)
    _set_special(m, target, thing, name, value)
    return None


def _set_special(m: Machine, target: Ref, thing: Instance | Class | Function, name: str, value: Value) -> None:
    if isinstance(thing, Instance) and (name in ("name", "daemon") or "#all" in thing.attrs):
        from core.scheduler.threads import set_own_attribute

        if set_own_attribute(m, target, name, value):
            return
    m.own(target).attrs[name] = value


def delete_attribute(m: Machine, target: Value, name: str) -> None:
    """``del target.name``."""
    m.touch(target, name, True)
    thing = m.own(target)
    if not isinstance(thing, Instance | Class) or name not in thing.attrs:
        raise error(m, AttributeError, _no_attribute(m, target, name))
    del thing.attrs[name]


def _class_name(m: Machine, thing: Instance) -> str:
    return str(m.get(thing.cls).name if type(thing.cls) is Ref else thing.cls)


def special_method(m: Machine, value: Value, name: str) -> Value:
    """A method like ``__add__`` that the program's own class of this object defines, bound; else None."""
    if type(value) is not Ref:
        return None
    thing = m.get(value)
    if not isinstance(thing, Instance):
        return None
    found = _lookup(m, thing.cls, name)
    return None if found is _MISSING else bind_method(m, found, value, thing.cls)


__all__ = ["PUSHED", "bind_method", "class_attribute", "get_attribute", "set_attribute", "special_method", "type_of"]
