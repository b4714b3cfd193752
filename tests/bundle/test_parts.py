"""What the build makes by itself, without PyInstaller."""

from __future__ import annotations

import configparser
import struct
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from gui import __version__
from resources.bundle import icons, windows_details

ROOT = Path(__file__).parents[2]
PNGS = [ROOT / "resources" / "icons" / f"crosstalk-{side}.png" for side in (16, 32, 64, 256)]


def test_the_windows_icon_has_every_size_where_its_table_says() -> None:
    data = icons.ico(PNGS)
    assert struct.unpack("<HHH", data[:6]) == (0, 1, len(PNGS))
    for place, png in enumerate(PNGS):
        entry = struct.unpack("<BBBBHHII", data[6 + 16 * place : 22 + 16 * place])
        assert entry[0] == entry[1] == int(png.stem.split("-")[1]) % 256
        length, offset = entry[6:]
        assert data[offset : offset + length] == png.read_bytes()


def test_the_macos_icon_is_as_long_as_it_says_and_has_every_size() -> None:
    data = icons.icns(PNGS)
    assert data[:4] == b"icns"
    assert struct.unpack(">I", data[4:8])[0] == len(data)
    offset, found = 8, {}
    while offset < len(data):
        name, length = data[offset : offset + 4], struct.unpack(">I", data[offset + 4 : offset + 8])[0]
        found[name] = data[offset + 8 : offset + length]
        offset += length
    assert list(found) == [b"icp4", b"icp5", b"icp6", b"ic08"]
    assert list(found.values()) == [png.read_bytes() for png in PNGS]


def test_windows_is_told_the_version_in_four_numbers() -> None:
    text = windows_details.version_file("1.2")
    compile(text, "version.txt", "eval")
    assert "filevers=(1, 2, 0, 0)" in text
    assert 'StringStruct("ProductVersion", "1.2")' in text


def test_the_desktop_is_told_the_same_in_both_languages() -> None:
    entry = configparser.ConfigParser(interpolation=None, strict=True)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(ROOT / "resources" / "bundle" / "linux" / "crosstalk.desktop", encoding="utf-8")
    facts = entry["Desktop Entry"]
    for name in ("GenericName", "Comment", "Keywords"):
        assert facts[name]
        assert facts[f"{name}[zh_CN]"]
    assert facts["Exec"].split()[0] == facts["Icon"] == "crosstalk"


def test_appstream_knows_the_version_and_the_desktop_file() -> None:
    root = ElementTree.parse(ROOT / "resources" / "bundle" / "linux" / "crosstalk.metainfo.xml").getroot()
    assert [release.get("version") for release in root.iter("release")] == [__version__]
    launchable = root.findtext("launchable") or ""
    assert (ROOT / "resources" / "bundle" / "linux" / launchable).is_file()
