"""Whatever the machine refuses has a name in the language of the window; only Python's own names stay as they are."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from core import paths
from gui.step.constructs import construct_words

_PYTHONS_OWN = re.compile(r"(import )?[\w.*]+(\(\))?|\.\w+\(\)|Python 5\.5")
_REFUSING = {"Unsupported": 0, "_refused": 1}
"""By function, which of its arguments names the construct."""


def constructs() -> Iterator[str]:
    """All that the scheduler's sources call unsupported, with something in the places of what varies."""
    for path in sorted((paths.resources_folder().parent / "core" / "scheduler").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _REFUSING:
                named = node.args[_REFUSING[node.func.id]]
                yield from _texts(named)


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else _filled(part) for part in node.values)


def _filled(part: ast.expr) -> str:
    varies = ast.unparse(part).lower()
    return "5" if "limit" in varies or "version" in varies else "list"


@pytest.mark.parametrize("construct", sorted({text for text in constructs() if not _PYTHONS_OWN.fullmatch(text)}))
def test_every_construct_is_named_in_chinese(construct: str, qapp: QApplication) -> None:
    translator = QTranslator()
    assert translator.load(str(paths.resources_folder() / "i18n" / "zh_CN.qm"))
    qapp.installTranslator(translator)
    try:
        words = construct_words(construct)
    finally:
        qapp.removeTranslator(translator)
    assert re.search(r"[\u4e00-\u9fff]", words), words
    assert "{" not in words


def test_numbers_and_names_are_kept() -> None:
    assert construct_words("a list of more than 1000000 items") == "a list of more than 1,000,000 items"
    assert construct_words("import sqlite3") == "import sqlite3"
