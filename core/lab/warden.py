"""The warden: a tiny process that starts one lab, ends it, and proves that nothing is left.

    python -I -S warden.py FOLDER STDIN,STDOUT,STDERR LIMITS DIRECTORY INTERPRETER ARGUMENT...
    python -I -S warden.py FOLDER sweep SESSION PIPE...

It has one thread and runs none of the learner's code. FOLDER is the run's own; the three descriptors (on Windows:
handles) become the lab's; LIMITS is as in `core.lab.limits`; the lab gets the warden's environment. The second form
ends a lab whose warden was killed, and of which only its marks are known: FOLDER, the session, and the inodes of its
pipes.

Standard input, bytes: `I` interrupts the lab, `K` ends it; so does the end of the input, for then the window is gone.
After "ended" the end of the input lets the warden remove FOLDER and exit.

Standard output, protocol 1: one JSON object a line, times `t` in seconds on the system's monotonic clock.

    {"started": pid, "t": t, "unenforced": [limit...]}    limits that the system does not impose on this user
    {"failed": stage, "number": errno, "detail": words}   the lab could not be started; stage as in LaunchError,
                                                          or "warden" for a mistake in here
    {"main": exit code, "t": t}                           the main process ended by itself; as `multiprocessing` has it
    {"ending": why}                                       from here on nobody but trackers writes
    {"ended": why, "t": t, "killed": n, "left": n,        why: "empty" (all of it ended by itself), "asked",
     "main": exit code}                                   "memory", "processes" or "seconds" (a limit), "swept"; `left`
                                                          counts what could not be killed
"""

from __future__ import annotations

import os
import sys
import time

if __name__ == "__main__":  # isolated, an interpreter does not look beside the program that it runs
    sys.path.append(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from core.lab import limits
from core.lab.launch import Launch, LaunchError

if sys.platform == "win32":
    from core.lab.windows import Tree, sweep
elif sys.platform == "darwin":
    from core.lab.macos import Tree, sweep
else:
    from core.lab.linux import Tree, sweep

PROTOCOL = 1

_CONTROL = 0
_STATUS = 1

# The longest pause between two looks at the limits (seconds).
_TICK_S = 0.02


def main(words: list[str]) -> None:
    folder = words[0]
    try:
        if words[1] == "sweep":
            _sweep(folder, *map(int, words[2:]))
        else:
            _attend(words)
    except LaunchError as error:
        _tell(failed=error.stage, number=error.number, detail=os.strerror(error.number))
    except Exception as error:
        _tell(failed="warden", number=0, detail=repr(error))
    _leave(folder)


def _attend(words: list[str]) -> None:
    began = time.monotonic()
    launch = Launch(
        command=words[4:],
        directory=words[3],
        descriptors=[int(word) for word in words[1].split(",")],
        environment={**os.environ, "CROSSTALK_T0": repr(began)},
        limits=limits.from_argument(words[2]),
    )
    tree = Tree()
    pid = tree.start(launch)
    try:
        _tell(started=pid, t=began, unenforced=list(tree.unenforced))
        why = _watch(tree, began + (launch.limits.seconds or float("inf")))
        _tell(ending=why)
    finally:  # also where watching it failed
        ending = tree.end()
    _tell(ended=why, t=time.monotonic(), killed=ending.killed, left=ending.left, main=tree.exit_code)


def _watch(tree: Tree, until: float) -> str:
    """Returns once the lab has ended or has to, which is at `until` (monotonic) at the latest, and says why."""
    told = False
    while True:
        empty = tree.is_empty()
        if tree.exit_code is not None and not told:
            _tell(main=tree.exit_code, t=time.monotonic())
            told = True
        if empty:
            return "empty"
        breach = tree.breach()
        if breach:
            return breach
        if time.monotonic() > until:
            return "seconds"
        if tree.wait(_TICK_S, _CONTROL):
            said = os.read(_CONTROL, 64)
            if not said or b"K" in said:
                return "asked"
            tree.interrupt()
        if tree.asked_to_end:
            return "asked"


def _sweep(folder: str, session: int, *pipes: int) -> None:
    ending = sweep(folder, session, frozenset(pipes))
    _tell(ended="swept", t=time.monotonic(), killed=ending.killed, left=ending.left, main=None)


def _tell(**said: object) -> None:
    import json  # only now: it takes 4 ms, during which the lab is starting already

    try:
        os.write(_STATUS, json.dumps(said).encode() + b"\n")
    except OSError:  # the window is gone, which the control pipe says as well
        return


def _leave(folder: str) -> None:
    """Waits until the window has read what the lab left in its folder, or is gone; then removes it."""
    from core.lab.folder import remove_folder  # 10 ms, which nobody waits for now

    while os.read(_CONTROL, 64):
        pass
    remove_folder(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
    os._exit(0)
