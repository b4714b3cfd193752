"""Facts from core become sentences here, in the language of the window.

Numbers group their digits and have a true minus sign; times are seconds since the lab was started.
"""

from __future__ import annotations

import re
import signal
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from core.lab.limits import Limits
from core.observation import Outcome, Role, Value, Wait
from core.snapshot import Actor, Snapshot, ThreadView

translate = QCoreApplication.translate

MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Told:
    """Something that went wrong, told to the learner: what, why, and what to do about it (may be empty)."""

    title: str
    cause: str
    remedy: str = ""

    def whole(self) -> str:
        return space().join(part for part in (f"{self.title}{stop()}", self.cause, self.remedy) if part)


# --- numbers and times -----------------------------------------------------------------------------------------


def number(value: float) -> str:
    """``-2163486`` as ``−2,163,486``; at most six digits that matter after a decimal point."""
    if isinstance(value, float) and (value != value or abs(value) == float("inf")):
        return str(value).replace("-", MINUS)
    whole = int(value) == value
    text = f"{int(value):,}" if whole else f"{value:,.6g}"
    return text.replace("-", MINUS)


def signed(value: float) -> str:
    return number(value) if value <= 0 else f"+{number(value)}"


def size(count: float) -> str:
    """So many bytes, in the largest unit that leaves a short number: ``2 GiB``, ``300 MiB``."""
    for unit, bytes_ in (("GiB", 1 << 30), ("MiB", 1 << 20)):
        if count >= bytes_:
            return f"{number(float(f'{count / bytes_:.3g}'))} {unit}"
    return translate("Wording", "{count} bytes").format(count=number(count))


def short_number(value: float) -> str:
    """For the ends of an axis: ``−5 M``, ``20 k``."""
    for unit, size in (("G", 1e9), ("M", 1e6), ("k", 1e3)):
        if abs(value) >= size:
            return f"{number(float(f'{value / size:.3g}'))} {unit}"
    return number(float(f"{value:.3g}"))


def duration(seconds: float) -> str:
    """How long something took, as precisely as anyone wants to know: ``1.2 s``, ``2 min 05 s``."""
    if seconds < 60:
        return translate("Wording", "{seconds} s").format(seconds=f"{seconds:.1f}")
    minutes, rest = divmod(int(seconds), 60)
    if minutes < 60:
        return translate("Wording", "{minutes} min {seconds} s").format(minutes=minutes, seconds=f"{rest:02d}")
    hours, minutes = divmod(minutes, 60)
    return translate("Wording", "{hours} h {minutes} min").format(hours=hours, minutes=f"{minutes:02d}")


def moment(seconds: float) -> str:
    """A time of the run, to the millisecond: ``0.105 s``."""
    return translate("Wording", "{seconds} s").format(seconds=f"{seconds:.3f}")


def space() -> str:
    """What stands between two sentences: nothing after a full-width stop. (It cannot be a text to translate: Qt takes
    an empty translation for none at all.)"""
    return "" if stop() == "。" else " "


def closed_up(text: str) -> str:
    """Without the room after a full-width bracket, which has its own: names in a sentence may end in one or not."""
    return text.replace("） ", "）")


def stop() -> str:
    return translate("Wording", ".", "at the end of a sentence")


def listed(items: list[str]) -> str:
    return translate("Wording", ", ", "between the items of a list").join(items)


# --- names -----------------------------------------------------------------------------------------------------


def python_name(version: str, gil: bool, *, short: bool = False) -> str:
    """``Python 3.13.0 free-threaded``; `short` leaves the word Python out."""
    name = version if short else f"Python {version}"
    if gil:
        return name
    return translate("Wording", "{python} free-threaded").format(python=name)


def role_name(role: Role) -> str:
    return {
        "main": translate("Wording", "main"),
        "child": translate("Wording", "child"),
        "manager": translate("Wording", "Manager server"),
        "forkserver": translate("Wording", "fork server"),
        "tracker": translate("Wording", "resource tracker"),
    }[role]


def value_text(value: Value) -> str:
    """A watched value in a few characters."""
    if value.form == "number" and isinstance(value.shown, int | float):
        return number(value.shown)
    if value.form == "size":
        return translate("Wording", "{type} of {count}").format(type=value.type, count=value.shown)
    return str(value.shown)


# --- outcomes --------------------------------------------------------------------------------------------------


def outcome_chip(outcome: Outcome, t: float) -> str:
    """In the state chip, after a run of `t` seconds."""
    time = duration(t)
    if outcome.kind == "finished":
        return _finished_chip(outcome, time)
    template = {
        "stopped": translate("Wording", "Stopped at {time}"),
        "timed-out": translate("Wording", "Out of time at {time}"),
        "interrupted": translate("Wording", "Interrupted at {time}"),
        "limit": translate("Wording", "Over a limit at {time}"),
        "failed-to-start": translate("Wording", "Did not start"),
    }[outcome.kind]
    return template.format(time=time)


