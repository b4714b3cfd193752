"""Every text of the window is there in Chinese, with the same values in it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from gui.language import CHINESE, ENGLISH, Translations

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "i18n"

Message = tuple[str, str, str, str]
"""Context, source, the comment that tells it from others of that text, translation (`UNFINISHED`: there is none)."""

UNFINISHED = "(unfinished)"


def tool(name: str) -> str:
    """A program that PySide6 brings, beside the interpreter that runs the tests."""
    suffix = ".exe" if sys.platform == "win32" else ""
    return str(Path(sys.executable).parent / f"{name}{suffix}")


def messages(file: Path) -> list[Message]:
    found = []
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            text = UNFINISHED if translation.get("type") else translation.text or ""
            comment = message.findtext("comment", "")
            found.append((context.findtext("name", ""), message.findtext("source", ""), comment, text))
    return found


@pytest.fixture(scope="module")
def translated() -> list[Message]:
    return messages(FOLDER / "zh_CN.ts")


def test_every_text_in_the_sources_has_its_place(translated: list[Message], tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    command = [tool("pyside6-lupdate"), "-silent", "-locations", "none", "-extensions", "py", "gui", "-ts", str(fresh)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=60)
    in_sources = {message[:3] for message in messages(fresh)}
    known = {message[:3] for message in translated}
    assert in_sources - known == set(), "new texts: docs/translating.md says what to do"
    assert known - in_sources == set(), "texts that are gone from the sources"


def test_no_text_is_hidden_from_the_tool_that_collects_them(translated: list[Message]) -> None:
    """It does not see what stands inside an f-string, and such a text would stay English."""
    known = {message[:2] for message in translated}
    missed = []
    for path in sorted((ROOT / "gui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "translate":
                text = tuple(ast.literal_eval(argument) for argument in node.args[:2])
                missed += [(path.name, *text)] if text not in known else []
    assert missed == []


def test_nothing_is_unfinished(translated: list[Message]) -> None:
    """An empty translation is none: Qt shows the English text."""
    assert [message[:3] for message in translated if message[3] in (UNFINISHED, "")] == []


def test_values_have_the_same_names(translated: list[Message]) -> None:
    for context, source, _comment, text in translated:
        assert set(re.findall(r"{\w*}", text)) == set(re.findall(r"{\w*}", source)), (context, source)


def test_the_kinds_of_files_stay_in_brackets_that_dialogs_read(translated: list[Message]) -> None:
    kinds = {source: re.search(r"\(\*.*\)$", source) for _, source, _, _ in translated}
    told = [(source, text) for _, source, _, text in translated if kinds[source]]
    assert len(told) >= 4
    for source, text in told:
        kind = kinds[source]
        assert kind is not None
        assert text.endswith(f" {kind[0]}"), text


def test_chinese_has_chinese_punctuation(translated: list[Message]) -> None:
    wrong = [text for *_source, text in translated if re.search(r"[一-鿿][,;:?!]|[,;?!][一-鿿]|[一-鿿]\.(?!\w)", text)]
    assert wrong == []


def test_the_compiled_file_is_that_of_the_translations(translated: list[Message]) -> None:
    translator = QTranslator()
    assert translator.load(str(FOLDER / "zh_CN.qm"))
    for context, source, comment, text in translated:
        assert translator.translate(context, source, comment) == text, (context, source)


def test_the_language_is_switched_both_ways(qapp: QApplication) -> None:
    translations = Translations(FOLDER)
    try:
        assert translations.use(CHINESE) == []
        assert QCoreApplication.translate("Menus", "File") == "文件"
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    finally:
        translations.use(ENGLISH)
    assert QCoreApplication.translate("Menus", "File") == "File"
