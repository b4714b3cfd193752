"""Statements of ours in functions of others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from core.lab.probe.inside.graft import forget_files, graft

MODULE = '''"""A module with a class."""


class Box:
    def put(self, item, times=[1]):
        """Puts it in."""
        self.items.append(item)
        # nothing else
        return len(self.items) / times[0]

    def take(self):
        return self.items.pop()
'''


def _module(tmp_path: Path) -> Any:
    path = tmp_path / "box.py"
    path.write_text(MODULE)
    namespace: dict[str, Any] = {"__name__": "box"}
    exec(compile(MODULE, str(path), "exec"), namespace)
    return namespace["Box"]


def _append(node: Any) -> str:
    function = getattr(getattr(node, "value", None), "func", None)
    return "at" if getattr(function, "attr", "") == "append" else ""


def _return(node: Any) -> str:
    return "at" if type(node).__name__ == "Return" else ""


def test_a_graft_runs_what_was_added_and_looks_like_the_original(tmp_path: Path) -> None:
    kind = _module(tmp_path)
    before, noted = kind.put, []
    assert graft(kind, "put", {"at": "note(item)"}, {"note": noted.append}, _append)
    assert graft(kind, "take", {"at": "note(value)"}, {"note": noted.append}, _return)
    box = kind()
    box.items = []
    assert box.put(7) == 1.0
    assert box.take() == 7
    assert noted == [7, 7]
    for name in ("__name__", "__qualname__", "__module__", "__doc__", "__defaults__", "__globals__"):
        assert getattr(kind.put, name) is getattr(before, name) or getattr(kind.put, name) == getattr(before, name)
    with pytest.raises(ZeroDivisionError) as caught:
        box.put(8, [0])
    last = caught.traceback[-1]
    assert (str(last.path), last.lineno + 1, last.name) == (str(tmp_path / "box.py"), 9, "put")


def test_a_function_that_is_not_as_expected_stays_as_it_is(tmp_path: Path) -> None:
    kind = _module(tmp_path)
    before = kind.put
    assert not graft(kind, "put", {"at": "note(item)"}, {"note": print}, lambda node: "")
    assert not graft(kind, "absent", {"at": "note(item)"}, {"note": print}, _return)
    (tmp_path / "box.py").write_text("")
    forget_files()
    assert not graft(kind, "put", {"at": "note(item)"}, {"note": print}, _append)
    assert kind.put is before
