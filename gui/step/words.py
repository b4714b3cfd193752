"""What an instruction does, in plain words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from core.scheduler.rows import Row
from gui.step.names import thread_title
from gui.wording import MINUS

translate = QCoreApplication.translate


def row_words(row: Row, is_done: bool, is_next: bool) -> str:
    """A few words. What lies ahead of the next step has no values yet: others may change them before."""
    for prefixes, words in _WORDS:
        if row.name.startswith(prefixes):
            found = words(row, is_done, is_next)
            if found:
                return found
    return translate("Step", "do {instruction}").format(instruction=row.name.lower().replace("_", " "))


def short_value(text: str) -> str:
    """A value in a row, with a true minus sign, not too long."""
    text = MINUS + text[1:] if text[:1] == "-" and text[1:2].isdigit() else text
    return text if len(text) <= 18 else f"{text[:17]}…"


def _name(row: Row) -> str:
    """The name in an argument: ``NULL + plus`` and ``plus + NULL`` are ``plus``."""
    parts = [part for part in row.argument.split(" + ") if part and not part.startswith("NULL")]
    return parts[0] if parts else row.argument


def _load(row: Row, is_done: bool, is_next: bool) -> str:
    name = _name(row)
    if row.shared and is_done and row.result:
        return translate("Step", "read {name}: got {value}").format(name=name, value=short_value(row.result))
    if row.shared:
        return translate("Step", "read {name}").format(name=name)
    return translate("Step", "take {name}").format(name=name)


def _constant(row: Row, is_done: bool, is_next: bool) -> str:
    return translate("Step", "take the value {value}").format(value=short_value(row.argument))


def _store(row: Row, is_done: bool, is_next: bool) -> str:
    value = short_value(row.operands[-1]) if row.operands else ""
    name = _name(row)
    if value and (is_done or is_next):
        return translate("Step", "write {value} into {name}").format(value=value, name=name)
    return translate("Step", "write into {name}").format(name=name)


_SIGNS = {"-": MINUS, "*": "×"}


def _operation(row: Row, is_done: bool, is_next: bool) -> str:
    sign = row.argument.rstrip("=") or row.argument
    verb = {"+": translate("Step", "add"), "-": translate("Step", "subtract"), "*": translate("Step", "multiply")}.get(
        sign, translate("Step", "compute {sign}").format(sign=sign)
    )
    if not (is_done or is_next) or len(row.operands) < 2 or not all(row.operands[-2:]):
        return verb
    left, right = (short_value(one) for one in row.operands[-2:])
    sum_ = f"{left} {_SIGNS.get(sign, sign)} {right}"
    if is_done and row.result:
        sum_ = f"{sum_} = {short_value(row.result)}"
    return translate("Step", "{verb}: {sum}").format(verb=verb, sum=sum_)


def _compare(row: Row, is_done: bool, is_next: bool) -> str:
    sign = row.argument.removeprefix("bool(").rstrip(")")
    if not (is_done or is_next) or len(row.operands) < 2:
        return translate("Step", "compare")
    left, right = (short_value(one) for one in row.operands[-2:])
    words = translate("Step", "compare: {left} {sign} {right}").format(left=left, sign=sign, right=right)
    return f"{words} → {row.result}" if is_done and row.result else words


def _round(row: Row, is_done: bool, is_next: bool) -> str:
    if not (is_done or is_next):
        return translate("Step", "next round")
    if row.result:
        return translate("Step", "next round: {value}").format(value=short_value(row.result))
    return translate("Step", "no round left") if is_done else translate("Step", "next round?")


def _call(row: Row, is_done: bool, is_next: bool) -> str:
    cls, _, method = row.callee.rpartition(".")
    on = thread_title(row.on)
    template = _calls(cls).get(method) if cls or method in ("print", "sleep", "with") else None
    if template is None:
        called = row.callee or translate("Step", "a function")
        return translate("Step", "call {name}").format(name=called)
    value = short_value(row.operands[-1]) if row.operands else ""
    words = template.format(on=on, value=value if is_done or is_next else "").rstrip()
    if not row.operands and not is_done and "{value}" in template:
        words = template.format(on=on, value="…")
    asks = method in ("empty", "full", "qsize", "is_set", "is_alive", "locked")
    return f"{words} → {row.result}" if asks and is_done and row.result else words


def _calls(cls: str) -> dict[str, str]:
    """By method. {on} is the object, {value} the argument."""
    if cls == "Thread":
        return {
            "start": translate("Step", "start {on}"),
            "join": translate("Step", "wait for {on}"),
            "is_alive": translate("Step", "is {on} alive?"),
        }
    if cls.endswith("Queue"):
        return {
            "put": translate("Step", "put {value} into {on}"),
            "put_nowait": translate("Step", "put {value} into {on}"),
            "get": translate("Step", "get from {on}"),
            "get_nowait": translate("Step", "get from {on}"),
            "qsize": translate("Step", "how many in {on}?"),
            "empty": translate("Step", "is {on} empty?"),
            "full": translate("Step", "is {on} full?"),
            "task_done": translate("Step", "report a task of {on} done"),
            "join": translate("Step", "wait for the tasks of {on}"),
        }
    return {
        "acquire": translate("Step", "take {on}"),
        "with": translate("Step", "take {on}"),
        "__enter__": translate("Step", "take {on}"),
        "release": translate("Step", "give {on} back"),
        "__exit__": translate("Step", "give {on} back"),
        "wait": translate("Step", "wait for {on}"),
        "notify": translate("Step", "wake one at {on}"),
        "notify_all": translate("Step", "wake all at {on}"),
        "set": translate("Step", "set {on}"),
        "clear": translate("Step", "clear {on}"),
        "is_set": translate("Step", "is {on} set?"),
        "locked": translate("Step", "is {on} taken?"),
        "print": translate("Step", "print {value}"),
        "sleep": translate("Step", "sleep: others may go"),
    }


def _jump(row: Row, is_done: bool, is_next: bool) -> str:
    return translate("Step", "back to the start of the loop")


def _branch(row: Row, is_done: bool, is_next: bool) -> str:
    return translate("Step", "choose the branch")


def _return(row: Row, is_done: bool, is_next: bool) -> str:
    value = row.argument or (row.operands[-1] if row.operands else "")
    if value and value != "None" and (is_done or is_next):
        return translate("Step", "return {value}").format(value=short_value(value))
    return translate("Step", "return")


def _import(row: Row, is_done: bool, is_next: bool) -> str:
    return translate("Step", "import {name}").format(name=_name(row))


_Words = Callable[[Row, bool, bool], str]
_WORDS: tuple[tuple[tuple[str, ...], _Words], ...] = (
    (("LOAD_CONST",), _constant),
    (("LOAD_",), _load),
    (("STORE_SUBSCR", "STORE_SLICE"), lambda row, done, now: translate("Step", "write an item")),
    (("STORE_",), _store),
    (("BINARY_SUBSCR", "BINARY_SLICE"), lambda row, done, now: translate("Step", "look up an item")),
    (("BINARY_OP",), _operation),
    (("COMPARE_OP",), _compare),
    (("FOR_ITER",), _round),
    (("CALL", "BEFORE_WITH"), _call),
    (("JUMP_BACKWARD",), _jump),
    (("POP_JUMP", "JUMP_IF"), _branch),
    (("JUMP_FORWARD",), lambda row, done, now: translate("Step", "go on below")),
    (("RETURN_",), _return),
    (("IMPORT_",), _import),
    (("GET_ITER",), lambda row, done, now: translate("Step", "begin the loop")),
    (("TO_BOOL",), lambda row, done, now: translate("Step", "is it true?")),
    (("BUILD_", "FORMAT_", "CONVERT_"), lambda row, done, now: translate("Step", "put together a value")),
    (("MAKE_FUNCTION",), lambda row, done, now: translate("Step", "make a function")),
)
