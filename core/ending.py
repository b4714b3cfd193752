"""How a run ended, judged from what its warden says, what was asked of it, and the program's last words."""

from __future__ import annotations

import errno
import os
import re
import signal
from dataclasses import dataclass

from core.lab.limits import Limits
from core.observation import Outcome, OutcomeKind

# What a program's last line of stderr tells of a limit that the system imposes on each process. The system only
# refuses; it is the program that ends of it, or not.
_REFUSALS = (
    (re.compile(r"MemoryError\b"), "address-space"),
    (re.compile(rf"OSError: \[Errno {errno.EFBIG}\]"), "file-size"),
    (re.compile(rf"OSError: \[Errno (?:{errno.ENOSPC}|{errno.EDQUOT})\]"), "disk"),
    (re.compile(rf"BlockingIOError: \[Errno {errno.EAGAIN}\]|RuntimeError: can't start new thread"), "processes"),
)
# By the signal, as a shell would say it, and Windows' STATUS_CONTROL_C_EXIT.
_INTERRUPTED = (-signal.SIGINT, 128 + signal.SIGINT, 0xC000013A)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of a run. `stop` is the kind of outcome that it is to have; None as long as nobody stops it."""

    stop: OutcomeKind | None = None
    interrupt: bool = False


def judge(why: str, left: int, exit_code: int | None, asked: Asked, last_error: str, limits: Limits) -> Outcome:
    """The outcome of a lab that was started.

    `why` and `left` are from the warden's last message; `exit_code` is the main process's where it ended by itself,
    negative for a signal; `last_error` is the last line of stderr; `limits` are what it was started with.
    """
    detail = f"{left} left" if left else ""
    if why in ("memory", "processes", "seconds"):
        kind: OutcomeKind = "timed-out" if why == "seconds" else "limit"
        return Outcome(kind, *_split(exit_code), why, detail, getattr(limits, why))
    if why == "empty":
        return _judge_end(exit_code, asked, last_error, limits)
    if asked.stop is None:  # somebody has sent a signal to the warden
        return Outcome("stopped", *_split(exit_code), reason="warden-lost", detail=detail)
    return Outcome(asked.stop, *_split(exit_code), detail=detail)


def _judge_end(exit_code: int | None, asked: Asked, last_error: str, limits: Limits) -> Outcome:
    if asked.interrupt and (exit_code in _INTERRUPTED or last_error.startswith("KeyboardInterrupt")):
        return Outcome("interrupted", *_split(exit_code))
    refused = next((reason for words, reason in _REFUSALS if exit_code and words.match(last_error)), "")
    if exit_code == -getattr(signal, "SIGXFSZ", 0):
        refused = "file-size"
    if refused:
        allowed = getattr(limits, refused.replace("-", "_"), None)  # nobody knows how much a disk would have had
        return Outcome("limit", *_split(exit_code), reason=refused, allowed=allowed)
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
