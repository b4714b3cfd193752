"""Programs that attack whoever runs them, each in one way. Each says in its docstring what is expected: here it is
once more, as the window has to say it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.snapshot import Snapshot

_STOPPED = ("You stopped the program at", "停止了程序，当时它还没有结束。")
_ENDED = ("The program ended by itself after", "后自行结束。")
_PROCESSES = ("more processes and threads than the limit of", "程序启动的进程和线程超过了")


@dataclass(frozen=True, slots=True)
class Hostile:
    name: str
    said: tuple[str, str] = _STOPPED
    """Part of the sentence about its end, in English and in Chinese."""
    small: tuple[str, str] = ("", "")
    """What to write instead of what in its text where a machine must not be flooded."""
    ready: str = ""
    """What it says when it has got to its point: the start of a line. "" where it says nothing."""
    lasts: bool = False
    """Whether it ends by itself, or by a limit, but goes on for long enough to be stopped before that."""

    @property
    def has_to_be_stopped(self) -> bool:
        return self.said == _STOPPED

    @property
    def settle_s(self) -> float:
        """For how long it is left to do its worst."""
        return 0.5 if self.has_to_be_stopped else 0.0

    def has_begun(self, snapshot: Snapshot) -> bool:
        """Whether it has got to its point."""
        return any(line.text.startswith(self.ready) for line in snapshot.output.lines) or (
            not self.ready and snapshot.samples > 0
        )

    @property
    def path(self) -> Path:
        return Path(__file__).with_name(f"{self.name}.py")

    def text(self, *, small: bool) -> str:
        """The program, in its reduced size if that is asked for."""
        whole = self.path.read_text(encoding="utf-8")
        assert self.small[0] in whole, self.name
        return whole.replace(*self.small) if small and self.small[0] else whole


PROGRAMS = (
    Hostile("infinite_print", ready="all work"),
    Hostile("no_newline", _ENDED, ("= 200", "= 2"), lasts=True),
    Hostile("ten_gigabytes", ("of address space and did not get it.", "的地址空间，没有得到。")),
    Hostile("grows", ("of memory, so all of them were ended.", "内存，因此全部被终止。"), lasts=True),
    Hostile("threads", _PROCESSES, ("3_000", "300"), lasts=True),
    Hostile("fork_bomb", _PROCESSES, ready="ready", lasts=True),
    Hostile("leaves_at_once", ("with exit code 7; 0 would mean success.", "退出码是 7；0 才表示成功。")),
    Hostile("touches_nothing", ("The program was killed by SIGSEGV", "程序被 SIGSEGV 终止")),
    Hostile("closes_everything", ready="the last word"),
    Hostile("deletes_its_folder", _ENDED),
    Hostile("ignores_signals", ready="ready"),
    Hostile("stops_itself", ready="ready"),
    Hostile("escapes", ready="daemon"),
    Hostile("runs_away", ready="ready"),
    Hostile("kills_the_warden", ("The process that guards the run was ended at", "看守这次运行的进程在")),
    Hostile("stops_the_warden", ready="ready"),
    Hostile("not_utf8", _ENDED),
    Hostile("never_says_goodbye", ready="lingering"),
    Hostile("holds_the_gil", ready="ready"),
    Hostile("computes_in_c", ready="ready"),
    Hostile("wrecks_its_run", small=("2_000", "200"), ready="ready"),
    Hostile("strange_names", ready="ready"),
)
"""All of them, in the order of the table in `tests.bench hostile`."""
