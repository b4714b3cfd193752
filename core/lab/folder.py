"""The run's folder, removed whatever the lab has done to it."""

from __future__ import annotations

import os
import shutil


def remove_folder(folder: str) -> None:
    """Removes `folder` and all that is in it, also what the lab has made unreadable. A folder that is gone is fine."""
    shutil.rmtree(folder, ignore_errors=True)
    if os.path.isdir(folder):
        _unlock(folder)
        shutil.rmtree(folder, ignore_errors=True)


def _unlock(folder: str) -> None:
    os.chmod(folder, 0o700)
    for parent, names, _ in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            if not os.path.islink(path):  # chmod would follow it out of the folder
                os.chmod(path, 0o700)
