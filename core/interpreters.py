"""The Pythons of this machine: found where people install them, and asked what they are."""

from __future__ import annotations

import errno
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core import paths
from core.environment import outside
from core.problem import Problem, ProblemError

OLDEST = (3, 9)

# How long an interpreter may take to say what it is (seconds). The first start from a cold disk takes a while.
_PATIENCE_S = 20.0
# How many are asked at a time: the window is starting as well.
_AT_ONCE = 2

# Also an old Python understands this, so that it can be told from one that is broken.
_QUESTION = """
import json, multiprocessing, platform, sys
gil = getattr(sys, "_is_gil_enabled", lambda: True)()
methods = multiprocessing.get_all_start_methods() if sys.version_info >= (3, 4) else []
implementation = platform.python_implementation().lower()
print(json.dumps([sys.executable, list(sys.version_info[:3]), implementation, gil, methods]))
"""


@dataclass(frozen=True, slots=True)
class Interpreter:
    """A Python that can run a lab. `start_methods` are those of `multiprocessing` there, its default first."""

    path: str
    version: tuple[int, int, int]
    implementation: str
    """``cpython``."""
    gil: bool
    start_methods: tuple[str, ...]

    @property
    def version_text(self) -> str:
        return ".".join(map(str, self.version))


_vetted: dict[tuple[str, int], Interpreter | Problem] = {}
"""What was found out, by path and the time at which the file there was changed (ns)."""


def vet(path: str | os.PathLike[str]) -> Interpreter:
    """What the interpreter at `path` is; a mere name is looked for as a shell would. It is run once (some 50 ms);
    after that the answer is known.

    Raises `ProblemError` with ``interpreter-gone``, ``interpreter-too-old`` (details: version), ``not-cpython``
    (implementation), or ``interpreter-broken`` (error: the system's or its own words).
    """
    path = os.path.abspath(shutil.which(path) or path)
    try:
        key = (path, os.stat(path).st_mtime_ns)
    except OSError as error:
        raise ProblemError(Problem("interpreter-gone", path, details={"error": error.strerror or ""})) from error
    if key not in _vetted:
        _vetted[key] = _ask(path)
    answer = _vetted[key]
    if isinstance(answer, Problem):
        raise ProblemError(answer)
    return answer


def present(python: str | Interpreter) -> Interpreter:
    """`python`, if it is still there: what was found out about it before is taken as it is. A path is vetted.

    Raises `ProblemError` as `vet` does.
    """
    if isinstance(python, str):
        return vet(python)
    if not os.path.exists(python.path):
        raise ProblemError(Problem("interpreter-gone", python.path, details={"error": os.strerror(errno.ENOENT)}))
    return python


def own() -> Interpreter:
    """The one that runs Crosstalk, or its like that a bundle carries, without asking it in a process of its own."""
    gil = getattr(sys, "_is_gil_enabled", lambda: True)()
    version = (sys.version_info.major, sys.version_info.minor, sys.version_info.micro)
    implementation = platform.python_implementation().lower()
    return Interpreter(paths.lab_python(), version, implementation, gil, _start_methods())


def _start_methods() -> tuple[str, ...]:
    """What `multiprocessing.get_all_start_methods` says in this process, without importing it: that takes 20 ms."""
    if sys.platform == "win32":
        return ("spawn",)
    if sys.platform == "darwin":
        return ("spawn", "fork", "forkserver")
    return ("fork", "spawn", "forkserver") if sys.version_info < (3, 14) else ("forkserver", "spawn", "fork")


def find() -> list[Interpreter]:
    """Those on this machine that can run a lab, each once: `own` first, then the newest.

    Takes a second or so the first time: not for the window's thread.
    """
    from concurrent.futures import ThreadPoolExecutor  # 11 ms that the window's first frame need not wait for

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = [answer for answer in pool.map(_vet_or_none, _candidates()) if answer]
    once = {os.path.realpath(answer.path): answer for answer in reversed(answers)}
    found = sorted(once.values(), key=lambda answer: answer.version, reverse=True)
    return sorted(found, key=lambda answer: answer.path != paths.lab_python())


def _vet_or_none(path: str) -> Interpreter | None:
    try:
        return vet(path)
    except ProblemError:
        return None


