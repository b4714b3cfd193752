"""The words of a process map."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.views.process_facts import Box, Cell
from gui.wording import actor_name, number, role_name, value_text

translate = QCoreApplication.translate


def box_name(box: Box) -> str:
    if box.role == "manager":
        return role_name("manager")
    if box.actor is not None:
        return actor_name(box.actor)
    return box.name or role_name(box.role)


def short_box_name(box: Box) -> str:
    return translate("ProcessMap", "server") if box.role == "manager" else box_name(box)


def cell_name(cell: Cell) -> str:
    """In the server an object has no name, only a type."""
    return cell.value.type or cell.name if cell.kind == "hosted" else cell.name


def cell_text(cell: Cell) -> str:
    if cell.kind == "proxy":
        return translate("ProcessMap", "in the server")
    return value_text(cell.value)


def short_cell_text(cell: Cell) -> str:
    """Beside an arrow, where there is little room."""
    return translate("ProcessMap", "server") if cell.kind == "proxy" else cell_text(cell)


def cell_note(cell: Cell, box: Box) -> str:
    """Whose value it is, where that is not plain."""
    if cell.kind == "hosted":
        return translate("ProcessMap", "the only real one")
    if cell.kind == "proxy":
        return translate("ProcessMap", "stands for the server's object")
    if cell.is_copy and box.role != "main":
        return translate("ProcessMap", "its own copy")
    return ""


def exit_words(box: Box) -> str:
    """How the process ended; "" while it runs."""
    if not box.ended:
        return ""
    if box.exit_code:
        return translate("ProcessMap", "ended, exit code {code}").format(code=number(box.exit_code))
    return translate("ProcessMap", "ended")


def link_words(differs: bool) -> str:
    """On the dotted line between two copies."""
    if differs:
        return translate("ProcessMap", "two values, nothing joins them")
    return translate("ProcessMap", "two copies, nothing joins them")


def short_link_words(differs: bool) -> str:
    if differs:
        return translate("ProcessMap", "separate values")
    return translate("ProcessMap", "separate copies")


def start_words(method: str) -> str:
    """On the line from a parent to its child."""
    return {
        "fork": translate("ProcessMap", "by fork: the child begins as a copy of its parent"),
        "spawn": translate("ProcessMap", "by spawn: arguments are pickled, the child gets copies"),
        "forkserver": translate("ProcessMap", "by forkserver: arguments are pickled, the child gets copies"),
    }.get(method, translate("ProcessMap", "started"))


def short_start_words(method: str) -> str:
    return method or translate("ProcessMap", "started")
