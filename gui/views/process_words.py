"""The words of a process map."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.views.process_facts import Box, Cell, ProcessFacts, Stream
from gui.wording import actor_name, number, role_name, signal_name, value_text

translate = QCoreApplication.translate


def box_name(box: Box) -> str:
    if box.role in ("manager", "forkserver"):
        return role_name(box.role)
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
        return translate("ProcessMap", "the real one")
    if cell.kind == "proxy":
        return translate("ProcessMap", "stands for the server's object")
    if cell.is_copy and box.role != "main":
        return translate("ProcessMap", "its own copy")
    return ""


def end_words(box: Box) -> tuple[str, ...]:
    """How the process ended, longer and shorter; nothing while it runs."""
    if not box.ended:
        return ()
    if box.failure is None:
        return (translate("ProcessMap", "ended"),)
    if box.failure < 0:
        name = signal_name(-box.failure)
        return translate("ProcessMap", "killed by {signal}").format(signal=name), name
    code = number(box.failure)
    short = translate("ProcessMap", "exit code {code}").format(code=code)
    return translate("ProcessMap", "ended, exit code {code}").format(code=code), short, code


def box_words(box: Box, facts: ProcessFacts) -> str:
    """All that there is to say of the process itself, for a tooltip."""
    words = [translate("ProcessMap", "{name}, pid {pid}").format(name=box_name(box), pid=box.pid)]
    parent = next((other for other in facts.boxes if other.pid == box.parent), None)
    if parent is not None:
        by = translate("ProcessMap", "started by {parent}").format(parent=box_name(parent))
        words += [by, start_words(box.method)] if box.method else [by]
    words += end_words(box)[:1]
    place = facts.boxes.index(box)
    for stream in facts.streams:
        ends = {place == stream.hub, *(place == other for other, _ in stream.counts)}
        words += stream_sentences(stream, facts) if True in ends else []
    return "\n".join(words)


def stream_words(stream: Stream) -> str:
    """On the line that items of a queue have gone along."""
    count = number(stream.total)
    if stream.kind == "manager":
        return translate("ProcessMap", "{count} calls of {name}").format(count=count, name=_carrier_name(stream))
    return translate("ProcessMap", "{count} through {queue}").format(count=count, queue=_carrier_name(stream))


def _carrier_name(stream: Stream) -> str:
    return (
        stream.name
        or {
            "queue": translate("ProcessMap", "a queue"),
            "pipe": translate("ProcessMap", "a pipe"),
            "manager": translate("ProcessMap", "an object"),
        }[stream.kind]
    )


def stream_sentences(stream: Stream, facts: ProcessFacts) -> list[str]:
    """From whom to whom, each."""
    hub = box_name(facts.boxes[stream.hub])
    template = translate("ProcessMap", "{count} from {sender} to {receiver} through {queue}")
    if stream.kind == "manager":
        template = translate("ProcessMap", "{count} calls of {queue} from {sender} to {receiver}")
        single = translate("ProcessMap", "1 call of {queue} from {sender} to {receiver}")
    else:
        single = template
    queue = _carrier_name(stream)
    found = []
    for place, count in stream.counts:
        other = box_name(facts.boxes[place])
        sender, receiver = (other, hub) if stream.inward else (hub, other)
        words = single if count == 1 else template
        found.append(words.format(count=number(count), sender=sender, receiver=receiver, queue=queue))
    return found


def identity_words(cell: Cell) -> str:
    """Which object it is, where that teaches something: of what can be changed."""
    if cell.kind != "value" or cell.value.form not in ("repr", "size") or not cell.value.identity:
        return ""
    words = translate("ProcessMap", "the object at {address} in this process's own memory")
    return words.format(address=hex(cell.value.identity))


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
