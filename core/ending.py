"""How a run ended, judged from what its warden says, what was asked of it, and the program's last words."""

from __future__ import annotations

import errno
import os
import re
import signal
from dataclasses import dataclass

from core.observation import Outcome, OutcomeKind

# What a program's last line of stderr tells of a limit that the system imposes on each process. The system only
# refuses; it is the program that ends of it, or not.
_REFUSALS = (
    (re.compile(r"MemoryError\b"), "address-space"),
    (re.compile(rf"OSError: \[Errno {errno.EFBIG}\]"), "file-size"),
    (re.compile(rf"BlockingIOError: \[Errno {errno.EAGAIN}\]|RuntimeError: can't start new thread"), "processes"),
)
# By the signal, as a shell would say it, and Windows' STATUS_CONTROL_C_EXIT.
_INTERRUPTED = (-signal.SIGINT, 128 + signal.SIGINT, 0xC000013A)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of a run. `stop` is the kind of outcome that it is to have; None as long as nobody stops it."""

    stop: OutcomeKind | None = None
    interrupt: bool = False


def judge(why: str, left: int, exit_code: int | None, asked: Asked, last_error: str) -> Outcome:
    """The outcome of a lab that was started.

    `why` and `left` are from the warden's last message; `exit_code` is the main process's where it ended by itself,
    negative for a signal; `last_error` is the last line of stderr.
    """
    detail = f"{left} left" if left else ""
    if why in ("memory", "processes"):
        return Outcome("limit", *_split(exit_code), reason=why, detail=detail)
    if why == "empty":
        return _judge_end(exit_code, asked, last_error)
    if asked.stop is None:  # somebody has sent a signal to the warden
        return Outcome("stopped", *_split(exit_code), reason="warden-lost", detail=detail)
    return Outcome(asked.stop, *_split(exit_code), detail=detail)


def _judge_end(exit_code: int | None, asked: Asked, last_error: str) -> Outcome:
    if asked.interrupt and (exit_code in _INTERRUPTED or last_error.startswith("KeyboardInterrupt")):
        return Outcome("interrupted", *_split(exit_code))
    if exit_code == -getattr(signal, "SIGXFSZ", 0):
        return Outcome("limit", *_split(exit_code), reason="file-size")
    if exit_code:
        for words, reason in _REFUSALS:
            if words.match(last_error):
                return Outcome("limit", *_split(exit_code), reason=reason)
    return Outcome("finished", *_split(exit_code))


def _split(exit_code: int | None) -> tuple[int | None, int | None]:
    """Exit code and signal: of the two, a process ends with one."""
    if exit_code is None or exit_code >= 0:
        return exit_code, None
    return None, -exit_code


def not_started(stage: str, number: int, words: str) -> Outcome:
    """The outcome where the warden, or the system, could not even start it.

    `stage` is ``folder`` (the working folder), ``interpreter``, ``place`` (the run's own folder), or ``warden``. The
    reason is a `Problem` code: ``interpreter-gone``, ``interpreter-broken``, ``no-such-folder``, ``not-writable``,
    ``no-space`` or ``start-failed``.
    """
    gone = number in (errno.ENOENT, errno.ENOTDIR)
    if stage == "interpreter" and number:
        reason = "interpreter-gone" if gone else _RESOURCES.get(number, "interpreter-broken")
    elif stage == "folder" and gone:
        reason = "no-such-folder"
    else:
        reason = _RESOURCES.get(number) or _REASONS.get(number, "start-failed")
    return Outcome("failed-to-start", reason=reason, detail=words or (os.strerror(number) if number else ""))


_RESOURCES = dict.fromkeys((errno.ENOMEM, errno.EAGAIN, errno.EMFILE, errno.ENFILE), "start-failed")
_REASONS = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "no-space"),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "not-writable"),
}