def _finished_chip(outcome: Outcome, time: str) -> str:
    if outcome.signal:
        killed = translate("Wording", "Killed by {signal} after {time}")
        return killed.format(signal=signal_name(outcome.signal), time=time)
    if outcome.exit_code:
        return translate("Wording", "Failed after {time}").format(time=time)
    return translate("Wording", "Ended after {time}").format(time=time)


def outcome_result(outcome: Outcome) -> str:
    """In the story strip, where a run has no result to show."""
    if outcome.kind == "finished":
        if outcome.signal:
            return translate("Wording", "Killed by {signal}").format(signal=signal_name(outcome.signal))
        if outcome.exit_code:
            return translate("Wording", "Failed with exit code {code}").format(code=outcome.exit_code)
        return translate("Wording", "It ended")
    return {
        "stopped": translate("Wording", "Stopped"),
        "timed-out": translate("Wording", "Out of time"),
        "interrupted": translate("Wording", "Interrupted"),
        "limit": translate("Wording", "Over a limit"),
        "failed-to-start": translate("Wording", "Did not start"),
    }[outcome.kind]


def outcome_sentence(outcome: Outcome, t: float) -> str:
    """How the run ended, in a full sentence; "" for ``failed-to-start``, whose `reason` is a problem of its own."""
    time = duration(t)
    if outcome.kind == "limit":
        return limit_sentence(outcome)
    if outcome.reason == "warden-lost":
        guard = translate("Wording", "The process that guards the run was ended at {time}, and the run with it.")
        return guard.format(time=time)
    if outcome.kind == "finished" and outcome.signal:
        return signal_sentence(outcome.signal)
    if outcome.kind == "finished" and outcome.exit_code:
        return translate(
            "Wording", "The program ended after {time} with exit code {code}; 0 would mean success."
        ).format(time=time, code=outcome.exit_code)
    return {
        "finished": translate("Wording", "The program ended by itself after {time}."),
        "stopped": translate("Wording", "You stopped the program at {time}. It had not ended."),
        "timed-out": translate("Wording", "The time allowed was over at {time}; the program had not ended."),
        "interrupted": translate("Wording", "You interrupted the program at {time}, as Ctrl+C does."),
        "failed-to-start": "",
    }[outcome.kind].format(time=time)


def limit_sentence(outcome: Outcome) -> str:
    """Why a limit ended the run."""
    usual = getattr(Limits(), outcome.reason.replace("-", "_"), 0)  # a recording from before does not say it
    allowed = usual if outcome.allowed is None else outcome.allowed
    return {
        "memory": translate(
            "Wording",
            "The program and its processes used more than {size} of memory, so all of them were ended.",
        ),
        "address-space": translate(
            "Wording", "A process asked for more than {size} of address space and did not get it."
        ),
        "processes": translate(
            "Wording",
            "The program started more processes and threads than the limit of {count} allows, so it was ended.",
        ),
        "file-size": translate("Wording", "The program wrote a file of more than {size}, so it was ended."),
        "disk": translate("Wording", "The program wrote to a disk that is full, and ended of it."),
    }.get(outcome.reason, translate("Wording", "The program went over a limit ({reason}), so it was ended.")).format(
        size=size(allowed), count=number(allowed), reason=outcome.reason
    )


def outcome_remedy(outcome: Outcome) -> str:
    """What to do about a run that a limit, or a signal that it did not ask for, has ended; "" for any other."""
    if outcome.reason == "warden-lost":
        return translate("Wording", "Nothing of it is left. If the program has not done that itself, run it again.")
    if outcome.kind == "finished" and outcome.signal:
        return translate("Wording", "The last lines of its output, and the last samples, show how far it came.")
    return {
        "memory": translate("Wording", "Look for a list or a queue that only ever grows, or use smaller numbers."),
        "address-space": translate("Wording", "Look for the line that asks for so much at once: the error names it."),
        "processes": translate(
            "Wording", "Look for a loop that starts them without end; a pool does the same work with a few."
        ),
        "file-size": translate("Wording", "Look for a loop that writes without end, or write less."),
        "disk": translate("Wording", "Free some space and run again; nothing of yours here is lost."),
        "seconds": translate("Wording", "A loop without an end? Otherwise use smaller numbers."),
    }.get(outcome.reason, "")


def signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return translate("Wording", "signal {number}").format(number=number)


