"""Loads the probe into every Python process of a lab: `site` imports this while the interpreter starts.

Afterwards the interpreter is as it would be without: this folder is not in `sys.path`, our modules are not in
`sys.modules`, and `os.environ` does not show what the lab added to the environment. The environment itself keeps it,
for the processes that the program starts. An environment's own `sitecustomize` is imported as ever, in place of this.
"""

import os
import sys

_FOLDER = os.path.dirname(os.path.abspath(__file__))


def _hide_environment() -> tuple[str, str]:
    """Takes our variables out of the dict behind `os.environ`: `del os.environ[...]` would unset them."""
    shown = os.environ._data  # type: ignore[attr-defined]
    taken = {name: os.environ.get(name, "") for name in ("CROSSTALK_LAB", "CROSSTALK_T0", "PYTHONPATH")}
    for name in taken:
        shown.pop(os.environ.encodekey(name), None)
    rest = taken["PYTHONPATH"].split(os.pathsep)[1:]
    if rest:
        shown[os.environ.encodekey("PYTHONPATH")] = os.environ.encodevalue(os.pathsep.join(rest))
    return taken["CROSSTALK_LAB"], taken["CROSSTALK_T0"]


def _hide_folder() -> None:
    sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry) != _FOLDER]
    for entry in [entry for entry in sys.path_importer_cache if os.path.abspath(entry) == _FOLDER]:
        del sys.path_importer_cache[entry]


def _begin(lab: str, since: str) -> None:
    """Our modules find each other as parts of a package under a private name."""
    before = set(sys.modules)
    caches = set(sys.path_importer_cache)
    package = type(sys)("_crosstalk")
    package.__path__ = [os.path.dirname(_FOLDER)]
    sys.modules["_crosstalk"] = package
    try:
        from _crosstalk.probe.inside.start import begin  # type: ignore[import-not-found]

        begin(lab, float(since))
    finally:
        # On 3.9 a second import of `atexit` would forget what is registered.
        for name in set(sys.modules) - before - {"atexit"}:
            del sys.modules[name]
        for entry in set(sys.path_importer_cache) - caches:
            if entry.startswith(os.path.dirname(_FOLDER)):
                del sys.path_importer_cache[entry]


_hide_folder()
_lab, _since = _hide_environment()
if _lab:
    try:
        _begin(_lab, _since)
    except Exception as error:
        try:
            with open(_lab + ".error", "a") as _file:
                _file.write("%s: %s\n" % (type(error).__name__, error))
        except OSError:  # the disk is full: then the program runs unobserved
            del error
sys.modules.pop("sitecustomize", None)
import sitecustomize  # type: ignore[import-not-found] # noqa: E402, F401 - the environment's own; without one this fails, as it would have
