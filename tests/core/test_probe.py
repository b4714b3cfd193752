"""How the probe starts, and what it says of values, on every interpreter that is there. That it alters nothing is in
`test_byte_identity`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.core.direct_lab import (
    every_python,
    lab_environment,
    last_sample,
    plain_environment,
    read_rings,
    run_plain,
    run_text,
)

VALUES = """
import collections, math, multiprocessing
class Loud:
    def __getattribute__(self, name): print("asked for", name)
    def __repr__(self): print("repr")
    def __len__(self): print("len")
    def __eq__(self, other): print("eq")
    def __hash__(self): print("hash"); return 0
    def __bool__(self): print("bool")
class Meta(type):
    def __eq__(self, other): print("meta eq")
    def __hash__(self): return 1
    @property
    def __name__(self): print("meta name")
    @property
    def __mro__(self): print("meta mro")
class Odd(metaclass=Meta): pass
class Number(int):
    def __repr__(self): print("number")
loud, odd, number = Loud(), Odd(), Number(3)
whole, huge, part, infinite, truth, nothing = 5, 10**400, 0.5, math.inf, True, None
text = "a" * 300
small, big, mixed = [1, "two", None], list(range(50)), [Loud()]
table, tail, raw = {"n": 1}, collections.deque([1, 2]), b"123"
shared = multiprocessing.Value("i", 42)
"""
VALUE_NAMES = (
    *("loud", "odd", "number", "whole", "huge", "part", "infinite", "truth", "nothing"),
    *("text", "small", "big", "mixed", "table", "tail", "raw", "shared"),
)


@every_python
def test_values_are_shown_without_running_any_code_of_the_program(python: str, tmp_path: Path) -> None:
    done = run_text(python, VALUES, tmp_path, watching={"names": [*VALUE_NAMES, "absent"]})
    assert (done.stdout, done.stderr) == (b"", b"")
    shown = {name: (value.form, value.shown) for name, value in last_sample(done).values.items()}
    assert shown == {
        "loud": ("type", "Loud"),
        "odd": ("type", "Odd"),
        "number": ("type", "Number"),
        "whole": ("number", 5),
        "huge": ("type", "int"),
        "part": ("number", 0.5),
        "infinite": ("repr", "inf"),
        "truth": ("repr", "True"),
        "nothing": ("repr", "None"),
        "text": ("text", "a" * 200),
        "small": ("repr", "[1, 'two', None]"),
        "big": ("size", 50),
        "mixed": ("size", 1),
        "table": ("repr", "{'n': 1}"),
        "tail": ("repr", "deque([1, 2])"),
        "raw": ("size", 3),
        "shared": ("number", 42),
    }


@every_python
def test_a_probe_that_cannot_start_leaves_the_program_alone_and_says_so(python: str, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text("import os; print('PYTHONPATH' in os.environ, 'ran')")
    for damage in ("rings", "json", "protocol"):
        folder = tmp_path / damage
        folder.mkdir()
        environment = lab_environment(folder, program, "", {})
        if damage == "rings":
            (folder / "rings").rmdir()
        else:
            text = (folder / "lab.json").read_text()
            (folder / "lab.json").write_text(
                text[1:] if damage == "json" else text.replace('"protocol": 1', '"protocol": 0')
            )
        done = subprocess.run([python, str(program)], env=environment, capture_output=True, check=False)
        assert (done.stdout, done.stderr, done.returncode) == (b"False ran\n", b"", 0)
        assert list(folder.rglob("*.error"))


@every_python
def test_the_environments_own_sitecustomize_and_path_stay_in_force(python: str, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    program = tmp_path / "program.py"
    program.write_text("import os, sys; print(sys.path, os.environ['PYTHONPATH'], 'sitecustomize' in sys.modules)")
    for content in ("import sys; print('own', __name__, __file__)", "import nothing_of_that_name", "1 / 0", ""):
        (own / "sitecustomize.py").write_text(content)
        plain = run_plain(python, program, environment={"PYTHONPATH": str(own)})
        with tempfile.TemporaryDirectory() as folder:
            environment = lab_environment(Path(folder), program, "", {})
            environment["PYTHONPATH"] += os.pathsep + str(own)
            lab = subprocess.run(
                [python, str(program)], env=environment, cwd=tmp_path, capture_output=True, check=False
            )
            assert read_rings(Path(folder) / "rings")[0]
        assert (lab.stdout, lab.stderr, lab.returncode) == (plain.stdout, plain.stderr, plain.code)


def test_without_a_lab_nothing_is_observed_and_nothing_fails(tmp_path: Path) -> None:
    environment = lab_environment(tmp_path, tmp_path / "program.py", "", {})
    del environment["CROSSTALK_LAB"]
    done = subprocess.run([sys.executable, "-c", "print(1)"], env=environment, capture_output=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == (b"1\n", b"", 0)
    assert plain_environment().keys() <= environment.keys()
    assert not list((tmp_path / "rings").iterdir())
