"""What Windows shows about `crosstalk.exe` under Properties, Details."""

from __future__ import annotations

_TEMPLATE = """\
VSVersionInfo(
    ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0),
    kids=[
        StringFileInfo([StringTable("040904B0", [
            StringStruct("CompanyName", "The Crosstalk authors"),
            StringStruct("FileDescription", "Crosstalk"),
            StringStruct("FileVersion", "{version}"),
            StringStruct("InternalName", "crosstalk"),
            StringStruct("LegalCopyright", "MIT licence"),
            StringStruct("OriginalFilename", "crosstalk.exe"),
            StringStruct("ProductName", "Crosstalk"),
            StringStruct("ProductVersion", "{version}"),
        ])]),
        VarFileInfo([VarStruct("Translation", [0x0409, 1200])]),
    ],
)
"""


def version_file(version: str) -> str:
    """The text that PyInstaller reads; `version` has up to four numbers."""
    numbers = [int(part) for part in version.split(".")]
    return _TEMPLATE.format(version=version, numbers=tuple(numbers + [0] * (4 - len(numbers))))
