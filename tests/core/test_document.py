"""A file that is open here and may be changed elsewhere: nothing is overwritten unseen, and nothing is half written."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import document
from core.document import Document
from core.problem import ProblemError
from core.program import from_bytes, load, with_source

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions and links as on POSIX")


def opened(path: Path) -> Document:
    return Document(path, load(path))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "mine.py"
    path.write_bytes(b"x = 1\r\n")
    return path


def test_a_file_that_nobody_touches_is_the_same(path: Path) -> None:
    assert opened(path).look() == "same"


def test_one_that_is_written_anew_with_the_same_bytes_is_the_same(path: Path) -> None:
    mine = opened(path)
    document.write(path, b"x = 1\r\n")
    assert mine.look() == "same"


def test_a_change_is_seen_until_it_is_read_or_passed_over(path: Path) -> None:
    mine = opened(path)
    document.write(path, b"x = 2\n")
    assert [mine.look(), mine.look()] == ["changed", "changed"]
    assert mine.reload().source == "x = 2\n"
    assert mine.look() == "same"
    document.write(path, b"x = 3\n")
    mine.keep_mine()
    assert (mine.look(), mine.program.source) == ("same", "x = 2\n")
    document.write(path, b"x = 4\n")
    assert mine.look() == "changed"


def test_a_file_that_is_removed_is_gone_and_may_come_back(path: Path) -> None:
    mine = opened(path)
    path.unlink()
    assert mine.look() == "gone"
    mine.save(mine.program)
    assert (mine.look(), path.read_bytes()) == ("same", b"x = 1\r\n")


def test_one_that_cannot_be_read_again_leaves_what_was_known(path: Path) -> None:
    mine = opened(path)
    path.write_bytes(b"\0")
    with pytest.raises(ProblemError) as caught:
        mine.reload()
    assert caught.value.problem.code == "program-not-text"
    assert mine.program.data == b"x = 1\r\n"


def test_saving_keeps_line_ends_and_encoding(tmp_path: Path) -> None:
    path = tmp_path / "latin.py"
    path.write_bytes("# coding: latin-1\r\nname = 'é'\r\n".encode("latin-1"))
    mine = opened(path)
    mine.save(with_source(mine.program, mine.program.source + "more = 'ü'\n"))
    assert path.read_bytes() == "# coding: latin-1\r\nname = 'é'\r\nmore = 'ü'\r\n".encode("latin-1")


@posix
def test_saving_keeps_permissions_and_links(path: Path) -> None:
    path.chmod(0o750)
    link = path.with_name("link.py")
    link.symlink_to(path)
    opened(link).save(from_bytes("link.py", b"x = 2\n"))
    assert link.is_symlink()
    assert path.read_bytes() == b"x = 2\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o750


@posix
def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    document.write(tmp_path / "new.py", b"")
    (tmp_path / "usual.py").touch()
    assert (tmp_path / "new.py").stat().st_mode == (tmp_path / "usual.py").stat().st_mode


def test_what_cannot_be_saved_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ProblemError) as caught:
        document.write(tmp_path / "gone" / "new.py", b"")
    assert (caught.value.problem.code, os.listdir(tmp_path)) == ("not-saved", [])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200).filter(lambda data: b"\0" not in data))
def test_any_file_comes_back_byte_for_byte(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    mine = opened(path)
    mine.save(mine.program)
    assert path.read_bytes() == data
