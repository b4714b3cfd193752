"""Interpreters are what they say they are, and what cannot run a lab is said to be so."""

from __future__ import annotations

import multiprocessing
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from core import interpreters
from core.interpreters import find, vet
from core.problem import ProblemError

posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")


def stand_in(folder: Path, script: str) -> Path:
    path = folder / "python3"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o700)
    return path


def problem(path: Path | str) -> tuple[str, dict[str, str]]:
    with pytest.raises(ProblemError) as caught:
        vet(path)
    assert caught.value.problem.where == str(path)
    return caught.value.problem.code, caught.value.problem.details


def test_this_interpreter_is_what_it_is() -> None:
    found = vet(sys.executable)
    assert found.path == sys.executable
    assert found.version == sys.version_info[:3]
    assert found.version_text == ".".join(map(str, sys.version_info[:3]))
    assert found.implementation == "cpython"
    assert found.gil is getattr(sys, "_is_gil_enabled", lambda: True)()
    assert found.start_methods == tuple(multiprocessing.get_all_start_methods())


def test_what_is_known_of_this_one_is_what_it_says_of_itself() -> None:
    assert interpreters.own() == vet(sys.executable)


def test_what_is_known_is_taken_as_it_is_while_the_file_is_there(tmp_path: Path) -> None:
    known = replace(interpreters.own(), path=str(tmp_path / "python"))
    (tmp_path / "python").touch()
    assert interpreters.present(known) is known
    (tmp_path / "python").unlink()
    with pytest.raises(ProblemError) as caught:
        interpreters.present(known)
    assert caught.value.problem.code == "interpreter-gone"


def test_a_name_is_looked_for_as_in_a_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.path.dirname(sys.executable))
    assert vet(os.path.basename(sys.executable)).path == sys.executable


def test_one_that_is_gone_is_said() -> None:
    assert problem("/nowhere/python3") == ("interpreter-gone", {"error": "No such file or directory"})


@posix
@pytest.mark.parametrize(
    ("script", "code", "details"),
    [
        ('echo \'["/x", [3, 8, 10], "cpython", true, ["fork"]]\'', "interpreter-too-old", {"version": "3.8.10"}),
        ("echo 'Unknown option: -I' >&2; exit 2", "interpreter-too-old", {"version": "2"}),
        ('echo \'["/x", [3, 11, 1], "pypy", true, ["fork"]]\'', "not-cpython", {"implementation": "pypy"}),
        ("echo no module named encodings >&2; exit 1", "interpreter-broken", {"error": "no module named encodings"}),
        ("exit 3", "interpreter-broken", {"error": "exit status 3"}),
        ("echo '[]'", "interpreter-broken", {"error": "exit status 0"}),
        ("echo 7", "interpreter-broken", {"error": "exit status 0"}),
    ],
)
def test_one_that_cannot_run_a_lab_is_said(tmp_path: Path, script: str, code: str, details: dict[str, str]) -> None:
    assert problem(stand_in(tmp_path, script)) == (code, details)


@posix
def test_one_that_never_answers_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interpreters, "_PATIENCE_S", 0.05)
    code, details = problem(stand_in(tmp_path, "exec sleep 60"))
    assert code == "interpreter-broken"
    assert "no answer" in details["error"]


@posix
def test_one_that_is_no_program_is_said(tmp_path: Path) -> None:
    (tmp_path / "python3").write_bytes(b"\0\0")
    (tmp_path / "python3").chmod(0o700)
    assert problem(tmp_path / "python3")[0] == "interpreter-broken"


@posix
def test_one_is_asked_once_and_again_when_it_has_changed(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    path = stand_in(tmp_path, f"echo x >> '{asked}'; exec '{sys.executable}' \"$@\"")
    assert vet(path) == vet(path)
    assert len(asked.read_text().split()) == 1
    os.utime(path, ns=(1, 1))
    vet(path)
    assert len(asked.read_text().split()) == 2


@posix
def test_a_launcher_stands_for_what_it_starts(tmp_path: Path) -> None:
    assert vet(stand_in(tmp_path, f"exec '{sys.executable}' \"$@\"")).path == sys.executable


def test_what_is_found_can_run_a_lab_and_is_there_once() -> None:
    found = find()
    assert found[0].path == sys.executable
    assert all(each.version >= interpreters.OLDEST and each.implementation == "cpython" for each in found)
    real = [os.path.realpath(each.path) for each in found]
    assert len(real) == len(set(real))
    assert [each.version for each in found[1:]] == sorted((each.version for each in found[1:]), reverse=True)


@posix
def test_the_places_where_people_install_pythons_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in (tmp_path / "bin", tmp_path / "pyenv" / "versions" / "3.9.1" / "bin"):
        place.mkdir(parents=True)
    copy = stand_in(tmp_path / "bin", "exit 1").rename(tmp_path / "bin" / "python3.12")
    stand_in(tmp_path / "pyenv" / "versions" / "3.9.1" / "bin", "exit 1").rename(
        tmp_path / "pyenv" / "versions" / "3.9.1" / "bin" / "python"
    )
    (tmp_path / "bin" / "python3").symlink_to(copy)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    candidates = interpreters._candidates()
    assert candidates[0] == sys.executable
    assert str(tmp_path / "pyenv" / "versions" / "3.9.1" / "bin" / "python") in candidates
    assert len([path for path in candidates if path.startswith(str(tmp_path / "bin"))]) == 1


def test_asking_leaves_no_process_behind() -> None:
    find()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
