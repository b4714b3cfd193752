"""What the machine cannot do, in the language of the window. Names of Python's own stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from gui.wording import number

translate = QCoreApplication.translate


def construct_words(construct: str) -> str:
    """The construct as `Unsupported` names it, in words."""
    found = _plain().get(construct)
    if found is not None:
        return found
    for pattern, words in _PATTERNS:
        match = re.fullmatch(pattern, construct)
        if match is not None:
            return words(*match.groups())
    return construct


def _plain() -> dict[str, str]:
    return {**_ways_of_python(), **_of_functions(), **_of_built_ins()}


def _ways_of_python() -> dict[str, str]:
    return {
        "the clock, which differs from run to run": translate("Step", "the clock, which differs from run to run"),
        "hash(), which differs from run to run": translate("Step", "hash(), which differs from run to run"),
        "id(), which differs from run to run": translate("Step", "id(), which differs from run to run"),
        "a thread's ident, which differs from run to run": translate(
            "Step", "a thread's ident, which differs from run to run"
        ),
        "the address of an object in its repr": translate("Step", "the address of an object in its repr"),
        "async functions": translate("Step", "async functions"),
        "relative import": translate("Step", "a relative import"),
        "print to a file": translate("Step", "printing to a file"),
        "a metaclass or class keyword": translate("Step", "a metaclass or class keyword"),
        "type() with three arguments": translate("Step", "type() with three arguments"),
        "an object with its own __eq__ or __hash__ as a key": translate(
            "Step", "an object with its own __eq__ or __hash__ as a key"
        ),
        "__str__ or __repr__ that does not give a string": translate(
            "Step", "a __str__ or __repr__ that does not give a string"
        ),
    }


def _of_functions() -> dict[str, str]:
    return {
        "a generator that is dropped where it may catch that": translate(
            "Step", "a generator that is dropped where it may catch that"
        ),
        "closing a generator that may catch it": translate("Step", "closing a generator that may catch it"),
        "a property behind super()": translate("Step", "a property behind super()"),
        "calling what a property gives": translate("Step", "calling what a property gives"),
        "functools.wraps with more than a function": translate("Step", "functools.wraps with more than a function"),
        "repr of a method": translate("Step", "the repr of a method"),
        "this iterator": translate("Step", "this iterator"),
    }


def _of_built_ins() -> dict[str, str]:
    return {
        "shared data touched by a function that a built-in calls": translate(
            "Step", "shared data touched by a function that a built-in calls"
        ),
        "a loop without end within a built-in": translate("Step", "a loop without end within a built-in"),
        "a call within a built-in that does not come back": translate(
            "Step", "a call within a built-in that does not come back"
        ),
        "waiting in a built-in": translate("Step", "waiting within a built-in"),
        "an object made within a built-in": translate("Step", "an object made within a built-in"),
        "an object of the program given to a built-in function": translate(
            "Step", "an object of the program given to a built-in function"
        ),
        "map() with more than two iterables": translate("Step", "map() with more than two iterables"),
    }


def _class_based(what: str) -> str:
    return translate("Step", "a class based on {what}").format(what=what)


def _attribute_set(what: str) -> str:
    return translate("Step", "setting an attribute of {what}").format(what=what)


def _repr_of(what: str) -> str:
    return translate("Step", "the repr of {what}").format(what=what)


def _of_an_object(what: str) -> str:
    return translate("Step", "{what}() of an object").format(what=what)


def _instruction(what: str) -> str:
    return translate("Step", "the instruction {what}").format(what=what)


def _on_a_counter(what: str) -> str:
    return translate("Step", "{what} on a Counter").format(what=what)


def _on_sets(what: str) -> str:
    return translate("Step", "{what} on sets").format(what=what)


def _bits(count: str) -> str:
    return translate("Step", "a number of more than {count} bits").format(count=number(int(count)))


def _output(count: str) -> str:
    return translate("Step", "more than {count} characters of output").format(count=number(int(count)))


def _at_once(count: str) -> str:
    return translate("Step", "more than {count} items at once").format(count=number(int(count)))


def _sequence(count: str) -> str:
    return translate("Step", "a sequence of more than {count} items").format(count=number(int(count)))


def _items(what: str, count: str) -> str:
    return translate("Step", "a {what} of more than {count} items").format(what=what, count=number(int(count)))


def _object(what: str) -> str:
    return translate("Step", "a {what} object").format(what=what)


_PATTERNS: tuple[tuple[str, Callable[..., str]], ...] = (
    (r"a class based on (.+)", _class_based),
    (r"setting an attribute of (.+)", _attribute_set),
    (r"repr of (.+)", _repr_of),
    (r"(\w+)\(\) of an object", _of_an_object),
    (r"instruction (.+)", _instruction),
    (r"(\S+) on a Counter", _on_a_counter),
    (r"(\S+) on sets", _on_sets),
    (r"a number of more than (\d+) bits", _bits),
    (r"more than (\d+) characters of output", _output),
    (r"more than (\d+) items at once", _at_once),
    (r"a sequence of more than (\d+) items", _sequence),
    (r"a (\w+) of more than (\d+) items", _items),
    (r"a (\w+) object", _object),
)