def signal_sentence(number: int) -> str:
    """Why a signal ends a program that did not ask for it."""
    name = signal_name(number)
    reason = {
        "SIGSEGV": translate("Wording", "it touched memory that is not its own, which only C code can do."),
        "SIGBUS": translate("Wording", "it touched memory that is not there, which only C code can do."),
        "SIGABRT": translate("Wording", "C code in it gave up."),
        "SIGKILL": translate("Wording", "something ended it by force: often the system, when memory runs out."),
        "SIGTERM": translate("Wording", "something asked it to end."),
        "SIGINT": translate("Wording", "something sent it Ctrl+C."),
        "SIGXFSZ": translate("Wording", "it wrote a larger file than it may."),
        "SIGPIPE": translate("Wording", "it wrote to a pipe that nobody reads."),
    }.get(name, translate("Wording", "nothing in it handles that signal."))
    return translate("Wording", "The program was killed by {signal}: {reason}").format(signal=name, reason=reason)


def shown_name(watch: str) -> str:
    """A watch as the program writes it: ``d["n"]`` for ``d[n]``, and ``row[0]`` as it is."""
    name, bracket, key = watch.partition("[")
    key = key.removesuffix("]")
    return watch if not bracket or key.removeprefix("-").isdigit() else f'{name}["{key}"]'


# --- waiting ---------------------------------------------------------------------------------------------------


def call_text(line: str, call: str) -> str:
    """The call as the program writes it: ``q.join()`` in ``    q.join()  # wait``; "" where the line has none."""
    found = re.search(rf"([\w.\[\]]*\b{re.escape(call)})\s*\(", line) if call else None
    return f"{found.group(1)}()" if found else ""


def target_name(wait: Wait, snapshot: Snapshot) -> str:
    """What is waited for, by the name or the letter that the screen uses for it; "" where that is not known."""
    kind, _, name = wait.target.partition(":")
    if kind == "queue":
        return next((queue.state.name for queue in snapshot.queues if queue.state.queue == name), "")
    if kind == "lock":
        looks = (thread.standstill.thing for thread in snapshot.threads if thread.standstill is not None)
        return next((thing.name for thing in looks if thing is not None and thing.id == name), "")
    if kind == "thread":
        return next((t.actor.letter for t in snapshot.threads if str(t.actor.key.ident) == name), "")
    if kind == "process":
        return next(
            (t.actor.letter for t in snapshot.threads if t.actor.is_process and str(t.actor.key.pid) == name), ""
        )
    return ""


def waits(wait: Wait, snapshot: Snapshot, line: str = "") -> str:
    """What a thread does while it waits, without saying who: ``waits in q.join()``. `line` is the program's text
    of the line on which it waits."""
    if (wait.reason, wait.call) == ("message", "serve"):  # by other threads, of which nothing is shown
        return translate("Wording", "its main thread waits")
    call = call_text(line, wait.call)
    if call and wait.reason not in ("sleep", "lock"):
        return translate("Wording", "waits in {call}").format(call=call)
    name = target_name(wait, snapshot)
    if name:
        return _waits_for(wait, name)
    return {
        "lock": translate("Wording", "waits for a lock"),
        "queue": translate("Wording", "waits for a queue"),
        "join": translate("Wording", "waits for another thread"),
        "sleep": translate("Wording", "sleeps"),
        "input": translate("Wording", "waits for input"),
        "io": translate("Wording", "waits for a file or a pipe"),
        "condition": translate("Wording", "waits to be notified"),
        "message": translate("Wording", "waits for a message"),
        "process": translate("Wording", "waits for another process"),
    }[wait.reason]


def _waits_for(wait: Wait, name: str) -> str:
    if wait.reason == "queue" and wait.call == "put":
        return translate("Wording", "waits for room in {name}").format(name=name)
    if wait.reason == "queue" and wait.call == "get":
        return translate("Wording", "waits for an item in {name}").format(name=name)
    return translate("Wording", "waits for {name}").format(name=name)


def waiting_note(thread: ThreadView, snapshot: Snapshot, line: str = "") -> str:
    """Beside the line on which a thread waits: ``main waits for A``."""
    wait = thread.state.wait
    if wait is None:
        return ""
    who = actor_name(thread.actor)
    name = target_name(wait, snapshot) if wait.reason in ("join", "process") else ""
    if name:
        return translate("Wording", "{who} waits for {name}").format(who=who, name=name)
    what = waits(wait, snapshot, line)
    return translate("Wording", "{who} {waits}", "a thread's name, and that it waits").format(who=who, waits=what)


def actor_name(actor: Actor) -> str:
    """As the screen calls it; a Manager's server has a name that no learner has given it."""
    if actor.letter == "S":
        return translate("Wording", "server")
    return actor.name or actor.letter
