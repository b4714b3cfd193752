"""What the window remembers survives damage, other versions and folders that cannot be written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.settings import THEMES, Settings, SettingsFile, merged


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


# --- two windows at once ---------------------------------------------------------------------------------------


def test_what_two_windows_change_is_all_kept(file: SettingsFile) -> None:
    file.save(Settings(done=["race"], recent=["a.py", "b.py"], splitters={"page": [400, 600]}, pythons=["old"]))
    other = SettingsFile(file.path.parent)
    mine, theirs = file.load()[0], other.load()[0]
    mine.theme, mine.done, mine.recent = "dark", ["race", "lock"], ["mine.py", "a.py", "b.py"]
    mine.splitters["run"] = [1, 2]
    theirs.language, theirs.done, theirs.recent = "zh_CN", ["race", "memory"], ["theirs.py", "a.py", "b.py"]
    theirs.splitters["page"] = [500, 500]
    theirs.pythons.remove("old")
    for _ in range(2):  # the second time nobody has changed anything
        file.save(mine)
        other.save(theirs)
    assert SettingsFile(file.path.parent).load() == (
        Settings(
            theme="dark",
            language="zh_CN",
            done=["race", "memory", "lock"],
            recent=["theirs.py", "a.py", "b.py", "mine.py"],
            splitters={"page": [500, 500], "run": [1, 2]},
            pythons=[],
        ),
        None,
    )


def test_of_two_windows_that_change_the_same_the_last_one_counts(file: SettingsFile) -> None:
    other = SettingsFile(file.path.parent)
    mine, theirs = file.load()[0], other.load()[0]
    mine.theme, theirs.theme = "dark", "light"
    file.save(mine)
    other.save(theirs)
    assert file.load()[0].theme == "light"
    file.path.write_text("damaged", encoding="utf-8")
    theirs.done.append("race")
    other.save(theirs)
    assert other.load() == (theirs, None)


VALUES = st.builds(
    Settings,
    theme=st.sampled_from(THEMES),
    scale=st.sampled_from([1.0, 1.5]),
    done=st.lists(st.sampled_from("abcd"), unique=True),
    splitters=st.dictionaries(st.sampled_from("ab"), st.lists(st.integers(0, 9), min_size=2, max_size=2)),
)


@given(VALUES, VALUES, VALUES)
def test_whatever_changes_where_nothing_comes_from_nowhere(known: Settings, ours: Settings, theirs: Settings) -> None:
    found = merged(known, ours, theirs)
    assert found.theme == (theirs if ours.theme == known.theme else ours).theme
    for name in found.done:
        assert name in ours.done or name in theirs.done
    assert {*ours.done} - {*known.done} <= {*found.done}
    assert {*theirs.done} - {*known.done} <= {*found.done}
    assert len(found.done) == len({*found.done})
    for key, sizes in found.splitters.items():
        assert sizes in (ours.splitters.get(key), theirs.splitters.get(key))
    assert merged(known, known, theirs) == theirs
    assert merged(known, ours, known) == ours


def test_a_path_that_is_no_text_can_be_remembered(file: SettingsFile) -> None:
    settings = Settings(recent=["/home/half a character \udcff.py"])
    assert file.save(settings) is None
    assert file.load() == (settings, None)
