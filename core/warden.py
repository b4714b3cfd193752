"""The window's side of a warden: its process, what it says, and what it is told."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from core.lab import proc
from core.pipes import Sink, Source

_WARDEN = Path(__file__).parent / "lab" / "warden.py"

INTERRUPT = b"I"
END = b"K"


class Warden:
    """A running warden. Its life ends some milliseconds after `leave`, or with the window's."""

    def __init__(
        self, python: str, words: Sequence[str], environment: Mapping[str, str], descriptors: Sequence[int] = ()
    ) -> None:
        """Starts `python -I -S warden.py WORDS…` and closes `descriptors`, which it inherits. Raises `OSError`."""
        commands, control = os.pipe()
        status, says = os.pipe()
        command = [python, "-I", "-S", str(_WARDEN), *words]
        try:
            self._process = _start(command, environment, commands, says, descriptors)
        except OSError:
            os.close(control)
            os.close(status)
            raise
        finally:
            for descriptor in (commands, says, *descriptors):
                os.close(descriptor)
        self._control = Sink(control)
        self.status = Source(status)
        self._unread = b""
        self.words = ""
        """The last line that was no message: the interpreter's own words where it could not start."""

    def messages(self) -> Iterator[dict[str, Any]]:
        """What it has said since the last time."""
        while data := self.status.read(65_536):
            *lines, self._unread = (self._unread + data).split(b"\n")
            for line in lines:
                try:
                    yield json.loads(line)
                except ValueError:
                    self.words = line.decode("utf-8", "replace")

    def tell(self, command: bytes) -> None:
        """Also wakes it up, should the lab have stopped it."""
        if sys.platform != "win32" and self._process.returncode is None:
            self._process.send_signal(signal.SIGCONT)
        self._control.write(command)

    def leave(self) -> None:
        """Ends its input: it ends what still lives, removes the run's folder, and exits."""
        if sys.platform != "win32" and self._process.returncode is None:
            self._process.send_signal(signal.SIGCONT)
        self._control.close()

    def kill(self) -> None:
        self._process.kill()

    def free(self, group: int) -> bool:
        """Ends the process group `group`, the lab's, if the warden is stopped although it was told something: that
        group keeps it so. Linux shows it. Returns whether that was so."""
        if sys.platform == "linux":
            seen = proc.stat(self._process.pid)
            if seen is not None and seen.state == b"T":
                with suppress(ProcessLookupError):
                    os.killpg(group, signal.SIGKILL)
                self._process.send_signal(signal.SIGCONT)
                return True
        return False

    def is_gone(self) -> bool:
        """Never waits. Once it is gone nothing of it is left here either."""
        if self._process.poll() is None:
            return False
        self._control.close()
        self.status.close()
        return True


if sys.platform == "win32":
    import msvcrt

    def _start(
        command: list[str], environment: Mapping[str, str], commands: int, says: int, descriptors: Sequence[int]
    ) -> subprocess.Popen[bytes]:
        """With a console that nobody sees, which Ctrl+C needs. Not yet run there: written from documentation."""
        handles = [msvcrt.get_osfhandle(descriptor) for descriptor in descriptors]
        for handle in handles:
            os.set_handle_inheritable(handle, True)
        # The numbers of descriptors mean nothing in another process.
        numbers, names = ",".join(map(str, descriptors)), ",".join(map(str, handles))
        return subprocess.Popen(
            [names if descriptors and word == numbers else word for word in command],
            stdin=commands,
            stdout=says,
            stderr=subprocess.STDOUT,
            env=environment,
            startupinfo=subprocess.STARTUPINFO(lpAttributeList={"handle_list": handles}),
            creationflags=subprocess.CREATE_NO_WINDOW,
        )
else:

    def _start(
        command: list[str], environment: Mapping[str, str], commands: int, says: int, descriptors: Sequence[int]
    ) -> subprocess.Popen[bytes]:
        """In a session of its own: what a terminal sends to the window is not meant for it."""
        return subprocess.Popen(
            command,
            stdin=commands,
            stdout=says,
            stderr=subprocess.STDOUT,
            env=environment,
            pass_fds=descriptors,
            start_new_session=True,
        )
