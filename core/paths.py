"""The only door to the files that come with Crosstalk and to the folders that are the user's."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NAME = "Crosstalk"


def resources_folder() -> Path:
    """`resources`, beside `core` in a checkout and in an installed wheel, and in the folder that a bundle carries."""
    bundle = getattr(sys, "_MEIPASS", None)
    return (Path(bundle) if bundle else Path(__file__).resolve().parent.parent) / "resources"


def lab_python() -> str:
    """The interpreter that labs run on unless another one is picked: that which runs Crosstalk. A bundle's executable
    is none, so it carries one of the same version."""
    bundle = getattr(sys, "_MEIPASS", None)
    if not bundle:
        return sys.executable
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return str(Path(bundle, "python", "python.exe" if sys.platform == "win32" else f"bin/{version}"))


def lessons_folder() -> Path:
    return resources_folder() / "lessons"


def presets_folder() -> Path | None:
    """Where a teacher's presets lie: beside a bundle's executable; None from source."""
    return Path(sys.executable).parent if getattr(sys, "frozen", False) else None


def config_folder() -> Path:
    """Where settings are kept. It need not exist yet."""
    if sys.platform == "win32":
        return _from_environment("APPDATA", "AppData/Roaming") / _NAME
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / _NAME
    return _from_environment("XDG_CONFIG_HOME", ".config") / _NAME.lower()


def data_folder() -> Path:
    """Where a user's recordings and own lessons are kept. It need not exist yet."""
    if sys.platform == "win32":
        return _from_environment("LOCALAPPDATA", "AppData/Local") / _NAME
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / _NAME
    return _from_environment("XDG_DATA_HOME", ".local/share") / _NAME.lower()


def _from_environment(variable: str, below_home: str) -> Path:
    """The folder that `variable` names; relative ones are to be ignored, as the XDG base directory specification
    says."""
    named = os.environ.get(variable, "")
    return Path(named) if os.path.isabs(named) else Path.home() / below_home
