"""The environment for programs that are not Crosstalk's own."""

from __future__ import annotations

import sys
from collections.abc import Mapping

_OWN = ("_PYI_", "_MEIPASS", "QT_PLUGIN_PATH", "PYTHON")


def outside(environ: Mapping[str, str], frozen: bool = getattr(sys, "frozen", False)) -> dict[str, str]:
    """`environ` as it was before the bundle (`frozen`) changed it for itself; from source, as it is.

    The bundle's start program points the dynamic linker to its own libraries and keeps what the user had under the
    same name with ``_ORIG`` at the end: https://pyinstaller.org/en/stable/runtime-information.html
    """
    if not frozen:
        return dict(environ)
    kept = {name: value for name, value in environ.items() if not name.startswith(_OWN)}
    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LIBPATH"):
        before = kept.pop(f"{name}_ORIG", None)
        kept.pop(name, None)
        if before is not None:
            kept[name] = before
    return kept
