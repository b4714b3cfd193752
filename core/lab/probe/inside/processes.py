"""Processes: what this one is in the run, how its children end, and what it keeps as a Manager's server."""

from __future__ import annotations

import os
import sys
from _collections import deque  # type: ignore[import-not-found]
from _thread import get_ident
from time import monotonic

from .graft import graft
from .values import attributes, describe, exactly
from .waits import waiting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import Any

_HOSTED_OBJECTS = 16
_HOSTED_ITEMS = 16

# What the command line of an interpreter that `multiprocessing` starts contains.
_COMMANDS = (
    ("multiprocessing.resource_tracker", "tracker"),
    ("multiprocessing.forkserver", "forkserver"),
    ("multiprocessing.spawn", "child"),
    ("--multiprocessing-fork", "child"),
)


_BEFORE_WAIT = "since, child = monotonic(), self._popen.pid"  # which another thread may forget while this one waits
_AFTER_WAIT = """
caller = frame().f_back
note((get_ident(), since, monotonic(), child, timeout is not None,
      caller and caller.f_code, caller and caller.f_lineno))
del caller
"""


class Processes:
    """This process, and what it learns of its children."""

    def __init__(
        self,
        start_method: str,
        since: float,
        others: list[str],
        hurry: Callable[[], None],
        is_program: Callable[[str], bool],
    ) -> None:
        """`start_method` is the run's default ("": the interpreter's), `others` the names of the rings that were there
        before this process's own, and `hurry` brings the next sample."""
        self._is_program = is_program
        self._hurry = hurry
        self._since = since
        self._default = start_method
        self.role = _role_by_command()
        self.announced = False
        """Whether the run has been told of this process: a child waits with that until its name is known."""
        self._name = ""
        self._number = 0
        self._method = "" if self.role == "main" else "spawn"
        self._parent = os.getppid()
        self._started = monotonic()
        self._ident = get_ident()
        self.endings: Any = deque()
        self.joins: Any = deque()
        if self.role == "main" and any(not ring.startswith(f"{os.getpid()}-") for ring in others):
            self.role = "child"  # an interpreter that the program has started by its own means
            self._name = os.path.basename(sys.argv[0]) if getattr(sys, "argv", None) else ""
            self._name = self._name or "python"

    # --- hooks -------------------------------------------------------------------------------------------------

    def change_process(self, module: Any) -> None:
        """Learns a child's name, in the module `multiprocessing.process`, before it runs; and notes from when to when
        it was waited for."""
        begin = {"before": "began(self)"}
        graft(module.BaseProcess, "_bootstrap", begin, {"began": self._began}, _calls_run)
        names = {"note": self.joins.append, "get_ident": get_ident, "monotonic": monotonic, "frame": sys._getframe}
        around = {"before": _BEFORE_WAIT, "before what follows": _AFTER_WAIT}
        graft(module.BaseProcess, "join", around, names, _waits_for_end)

    def change_popen(self, module: Any) -> None:
        """Notes the exit code when a child's `Popen`, in one of the modules that have one, learns it."""
        names = {"note": self.endings.append, "monotonic": monotonic}
        for method in ("poll", "wait", "_handle_exitstatus"):
            added = {"at": "note((self.pid, self.returncode, monotonic()))"}
            graft(module.Popen, method, added, names, _learns_code)

    def change_context(self, module: Any) -> None:
        """Sets the start method that `multiprocessing` uses where the program does not choose one."""
        context = getattr(module, "_concrete_contexts", {}).get(self._default)
        if context is not None:
            module._default_context._default_context = context

    def _began(self, process: Any) -> None:
        own = attributes(process)
        target = own.get("_target")
        if getattr(target, "__name__", "") == "_run_server":
            self.role = "manager"
        name, parent = own.get("_name"), own.get("_parent_pid")
        self._name = name[:80] if type(name) is str else ""
        self._number = _last_number(own.get("_identity"))
        self._parent = parent if type(parent) is int else self._parent
        self._hurry()

    def after_fork(self) -> FrameType | None:
        """In a forked child; the frame in which `multiprocessing` made it, if that did."""
        made_in = _launch_frame()
        self._method = "forkserver" if self.role == "forkserver" else "fork"
        self.role = "child"
        self._parent = os.getppid()
        self._name = ""
        self._number = 0
        self._started = monotonic()
        self._ident = get_ident()
        self.announced = False
        self.endings.clear()
        self.joins.clear()
        if self._method == "fork" and made_in is None:  # by `os.fork`: nobody will give it a name
            self._name = "child"
        return made_in

    # --- observations ------------------------------------------------------------------------------------------

    @property
    def is_sampled(self) -> bool:
        """The two kinds of process that `multiprocessing` keeps for itself run nothing of the program."""
        return self.role not in ("tracker", "forkserver")

    def start(self, pid: int, final: bool) -> dict[str, Any] | None:
        """The `ProcessStarted`, once: as soon as the name is known, at the latest (`final`) with the last sample."""
        known = self._name or self.role != "child"
        if self.announced or not (known or final):
            return None
        self.announced = True
        return {
            "kind": "ProcessStarted",
            "t": round(self._started - self._since, 6),
            "pid": pid,
            "parent": self._parent,
            "role": self.role,
            "name": self._name or self.role,
            "start_method": self._method or self._default or _usual_method(),
            "ident": self._ident,
            "number": self._number,
        }

    def ends(self, _pid: int, since: float) -> list[dict[str, Any]]:
        """The `ProcessEnded` of children whose exit code this process has learnt since the last call, times from
        `since` on."""
        notes = [self.endings.popleft() for _ in range(len(self.endings))]
        return [
            {"kind": "ProcessEnded", "t": round(t - since, 6), "pid": pid, "exit_code": code}
            for pid, code, t in notes
            if type(code) is int
        ]

    def waits(self, pid: int, since: float) -> list[dict[str, Any]]:
        """The `Waited` for children since the last call, times from `since` on."""
        found = []
        for _ in range(len(self.joins)):
            ident, begun, ended, child, timed, code, line = self.joins.popleft()
            wait = waiting("process", "join", f"process:{child}", timed)
            event = {"kind": "Waited", "t": round(ended - since, 6), "pid": pid, "ident": ident}
            event.update(since=round(begun - since, 6), wait=wait)
            if code is not None and self._is_program(code.co_filename):
                event["line"] = line
            found.append(event)
        return found

    def children(self) -> list[int]:
        """Pids of those that this process has started with `multiprocessing` and not collected: a child is still
        booting long after its start, and says nothing of itself until then."""
        module = sys.modules.get("multiprocessing.process")
        started = module.__dict__.get("_children") if module is not None else None
        if type(started) is not set:
            return []
        pids = [attributes(attributes(process).get("_popen")).get("pid") for process in list(started)]
        return [pid for pid in pids if type(pid) is int]

    def hosted(self) -> dict[str, Any]:
        """In a Manager's process: its objects by ident, and their items as ``IDENT[KEY]``."""
        module = sys.modules.get("multiprocessing.process") if self.role == "manager" else None
        process = module.__dict__.get("_current_process") if module is not None else None
        objects = attributes(attributes(process).get("_manager_server")).get("id_to_obj")
        found: dict[str, Any] = {}
        if type(objects) is dict:
            for ident, entry in list(objects.items())[1 : 1 + _HOSTED_OBJECTS]:  # the first is the server itself
                found[ident] = describe(entry[0])
                found.update((f"{ident}[{key}]", describe(item)) for key, item in _parts(entry[0]))
        return found


