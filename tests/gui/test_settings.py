"""What the window remembers survives damage, other versions and folders that cannot be written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from gui.settings import Settings, SettingsFile


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "config" / "crosstalk")


def test_first_start_has_defaults_and_writes_nothing(file: SettingsFile) -> None:
    assert file.load() == (Settings(), None)
    assert not file.path.parent.exists()


def test_everything_saved_comes_back(file: SettingsFile) -> None:
    settings = Settings(
        language="zh_CN", theme="dark", scale=1.5, projector=True, lesson="race", done=["race", "lock"],
        geometry="01d9", splitters={"page": [400, 600]}, python="/usr/bin/python3", start_method="spawn",
    )  # fmt: skip
    assert file.save(settings) is None
    assert file.load() == (settings, None)


def test_saving_leaves_one_file(file: SettingsFile) -> None:
    file.save(Settings())
    file.save(Settings(theme="dark"))
    assert [path.name for path in file.path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("damage", [b'{"theme": "da', b"", b"[1, 2]", b"\xff\xfe\x00", b"null"])
def test_a_damaged_file_is_kept_and_said(file: SettingsFile, damage: bytes) -> None:
    file.path.parent.mkdir(parents=True)
    file.path.write_bytes(damage)
    settings, problem = file.load()
    assert settings == Settings()
    assert problem is not None
    assert problem.code == "settings-damaged"
    assert Path(problem.details["kept"]).read_bytes() == damage
    assert not file.path.exists()
    assert file.save(settings) is None
    assert file.load() == (Settings(), None)


@pytest.mark.parametrize(
    ("name", "value"),
    [("scale", "large"), ("scale", 900), ("theme", "pink"), ("splitters", {"page": ["a"]}), ("language", 3),
     ("geometry", "no digits"), ("done", "race"), ("projector", 1),
     ("recent", [1]), ("pythons", "python"), ("watches", {"a": "n"})],
)  # fmt: skip
def test_a_wrong_value_costs_only_itself(file: SettingsFile, name: str, value: object) -> None:
    file.path.parent.mkdir(parents=True)
    file.path.write_text(json.dumps({"lesson": "race", name: value}), encoding="utf-8")
    settings, problem = file.load()
    assert settings == Settings(lesson="race")
    assert problem is not None
    assert problem.code == "settings-damaged"


def test_keys_of_another_version_are_kept(file: SettingsFile) -> None:
    file.path.parent.mkdir(parents=True)
    file.path.write_text('{"version": 7, "theme": "light", "soundtrack": {"on": true}}', encoding="utf-8")
    settings, problem = file.load()
    assert problem is None
    settings.theme = "dark"
    file.save(settings)
    written = json.loads(file.path.read_text(encoding="utf-8"))
    assert written["soundtrack"] == {"on": True}
    assert written["theme"] == "dark"


def test_a_folder_that_cannot_be_made_is_a_problem_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be", encoding="utf-8")
    problem = SettingsFile(tmp_path / "config").save(Settings())
    assert problem is not None
    assert problem.code == "settings-not-saved"
    assert problem.details["error"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_without_write_permission_the_old_file_stays(file: SettingsFile) -> None:
    file.save(Settings(theme="dark"))
    file.path.parent.chmod(0o500)
    try:
        problem = file.save(Settings(theme="light"))
        assert problem is not None
        assert file.load()[0].theme == "dark"
    finally:
        file.path.parent.chmod(0o700)


def test_an_unreadable_file_is_a_problem_and_is_left_alone(file: SettingsFile) -> None:
    file.path.mkdir(parents=True)  # a folder of that name cannot be read as a file
    settings, problem = file.load()
    assert settings == Settings()
    assert problem is not None
    assert problem.code == "settings-unreadable"
    assert file.save(settings) == problem
    assert file.path.is_dir()


def test_a_path_that_is_no_text_can_be_remembered(file: SettingsFile) -> None:
    settings = Settings(recent=["/home/half a character \udcff.py"])
    assert file.save(settings) is None
    assert file.load() == (settings, None)
