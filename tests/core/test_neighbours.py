"""A program in a folder runs there, among its modules, packages and data, whether it was saved or only changed."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core import neighbours, program
from core.interpreters import own
from core.program import Program, with_source
from core.run import Order, Run
from tests.following import Follower

MAIN = """\
import sys
from pathlib import Path

import beside
from package import inner

print(beside.NAME, inner.NAME)
print(open("data.txt").read(), Path(__file__).with_name("data.txt").read_text())
Path("made.txt").write_text("made")
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a program and all that it needs."""
    folder = tmp_path / "home"
    (folder / "package").mkdir(parents=True)
    (folder / "package" / "__init__.py").write_text("")
    (folder / "package" / "inner.py").write_text("NAME = 'inside'\n")
    (folder / "beside.py").write_text("NAME = 'beside'\n\n\ndef fail():\n    raise ValueError(NAME)\n")
    (folder / "data.txt").write_text("data")
    (folder / "main.py").write_text(MAIN)
    return folder


def run(home: Path, text: Program, **order: object) -> tuple[str, str, Follower]:
    """What `text` writes when it runs as `main.py` in `home`."""
    output, errors = io.BytesIO(), io.BytesIO()
    follower = Follower(Run(Order(own(), text, directory=home, **order), copy=(output, errors)))  # type: ignore[arg-type]
    follower.finish()
    return output.getvalue().decode(), errors.getvalue().decode(), follower


@pytest.mark.parametrize("addition", ["", "print('changed')\n"])
def test_it_finds_modules_packages_and_data(home: Path, addition: str) -> None:
    saved = program.load(home / "main.py")
    output, errors, _ = run(home, with_source(saved, MAIN + addition))
    assert errors == ""
    assert output.splitlines() == ["beside inside", "data data", *(["changed"] if addition else [])]
    assert (home / "made.txt").read_text() == "made"


def test_what_was_changed_and_not_saved_leaves_the_file_as_it_is(home: Path) -> None:
    before = sorted(home.rglob("*"))
    output, _, _ = run(home, program.from_bytes("main.py", b"print('another one')"))
    assert output == "another one\n"
    assert (home / "main.py").read_text() == MAIN
    assert sorted(home.rglob("*")) == before


@pytest.mark.parametrize("source", ["import beside\nbeside.fail()\n", "def f(:\n", "import nowhere\n"])
def test_a_saved_program_fails_byte_for_byte_as_in_a_plain_run(home: Path, source: str) -> None:
    (home / "main.py").write_text(source)
    plain = subprocess.run([sys.executable, "main.py"], cwd=home, capture_output=True)
    _, errors, follower = run(home, program.load(home / "main.py"))
    assert errors.encode() == plain.stderr
    assert follower.run.outcome is not None
    assert follower.run.outcome.exit_code == plain.returncode


@pytest.mark.parametrize("addition", ["", "# changed\n"])
def test_its_children_find_the_modules_too(home: Path, addition: str) -> None:
    source = (
        "import multiprocessing\nimport beside\n\n\ndef work():\n    print(beside.NAME)\n\n\n"
        "if __name__ == '__main__':\n    child = multiprocessing.Process(target=work)\n    child.start()\n"
        "    child.join()\n"
    )
    (home / "main.py").write_text(source)
    text = with_source(program.load(home / "main.py"), source + addition)
    output, errors, _ = run(home, text, start_method="spawn")
    assert (output, errors) == ("beside\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege")
def test_a_program_that_is_a_link_has_the_neighbours_of_its_target(home: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "main.py").symlink_to(home / "main.py")
    output, errors, _ = run(elsewhere, program.from_bytes("main.py", b"import beside, os\nprint(os.listdir())\n"))
    assert (output, errors) == ("['main.py']\n", "")


def test_a_file_that_was_deleted_still_runs_as_it_was(home: Path) -> None:
    text = program.load(home / "main.py")
    (home / "main.py").unlink()
    assert run(home, text)[0].startswith("beside inside\n")


def test_a_folder_that_was_deleted_is_said(tmp_path: Path) -> None:
    _, _, follower = run(tmp_path / "gone", program.from_bytes("main.py", b"print(1)"))
    assert follower.run.outcome is not None
    assert (follower.run.outcome.kind, follower.run.outcome.reason) == ("failed-to-start", "no-such-folder")


def test_of_too_many_neighbours_the_modules_are_there(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbours, "LIMIT", 2)
    mirror = tmp_path / "mirror"
    mirror.mkdir()
    neighbours.link_neighbours(home / "main.py", str(mirror))
    assert sorted(os.listdir(mirror)) == ["beside.py"]
