"""One run: one lab, started by a warden, watched through rings and pipes, ended for certain."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.observation import Observation, Outcome, Watching

if TYPE_CHECKING:
    from core.program import Program


@dataclass(frozen=True, slots=True)
class Order:
    """What to run and how. With `program` its bytes are written to the run's own folder and run there; with `path`
    the file is run where it is, with `directory` as the working folder."""

    python: str
    """Path of the interpreter."""
    program: Program | None = None
    path: Path | None = None
    directory: Path | None = None
    arguments: tuple[str, ...] = ()
    start_method: str = ""
    """"" leaves the interpreter's default."""
    watching: Watching = Watching()


class Run:
    """A lab from its start to the proof that it is gone. Nothing here ever waits, except `wait` and `close`."""

    def __init__(self, order: Order) -> None:
        """Starts it. What prevents the start is not raised: it arrives as an `Ended` with ``failed-to-start``."""
        raise NotImplementedError

    outcome: Outcome | None
    """None until `drain` has returned the `Ended`."""

    def drain(self, text_bytes: int = 65_536) -> list[Observation]:
        """What has been observed since the last call, at most `text_bytes` of each output stream. Never blocks.
        The last observation of a run is its `Ended`; afterwards the list is empty."""
        raise NotImplementedError

    def wait(self, seconds: float) -> None:
        """Blocks until there may be something to drain, or that long. For the command line and tests only."""
        raise NotImplementedError

    def type(self, text: str) -> None:
        """Sends `text` to the program's standard input; what does not fit in the pipe yet is kept and sent later."""
        raise NotImplementedError

    def end_input(self) -> None:
        """Closes the program's standard input after what was typed."""
        raise NotImplementedError

    def interrupt(self) -> None:
        """Ctrl+C: SIGINT to the lab's process group."""
        raise NotImplementedError

    def stop(self, kind: str = "stopped") -> None:
        """Asks the warden to end everything; the `Ended` with that outcome kind arrives by `drain`."""
        raise NotImplementedError

    def close(self) -> None:
        """Stops what still runs and waits (at most a second) for the proof; releases every descriptor."""
        raise NotImplementedError
