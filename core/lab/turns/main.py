"""Runs a program again and again, each time with other switches, and says what came of it.

    python main.py JOB.json

JOB has ``source``, ``name``, ``way`` ("random", "every" or "follow"), ``most`` (decisions in a run), ``seconds`` (for a
run), and for "follow" the ``steps``. Each run is a process of its own, forked where the system can. Standard output
gets one JSON object a line:

    {"outcome": i, "what": {kind, output, uncaught, waiting}, "cost": [preemptions, switches, steps], "steps": [...]}
                                 a new outcome, or a better way to one that is known; i counts from 0
    {"runs": n, "unfinished": n, "counts": [n...]}    so far, by outcome; about twenty times a second, and at the end
    {"over": why}                "all" (there are no other schedules), "outcomes" (too many different ones), or
                                 "followed", then with "diverged": step or null
"""

from __future__ import annotations

import ast
import contextlib
import gc
import importlib
import json
import os
import select
import signal
import subprocess
import sys
from time import monotonic  # the program gets another one
from typing import Any, Generator

if __name__ == "__main__":  # the program's imports are not looked for beside this file
    sys.path.pop(0)
    sys.path.append(os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))))

from core.lab.turns.baton import Baton
from core.lab.turns.one_run import OneRun
from core.lab.turns.stand_ins import install

_MOST_OUTCOMES = 100
_TELL_S = 0.05


class Runs:
    """Runs the job's program, in one process after the other."""

    def __init__(self, job: dict[str, Any], path: str) -> None:
        self._job = job
        self._path = path
        self._code = compile(job["source"], job["name"], "exec", dont_inherit=True)
        self._baton = Baton()
        install(self._baton)
        import_ahead(job["source"])
        self._late: list[str] | None = None
        self._late = self.run({"steps": []}).get("late", [])

    def run(self, order: dict[str, Any]) -> dict[str, Any]:
        """What one run came to; ``how`` is "unfinished" where it ended without a word, or took too long."""
        order = {**order, "late": self._late}
        if not hasattr(os, "fork"):
            return self._in_new_interpreter(order)
        reading, writing = os.pipe()
        pid = os.fork()
        if not pid:
            os.close(reading)
            os.setpgid(0, 0)
            OneRun(self._code, self._baton, self._job, order, writing).run()
        os.close(writing)
        try:
            return _result(_read(reading, self._job["seconds"]))
        finally:
            os.close(reading)
            _end(pid)

    def _in_new_interpreter(self, order: dict[str, Any]) -> dict[str, Any]:
        command = [sys.executable, os.path.abspath(__file__), self._path, "once"]
        said = json.dumps(order).encode()
        try:
            done = subprocess.run(command, input=said, capture_output=True, timeout=self._job["seconds"], check=False)
        except subprocess.TimeoutExpired:
            return _result(b"")
        return _result(done.stdout)


def import_ahead(source: str) -> None:
    """Import what the program names of the standard library, once for all runs."""
    for node in ast.walk(ast.parse(source)):
        names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        for name in names:
            if name.split(".")[0] in getattr(sys, "stdlib_module_names", ()):
                _import(name)


def _import(name: str) -> None:
    """What cannot be imported fails again in the program itself, where it is seen."""
    with contextlib.suppress(Exception):
        importlib.import_module(name)


def _read(pipe: int, seconds: float) -> bytes:
    """All that is written before the pipe is closed; b"" where that takes too long."""
    data, until = b"", monotonic() + seconds
    while select.select([pipe], [], [], max(until - monotonic(), 0))[0]:
        more = os.read(pipe, 65_536)
        data += more
        if not more or data.endswith(b"\n"):
            return data
    return b""


def _end(pid: int) -> None:
    """What the run has started goes with it."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        os.kill(
            pid, signal.SIGKILL
        )  # it had not yet made a group of its own; it cannot be gone before it is waited for
    os.waitpid(pid, 0)


def _result(data: bytes) -> dict[str, Any]:
    try:
        result: dict[str, Any] = json.loads(data)
    except ValueError:
        return {"how": "unfinished", "able": [], "steps": []}
    return result


def orders(job: dict[str, Any]) -> Generator[dict[str, Any], dict[str, Any], None]:
    """What to try next; takes the result of each by `send`."""
    if job["way"] == "follow":
        yield {"steps": job["steps"]}
    elif job["way"] == "every":
        todo: list[list[int]] = [[]]
        while todo:
            first = todo.pop()
            result = yield {"steps": first, "able": True}
            steps = result.get("steps", [])
            for at in range(len(first), len(steps)):
                todo += [[*steps[:at], other] for other in result["able"][at] if other != steps[at]]
    else:
        run, length = 0, 1
        while True:
            result = yield {"run": run, "length": length}
            length = max(len(result.get("steps", [])), 1)
            run += 1


def search(runs: Runs, job: dict[str, Any], tell: Any) -> None:
    """Run by run, until there is nothing left to try, or somebody ends this process."""
    seen: dict[str, list[Any]] = {}
    count = unfinished = 0
    told = 0.0
    diverged = None
    why = {"every": "all", "follow": "followed"}.get(job["way"], "")
    trying = orders(job)
    order: dict[str, Any] | None = next(trying)
    while order is not None:
        result = runs.run(order)
        count += 1
        diverged = result.get("diverged")
        if result["how"] == "unfinished":
            unfinished += 1
        elif len(seen) < _MOST_OUTCOMES or json.dumps(result["outcome"]) in seen:
            _note(seen, result, tell)
        else:
            why = "outcomes"
            break
        if monotonic() - told > _TELL_S:
            told = monotonic()
            tell(runs=count, unfinished=unfinished, counts=[one[1] for one in seen.values()])
        try:
            order = trying.send(result)
        except StopIteration:
            order = None
    tell(runs=count, unfinished=unfinished, counts=[one[1] for one in seen.values()])
    tell(over=why, diverged=diverged)


def _note(seen: dict[str, list[Any]], result: dict[str, Any], tell: Any) -> None:
    entry = seen.setdefault(json.dumps(result["outcome"]), [len(seen), 0, None])
    entry[1] += 1
    if entry[2] is None or result["cost"] < entry[2]:
        entry[2] = result["cost"]
        tell(outcome=entry[0], what=result["outcome"], cost=result["cost"], steps=result["steps"])


def _take_output() -> int:
    """The descriptor that leads to whoever reads; what the program writes to its own 1 and 2 goes nowhere."""
    ours, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return ours


def main() -> None:
    path = sys.argv[1]
    with open(path, encoding="utf-8") as file:
        job = json.load(file)
    ours = _take_output()
    if sys.argv[2:] == ["once"]:
        be_one_run(job, json.load(sys.stdin), ours)
    if hasattr(os, "sched_setaffinity"):  # on one core the baton changes hands in 2 microseconds, else in 30
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[os.getpid() % len(cores)]})

    def tell(**said: Any) -> None:
        data = json.dumps(said).encode() + b"\n"
        while data:
            data = data[os.write(ours, data) :]

    gc.freeze()
    search(Runs(job, path), job, tell)


def be_one_run(job: dict[str, Any], order: dict[str, Any], pipe: int) -> None:
    """Where processes cannot be forked, a new interpreter is started for each run: this is it."""
    baton = Baton()
    install(baton)
    OneRun(compile(job["source"], job["name"], "exec", dont_inherit=True), baton, job, order, pipe).run()


if __name__ == "__main__":
    main()
