"""A lab without its warden: the interpreter, the probe, and what the rings hold afterwards."""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from core.lab.ring import PROTOCOL, RingReader
from core.observation import Observation, Sample, from_json

PROBE = Path(__file__).parents[2] / "core" / "lab" / "probe"


@dataclass(frozen=True)
class Done:
    """A program that has ended (or was ended), and what was observed of it."""

    stdout: bytes
    stderr: bytes
    code: int
    observations: list[Observation] = field(default_factory=list)
    wrote: list[dict[str, Any]] = field(default_factory=list)
    lost: int = 0

    def of(self, kind: type[Any]) -> list[Any]:
        return [observation for observation in self.observations if isinstance(observation, kind)]


def plain_environment() -> dict[str, str]:
    """The environment without anything that changes how Python behaves."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CROSSTALK"))}


def lab_environment(folder: Path, program: Path, start_method: str, watching: Mapping[str, Any]) -> dict[str, str]:
    """The environment that makes an interpreter a lab, whose rings are in `folder`."""
    rings = folder / "rings"
    rings.mkdir()
    lab = {
        "protocol": PROTOCOL,
        "rings": str(rings),
        "program": str(program),
        "start_method": start_method,
        "watching": {"names": [], "progress": [], **watching},
    }
    (folder / "lab.json").write_text(json.dumps(lab), encoding="utf-8")
    return {
        **plain_environment(),
        "PYTHONPATH": str(PROBE),
        "CROSSTALK_LAB": str(folder / "lab.json"),
        "CROSSTALK_T0": repr(time.monotonic()),
    }


def run_plain(python: str, program: Path, arguments: tuple[str, ...] = (), **options: Any) -> Done:
    done = subprocess.run(
        [python, *options.pop("flags", ()), str(program), *arguments],
        env=plain_environment() | options.pop("environment", {}),
        cwd=program.parent,
        capture_output=True,
        timeout=120,
        check=False,
        **({"input": b""} | options),
    )
    return Done(done.stdout, done.stderr, done.returncode)


def run_lab(
    python: str,
    program: Path,
    arguments: tuple[str, ...] = (),
    *,
    start_method: str = "",
    watching: Mapping[str, Any] | None = None,
    **options: Any,
) -> Done:
    """Runs `program` as a lab does; raises where the probe itself has failed."""
    with tempfile.TemporaryDirectory(prefix="crosstalk-test-") as name:
        folder = Path(name)
        environment = lab_environment(folder, program, start_method, watching or {})
        done = subprocess.run(
            [python, *options.pop("flags", ()), str(program), *arguments],
            env=environment | options.pop("environment", {}),
            cwd=program.parent,
            capture_output=True,
            timeout=120,
            check=False,
            **({"input": b""} | options),
        )
        observations, wrote, lost = read_rings(folder / "rings")
        failures = [path.read_text() for path in folder.rglob("*.error")]
        assert not failures, failures
        return Done(done.stdout, done.stderr, done.returncode, observations, wrote, lost)


def run_text(python: str, text: str, folder: Path, **options: Any) -> Done:
    """Runs the program `text` as a lab does, from a file in `folder`."""
    program = folder / "program.py"
    program.write_text(text, encoding="utf-8")
    return run_lab(python, program, **options)


def last_sample(done: Done, pid: int | None = None) -> Sample:
    """The last sample of a process; without `pid` of any."""
    return next(sample for sample in reversed(done.of(Sample)) if pid in (None, sample.pid))


def read_rings(folder: Path) -> tuple[list[Observation], list[dict[str, Any]], int]:
    """Everything in the rings of `folder`, by time; the ``Wrote`` items; and how much was lost."""
    observations: list[Observation] = []
    wrote: list[dict[str, Any]] = []
    lost = 0
    for path in folder.glob("*.ring"):
        reader = RingReader(str(path))
        payloads, missed = reader.read()
        reader.close()
        lost += missed
        for item in (item for payload in payloads for item in _items(json.loads(payload))):
            if item["kind"] == "Wrote":
                wrote.append(item)
            else:
                observations.append(from_json(item))
    observations.sort(key=lambda observation: observation.t)
    return observations, wrote, lost


def _items(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if data["kind"] == "Batch":
        yield from data["items"]
    else:
        yield data


@functools.cache
def interpreters() -> list[str]:
    """This interpreter, and every other CPython 3.9 or newer that pyenv has or that is named in CROSSTALK_PYTHONS."""
    named = os.environ.get("CROSSTALK_PYTHONS", "").split(os.pathsep)
    root = Path(os.environ.get("PYENV_ROOT", str(Path.home() / ".pyenv"))) / "versions"
    found = [sys.executable, *filter(None, named), *map(str, sorted(root.glob("3.*/bin/python")))]
    real: dict[str, str] = {}
    for path in found:
        real.setdefault(os.path.realpath(path), path)
    return [path for path in real.values() if _is_new_enough(path)]


METHODS = ("fork", "spawn", "forkserver") if sys.platform.startswith("linux") else ("spawn",)


def _is_new_enough(path: str) -> bool:
    code = "import sys; sys.exit(sys.version_info < (3, 9) or sys.implementation.name != 'cpython')"
    return subprocess.run([path, "-c", code], check=False).returncode == 0


every_python = pytest.mark.parametrize("python", interpreters())
every_method = pytest.mark.parametrize("method", METHODS)
