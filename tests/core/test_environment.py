"""Programs get the environment of the person, not that of the bundle."""

from __future__ import annotations

from core.environment import outside


def test_from_source_everything_stays_as_it_is() -> None:
    environ = {"PYTHONPATH": "a", "LD_LIBRARY_PATH": "b", "LD_LIBRARY_PATH_ORIG": "c", "QT_PLUGIN_PATH": "d"}
    assert outside(environ, frozen=False) == environ


def test_in_the_bundle_its_own_variables_go_and_the_persons_come_back() -> None:
    environ = {
        "HOME": "/home/one",
        "LD_LIBRARY_PATH": "/bundle",
        "LD_LIBRARY_PATH_ORIG": "/usr/local/lib",
        "PYTHONHOME": "/bundle",
        "QT_PLUGIN_PATH": "/bundle/plugins",
        "_MEIPASS2": "/bundle",
        "_PYI_ARCHIVE_FILE": "/bundle/x",
    }
    assert outside(environ, frozen=True) == {"HOME": "/home/one", "LD_LIBRARY_PATH": "/usr/local/lib"}


def test_a_library_path_that_only_the_bundle_had_is_gone() -> None:
    assert outside({"LD_LIBRARY_PATH": "/bundle"}, frozen=True) == {}
