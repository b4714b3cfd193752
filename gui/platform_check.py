"""Whether a window can be opened here, found out before Qt is asked, because Qt's own answer is an abort.

A Linux without one of the libraries that Qt links to gives a traceback (or, for the plugin that talks to the X
server, ends the process with a core dump); one without a display ends the same way. Here each of these is one
sentence that says what to do. It cannot go through Qt's translations: there is no Qt yet.
"""

from __future__ import annotations

import ctypes
import importlib.util
import sys
from collections.abc import Mapping
from pathlib import Path

OLDEST_PYTHON = (3, 11)

# module: the distribution that has it
MODULES = {
    "PySide6": "PySide6-Essentials",
    "pyqtgraph": "pyqtgraph",
    "numpy": "numpy",
    "pygments": "Pygments",
    "psutil": "psutil",
}

# soname: (package on Debian and Ubuntu, package on Fedora)
PACKAGES = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl"),
    "libGL.so.1": ("libgl1", "libglvnd-glx"),
    "libX11.so.6": ("libx11-6", "libX11"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libstdc++.so.6": ("libstdc++6", "libstdc++"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libz.so.1": ("zlib1g", "zlib"),
    "libzstd.so.1": ("libzstd1", "libzstd"),
    "libxcb.so.1": ("libxcb1", "libxcb"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libwayland-client.so.0": ("libwayland-client0", "libwayland-client"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "libwayland-cursor"),
}
ONLY_WAYLAND = frozenset(name for name in PACKAGES if "wayland" in name)
ONLY_X = frozenset(name for name in PACKAGES if "xcb" in name or name == "libxkbcommon-x11.so.0")

SENTENCES = {
    "en": {
        "python": "Crosstalk needs Python 3.11 or newer; this is {version} ({path}).",
        "module": (
            "Crosstalk needs {module}, which this Python does not have. Install it with: {path} -m pip install {module}"
        ),
        "library": (
            "Crosstalk cannot open its window: Qt needs {libraries}, not found on this system. "
            "Install with: sudo apt install {debian} (Debian, Ubuntu) or sudo dnf install {fedora} (Fedora)."
        ),
        "unknown": (
            "Crosstalk cannot open its window: Qt needs {libraries}, not found on this system. "
            "Install the package of your system that has it."
        ),
        "display": (
            "Crosstalk cannot open its window: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set). "
            "Start it in a desktop session, or over ssh -X. Without a window: python -m core run PROGRAM"
        ),
        "silent": (
            "Crosstalk cannot open its window: the display {display} does not answer. "
            "Start it in a desktop session, or over ssh -X. Without a window: python -m core run PROGRAM"
        ),
    },
    "zh_CN": {
        "python": "Crosstalk 需要 Python 3.11 或更新的版本；现在是 {version}（{path}）。",
        "module": "Crosstalk 需要 {module}，但这个 Python 里没有。请安装：{path} -m pip install {module}",
        "library": (
            "Crosstalk 打不开窗口：Qt 需要 {libraries}，系统里没有找到。"
            "请安装：sudo apt install {debian}（Debian、Ubuntu），或 sudo dnf install {fedora}（Fedora）。"
        ),
        "unknown": "Crosstalk 打不开窗口：Qt 需要 {libraries}，系统里没有找到。请安装含有它的系统软件包。",
        "display": (
            "Crosstalk 打不开窗口：没有显示器（DISPLAY 和 WAYLAND_DISPLAY 都没有设置）。"
            "请在桌面会话里启动，或使用 ssh -X。不用窗口时：python -m core run PROGRAM"
        ),
        "silent": (
            "Crosstalk 打不开窗口：显示器 {display} 没有应答。"
            "请在桌面会话里启动，或使用 ssh -X。不用窗口时：python -m core run PROGRAM"
        ),
    },
}


def complaint(environ: Mapping[str, str]) -> str | None:
    """One sentence on why no window can be opened, in the language of `environ`; None where nothing is in the way."""
    if sys.version_info < OLDEST_PYTHON:
        version = ".".join(map(str, sys.version_info[:3]))
        return sentence(environ, "python", version=version, path=sys.executable)
    missing = [name for module, name in MODULES.items() if importlib.util.find_spec(module) is None]
    if missing:
        return sentence(environ, "module", module=" ".join(missing), path=sys.executable)
    if not sys.platform.startswith("linux"):
        return None
    return _complaint_on_linux(environ)


def sentence(environ: Mapping[str, str], code: str, **values: str) -> str:
    return SENTENCES[language(environ)][code].format(**values)


def language(environ: Mapping[str, str]) -> str:
    """The language that the environment asks for, of the two that there are."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return "zh_CN" if environ[name].lower().startswith("zh") else "en"
    return "en"


def about_import(environ: Mapping[str, str], error: ImportError) -> str:
    """The sentence for an import of Qt that failed all the same: a library that another part of it needs."""
    return _about_libraries(environ, [str(error).split(":")[0]])


def missing_libraries(file: Path, ignore: frozenset[str] = frozenset()) -> list[str]:
    """What the shared library `file` needs and the system lacks. The loader names only the first one; the others
    are those of `PACKAGES` that cannot be loaded either, but for those in `ignore`."""
    try:
        ctypes.CDLL(str(file))
    except OSError as error:
        first = Path(str(error).split(":")[0]).name
        return list(dict.fromkeys([first, *(name for name in PACKAGES if name not in ignore and not _loads(name))]))
    return []


def _complaint_on_linux(environ: Mapping[str, str]) -> str | None:
    displays = {"wayland": environ.get("WAYLAND_DISPLAY", ""), "xcb": environ.get("DISPLAY", "")}
    chosen = [plugin.split(":")[0].split("-")[0] for plugin in environ.get("QT_QPA_PLATFORM", "").split(";") if plugin]
    plugins = chosen or [plugin for plugin, display in displays.items() if display]
    words: str | None = sentence(environ, "display")
    for plugin in plugins:  # in the order in which Qt tries them; one that works is enough
        words = _about_plugin(environ, plugin)
        if words is None and plugin in displays:
            words = _about_display(environ, plugin, displays[plugin])
        if words is None:
            return None
    return words


def _about_plugin(environ: Mapping[str, str], plugin: str) -> str | None:
    spec = importlib.util.find_spec("PySide6")
    folders = list(spec.submodule_search_locations or []) if spec else []
    file = Path(folders[0], "Qt", "plugins", "platforms", f"libq{plugin}.so") if folders else Path()
    if not file.is_file():  # a Qt of the system's own, whose packages depend on what it needs
        return None
    ignore = {"xcb": ONLY_WAYLAND, "wayland": ONLY_X}.get(plugin, ONLY_WAYLAND | ONLY_X)
    missing = missing_libraries(file, ignore)
    return _about_libraries(environ, missing) if missing else None


def _about_libraries(environ: Mapping[str, str], missing: list[str]) -> str:
    known = [PACKAGES[name] for name in missing if name in PACKAGES]
    if not known:
        return sentence(environ, "unknown", libraries=", ".join(missing))
    debian, fedora = (" ".join(dict.fromkeys(names)) for names in zip(*known))  # noqa: B905 - parses on Python 3.9
    return sentence(environ, "library", libraries=", ".join(missing), debian=debian, fedora=fedora)


def _about_display(environ: Mapping[str, str], plugin: str, display: str) -> str | None:
    if not display:
        return sentence(environ, "display")
    answers = _x_server_answers() if plugin == "xcb" else _wayland_answers()
    return None if answers else sentence(environ, "silent", display=display)


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _x_server_answers() -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))  # never null: a failed one has an error instead
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def _wayland_answers() -> bool:
    wayland = ctypes.CDLL("libwayland-client.so.0")
    wayland.wl_display_connect.restype = ctypes.c_void_p
    connection = wayland.wl_display_connect(None)
    if connection is None:
        return False
    wayland.wl_display_disconnect(ctypes.c_void_p(connection))
    return True
