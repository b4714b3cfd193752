"""What the warden is asked to start, and what it says when that is impossible."""

from __future__ import annotations

from collections import namedtuple

Launch = namedtuple("Launch", "command directory descriptors environment limits")
"""`command` is the interpreter's path and its arguments; `descriptors` are the lab's stdin, stdout and stderr, numbers
in this process; `limits` are `Limits`."""

Ending = namedtuple("Ending", "killed left")
"""How many processes had to be killed, and how many could not be: those of another user, or stuck in the kernel."""


class LaunchError(Exception):
    """The lab could not be started. `stage` is ``folder`` (its working one) or ``interpreter``, `number` the errno."""

    def __init__(self, stage: str, number: int) -> None:
        super().__init__(stage, number)
        self.stage = stage
        self.number = number