# --- asking --------------------------------------------------------------------------------------------------------


def _ask(path: str) -> Interpreter | Problem:
    try:
        done = subprocess.run(
            [path, "-I", "-S", "-c", _QUESTION],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=outside(os.environ),
            timeout=_PATIENCE_S,
        )
        answer = json.loads(done.stdout)
        return _judge(path, answer)
    except OSError as error:
        return _broken(path, error.strerror or str(error))
    except subprocess.TimeoutExpired:
        return _broken(path, f"no answer in {_PATIENCE_S:.0f} s")
    except (ValueError, TypeError):
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        if words and words[0].startswith("Unknown option: -I"):  # Python 2
            return Problem("interpreter-too-old", path, details={"version": "2"})
        return _broken(path, words[-1] if words else f"exit status {done.returncode}")


def _judge(path: str, answer: Any) -> Interpreter | Problem:
    executable, numbers, implementation, gil, methods = answer
    major, minor, micro = numbers
    version = (int(major), int(minor), int(micro))
    if implementation != "cpython":
        return Problem("not-cpython", path, details={"implementation": str(implementation)})
    if version < OLDEST:
        return Problem("interpreter-too-old", path, details={"version": ".".join(map(str, version))})
    return Interpreter(_direct(path, str(executable)), version, implementation, bool(gil), tuple(methods))


def _direct(path: str, executable: str) -> str:
    """What a launcher (pyenv's shims, the Microsoft Store's stubs) ends up starting, and otherwise `path`."""
    same = os.path.realpath(path) == os.path.realpath(executable)
    return path if same or not os.path.exists(executable) else executable


def _broken(path: str, words: str) -> Problem:
    return Problem("interpreter-broken", path, details={"error": words})


# --- finding -------------------------------------------------------------------------------------------------------


def _candidates() -> list[str]:
    """Paths of executables, each file once."""
    places = [[paths.lab_python()], _on_path(), _of_pyenv(), _of_platform()]
    there = [path for place in places for path in place if os.path.isfile(path) and os.access(path, os.X_OK)]
    once = {os.path.realpath(path): path for path in reversed(there)}
    return [path for path in dict.fromkeys(there) if once[os.path.realpath(path)] == path]


def _on_path() -> Iterator[str]:
    names = ["python", "python3", *(f"python3.{minor}" for minor in range(9, 30))]
    suffix = ".exe" if sys.platform == "win32" else ""
    for folder in os.get_exec_path():
        if not _is_trap(folder):
            yield from (os.path.join(folder, name + suffix) for name in names)


def _is_trap(folder: str) -> bool:
    """On a macOS without developer tools ``/usr/bin/python3`` opens a dialog that wants to install them."""
    return sys.platform == "darwin" and folder == "/usr/bin" and not os.path.isdir("/Library/Developer")


def _of_pyenv() -> Iterable[str]:
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    versions = root / ("pyenv-win/versions" if sys.platform == "win32" else "versions")
    pattern = "*/python.exe" if sys.platform == "win32" else "*/bin/python"
    return map(str, sorted(versions.glob(pattern)))


def _of_platform() -> Iterable[str]:
    if sys.platform == "win32":
        return _of_launcher()
    if sys.platform == "darwin":
        return _of_macos()
    return []  # whatever Linux has is on the path


def _of_macos() -> Iterator[str]:
    """From python.org and Homebrew."""
    yield from map(str, sorted(Path("/Library/Frameworks/Python.framework/Versions").glob("3.*/bin/python3")))
    for folder in ("/opt/homebrew/bin", "/usr/local/bin"):
        yield from map(str, sorted(Path(folder).glob("python3.*[0-9]")))


def _of_launcher() -> Iterator[str]:
    """What the Windows launcher lists: `` -V:3.12 *  C:\\…\\python.exe``."""
    launcher = shutil.which("py")
    if launcher is None:
        return
    try:
        listed = subprocess.run([launcher, "-0p"], capture_output=True, text=True, timeout=_PATIENCE_S).stdout
    except (OSError, subprocess.TimeoutExpired):
        return
    for line in listed.splitlines():
        words = line.strip().split(maxsplit=1)
        if len(words) == 2:
            yield words[1].removeprefix("*").strip()
