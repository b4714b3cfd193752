"""One run of the program: in a process of its own, which ends with it."""

from __future__ import annotations

import _thread
import builtins
import io
import json
import os
import random
import sys
import threading
from types import CodeType, ModuleType
from typing import Any, NoReturn

from core.lab.instructions import NEVER, TOOL, codes_of, watch_instructions
from core.lab.turns import ending
from core.lab.turns.baton import Baton
from core.lab.turns.choosers import ByChance, ByList
from core.lab.turns.points import points_of, stores_of

SEED = 0
"""As on the machine: what random numbers start from in a program that seeds nothing."""
_MOST_OUTPUT = 100_000


class OneRun:
    """`job` has ``name`` and ``most`` (decisions); `order` has ``steps``, or ``run`` and ``length``, and ``late``, the
    names that the module stores beside other threads (None: a rehearsal finds them out)."""

    def __init__(self, code: CodeType, baton: Baton, job: dict[str, Any], order: dict[str, Any], pipe: int) -> None:
        self._code = code
        self._codes = codes_of(code)
        self._pipe = pipe
        self._order = order
        self._most = job["most"]
        self._chooser = ByList(order["steps"]) if "steps" in order else ByChance(order["run"], order["length"])
        self._baton = baton
        self._late: set[str] = set()
        self._main = ModuleType("__main__")
        self._main.__dict__.update(__file__=job["name"], __builtins__=builtins)
        self._output = io.StringIO()
        self._uncaught: list[list[Any]] = []

    def run(self) -> NoReturn:
        """Run it to its end, and end this process."""
        sys.modules["__main__"] = self._main
        sys.stdout, sys.stderr, sys.stdin = self._output, io.StringIO(), io.StringIO()
        random.seed(SEED)
        threading.excepthook = lambda failed: self._failed(failed.exc_value, failed.exc_traceback, failed.thread)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._forked)
        self._baton.take(self._chooser, self._most, self._ended)
        watch_instructions(self._watcher(), self._codes)
        try:
            exec(self._code, self._main.__dict__)
        except BaseException as error:
            self._failed(error, error.__traceback__, threading.current_thread())
        self._leave_main()

    def _watcher(self) -> Any:
        """What is called before each instruction of the program."""
        never = NEVER
        baton = self._baton
        if self._order["late"] is None:
            stores = stores_of(self._code)

            def note(code: CodeType, offset: int) -> Any:
                if code is not self._code or offset not in stores:
                    return never
                if len(baton.alive) > 1:
                    self._late.add(stores[offset])
                return None

            return note
        points = points_of(self._codes, frozenset(self._order["late"]))

        def report(code: CodeType, offset: int) -> Any:
            return baton.point() if offset in points[code] else never

        return report

    def _failed(self, error: Any, trace: Any, thread: Any) -> None:
        if error is not None and not isinstance(error, SystemExit):
            name = thread.name if thread is not None else ""
            line = ending.uncaught_line(trace, set(self._codes))
            self._uncaught.append([name, ending.uncaught_text(error), line])

    def _leave_main(self) -> NoReturn:
        if self._baton.free:
            os._exit(0)
        for left in reversed(getattr(threading, "_threading_atexits", [])):  # executors end their threads there
            left()
        self._baton.ended(0)
        for_ever = _thread.allocate_lock()
        while True:
            for_ever.acquire()

    def _forked(self) -> None:
        self._baton.free = True
        if sys.version_info >= (3, 12):
            sys.monitoring.free_tool_id(TOOL)

    def _ended(self, how: str) -> NoReturn:
        """Writes what there is to say: one line of JSON."""
        baton, output = self._baton, self._output.getvalue()
        result: dict[str, Any] = {"how": "unfinished" if len(output) > _MOST_OUTPUT else how, "late": list(self._late)}
        if result["how"] != "unfinished":
            waiting = self._waiting() if how == "stuck" else []
            result["outcome"] = {
                "kind": "deadlock" if waiting else "exception" if self._uncaught else "finished",
                "output": output,
                "uncaught": sorted(self._uncaught),
                "waiting": waiting,
            }
            result["cost"] = [baton.preemptions, baton.switches, len(baton.steps)]
            result["steps"] = baton.steps
        if self._order.get("able"):
            result["able"] = baton.able
        if isinstance(self._chooser, ByList):
            result["diverged"] = self._chooser.diverged
        data = json.dumps(result).encode() + b"\n"
        while data:
            data = data[os.write(self._pipe, data) :]
        os._exit(0)

    def _waiting(self) -> list[dict[str, Any]]:
        numbers = self._baton.numbers
        threads = {numbers[one.ident]: one for one in threading.enumerate() if one.ident in numbers}
        return ending.waiting_of(threads, self._baton.alive, set(self._codes), self._main.__dict__)