def _last_number(identity: Any) -> int:
    """By the tuple in which `multiprocessing` counts the processes that each has made; 0 where it is none."""
    last = identity[-1] if type(identity) is tuple and identity else 0
    return last if type(last) is int else 0


def _parts(value: Any) -> list[tuple[str, Any]]:
    """What is in a Manager's dict, list, Namespace or Value, by key."""
    if type(value) is dict:
        return [
            (str(key)[:40], item)
            for key, item in list(value.items())[:_HOSTED_ITEMS]
            if type(key) is str or type(key) is int
        ]
    if type(value) is list:
        return [(str(index), item) for index, item in enumerate(value[:_HOSTED_ITEMS])]
    if exactly(type(value), "multiprocessing.managers", "Value"):
        return [("value", attributes(value).get("_value"))]
    if exactly(type(value), "multiprocessing.managers", "Namespace"):
        return [(key[:40], item) for key, item in list(attributes(value).items())[:_HOSTED_ITEMS]]
    return []


def _role_by_command() -> str:
    command = " ".join(_command())
    return next((role for text, role in _COMMANDS if text in command), "main")


def _command() -> list[str]:
    """The arguments that this interpreter was started with (`sys.argv` lacks what ``-c`` is to run)."""
    if hasattr(sys, "orig_argv"):
        return list(sys.orig_argv[1:4])
    try:
        with open("/proc/self/cmdline", "rb") as file:
            return [os.fsdecode(part) for part in file.read().split(b"\0")[1:4]]
    except OSError:
        return list(getattr(sys, "argv", []))


def _usual_method() -> str:
    """What `multiprocessing` uses on this system when nobody chooses."""
    if sys.platform in ("win32", "darwin"):
        return "spawn"
    return "fork" if sys.version_info < (3, 14) else "forkserver"


def _launch_frame() -> FrameType | None:
    """The frame in which `multiprocessing` forks to start a `Process`, which will say its name; None where something
    else forked."""
    frame: FrameType | None = sys._getframe(1)
    for _ in range(12):
        if frame is None or frame.f_code.co_name == "_bootstrap":  # a `Process` that forks by itself
            return None
        if frame.f_code.co_name == "_launch" and "multiprocessing" in frame.f_code.co_filename:
            return frame
        frame = frame.f_back
    return None


def _waits_for_end(node: Any) -> str:
    """Around where `join` waits: ``res = self._popen.wait(timeout)``, then ``if res is not None:``."""
    kind = type(node).__name__
    if kind == "Assign" and getattr(node.targets[0], "id", "") == "res":
        return "before"
    tested = getattr(getattr(node, "test", None), "left", None)
    return "before what follows" if kind == "If" and getattr(tested, "id", "") == "res" else ""


def _calls_run(node: Any) -> str:
    """Where the process's own work begins."""
    function = getattr(getattr(node, "value", None), "func", None)
    return "before" if type(node).__name__ == "Expr" and getattr(function, "attr", "") == "run" else ""


def _learns_code(node: Any) -> str:
    """Where the exit code is set."""
    targets = getattr(node, "targets", [])
    return "at" if any(getattr(target, "attr", "") == "returncode" for target in targets) else ""
