"""Changes to modules of the standard library, made when a program imports them and not before.

The import system finds them through one `FileFinder` per folder. Ours is the loader in the finders of two folders of
the standard library, so nothing stands in `sys.meta_path`, a learner's own ``queue.py`` is never touched, and a module
that is not asked for is not loaded. A changed module's loader runs it as ever and then makes the change, composed so
that it has no frame while the module's own code runs.
"""

from __future__ import annotations

import os
import sys

from .unseen import first, pipe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Change = Callable[[Any], None]


def change_when_loaded(changes: dict[str, Change]) -> None:
    """Makes each of `changes` (by module name) right after the module has run, or now where it already has."""
    home = os.path.dirname(os.__file__)
    _watch(home, changes)
    if "multiprocessing" in sys.modules:
        _watch(os.path.join(home, "multiprocessing"), changes)
    for name, change in changes.items():
        module = sys.modules.get(name)
        if module is not None and str(module.__dict__.get("__file__", "")).startswith(home):
            change(module)


def _watch(folder: str, changes: dict[str, Change]) -> None:
    finder: Any = sys.path_importer_cache.get(folder) or _finder(folder)
    loaders = getattr(finder, "_loaders", None)  # of a `FileFinder`: (suffix, loader class) in the order of trying
    if finder is None or loaders is None:
        return  # in a zip file, say: the run will show samples, and no exact events
    sys.path_importer_cache[folder] = finder
    finder._loaders = [
        (suffix, _with_changes(loader, changes) if suffix == ".py" else loader) for suffix, loader in loaders
    ]


def _finder(folder: str) -> Any:
    for hook in sys.path_hooks:
        try:
            return hook(folder)
        except ImportError:
            continue
    return None


def _with_changes(kind: Any, changes: dict[str, Change]) -> Callable[[str, str], Any]:
    def load(name: str, path: str) -> Any:
        loader = kind(name, path)
        if name == "multiprocessing":
            _watch(os.path.dirname(path), changes)
        if name in changes:
            loader.exec_module = pipe(first(loader.exec_module), _changing(loader, changes[name]))
        return loader

    return load


def _changing(loader: Any, change: Change) -> Change:
    def finish(module: Any) -> None:
        del loader.exec_module  # what stays is an ordinary loader
        change(module)

    return finish
