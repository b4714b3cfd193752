"""Resources are found wherever Crosstalk runs from; the user's folders are where the platform wants them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from core import paths


def test_resources_lie_beside_the_core() -> None:
    assert paths.resources_folder() == Path(paths.__file__).resolve().parent.parent / "resources"
    assert (paths.lessons_folder() / "chapters.toml").is_file()


def test_a_bundle_carries_its_own_resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources_folder() == tmp_path / "resources"


def test_linux_folders_follow_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "c"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "d"))
    assert paths.config_folder() == tmp_path / "c" / "crosstalk"
    assert paths.data_folder() == tmp_path / "d" / "crosstalk"


@pytest.mark.parametrize("value", ["", "relative/folder"])
def test_linux_folders_fall_back_to_the_home_folder(
    value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", value)
    monkeypatch.setenv("XDG_DATA_HOME", value)
    assert paths.config_folder() == tmp_path / ".config" / "crosstalk"
    assert paths.data_folder() == tmp_path / ".local" / "share" / "crosstalk"


def test_windows_folders_follow_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("APPDATA", str(tmp_path / "Roaming"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    assert paths.config_folder() == tmp_path / "Roaming" / "Crosstalk"
    assert paths.data_folder() == tmp_path / "Local" / "Crosstalk"


def test_macos_folders_are_in_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.config_folder() == tmp_path / "Library" / "Application Support" / "Crosstalk"
    assert paths.data_folder() == paths.config_folder()


def test_labs_run_on_the_python_that_runs_crosstalk_and_in_a_bundle_on_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert paths.lab_python() == sys.executable
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert paths.lab_python() == str(tmp_path / "python" / "bin" / "python{}.{}".format(*sys.version_info))
    monkeypatch.setattr(sys, "platform", "win32")
    assert paths.lab_python() == str(tmp_path / "python" / "python.exe")
