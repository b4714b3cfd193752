"""The probe of one process, put together."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from _thread import get_ident
from time import monotonic, monotonic_ns

from ...ring import PROTOCOL, RingWriter
from . import stdlib
from .graft import forget_files
from .messages import Messages
from .output import Stream
from .processes import Processes
from .queues import Queues
from .sampler import Sampler
from .semaphores import Semaphores
from .source import Source
from .stacks import Stacks
from .standstill import Standstills
from .threads import Threads
from .unseen import around
from .values import described
from .wire import Outbox, decode, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


_FUNCTION = type(lambda: None)


class Probe:
    """Observes the process that it is made in, from `start` on."""

    def __init__(self, lab: dict[str, Any], since: float) -> None:
        """`lab` is what lab.json says; `since` the lab's start in seconds of the monotonic clock."""
        self._folder: str = lab["rings"]
        self._since = since
        self._watched = [(str(name), encode(str(name))) for name in lab["watching"]["names"]]
        source = self._source = Source(lab["program"])
        self._stacks = Stacks(lab["program"], source, lab["watching"]["progress"])
        self._sampler = Sampler(self._sample)
        self._threads = Threads(self._stacks, lambda: self._sampler.ident)
        self._semaphores = Semaphores()
        self._standstills = Standstills(self._stacks, source)
        self._messages = Messages()
        self._queues = Queues(source, self._stacks.is_program)
        self._processes = Processes(
            lab["start_method"], since, _rings(self._folder), self._sampler.hurry, self._stacks.is_program
        )
        self._streams = (Stream("stdout"), Stream("stderr"))
        queues, messages, processes = self._queues, self._messages, self._processes
        self._notes = (
            self._threads.notes,
            queues.local,
            queues.shared,
            messages.notes,
            messages.calls,
            processes.endings,
            processes.joins,
        )
        self._tells = (self._threads.events, queues.operations, messages.told, processes.ends, processes.waits)
        self._forking: set[int] = set()  # threads by ident
        self._in_fork: set[int] = set()
        self._child_globals: dict[str, Any] | None = None
        self._finished = False
        self._failures = 0
        self._open_ring()

    def start(self) -> None:
        """Hooks in, and takes the first sample."""
        processes = self._processes
        # At once where it can be: the sampler may not get a turn for long, if the program begins with one long call.
        self._announce(not processes.is_sampled)
        if processes.role == "tracker":
            return
        stdlib.change_when_loaded({name: self._guarded(change) for name, change in self._changes().items()})
        if hasattr(os, "register_at_fork"):
            self._watch_forks()
        self._watch_end()
        if processes.is_sampled:
            self._watch_output()
            self._sampler.start()

    def _changes(self) -> dict[str, Callable[[Any], None]]:
        processes, queues = self._processes, self._queues
        return {
            "threading": self._threads.change_threading,
            "queue": queues.change_queue,
            "multiprocessing.queues": queues.change_shared,
            "multiprocessing.connection": self._messages.change_connection,
            "multiprocessing.managers": self._messages.change_managers,
            "multiprocessing.synchronize": self._semaphores.change_synchronize,
            "multiprocessing.process": processes.change_process,
            "multiprocessing.context": processes.change_context,
            "multiprocessing.popen_fork": processes.change_popen,
            "multiprocessing.popen_forkserver": processes.change_popen,
            "multiprocessing.popen_spawn_win32": processes.change_popen,
            "subprocess": processes.change_popen,
        }

    def _watch_output(self) -> None:
        for stream in self._streams:
            stream.watch()

    def _guarded(self, function: Callable[..., None]) -> Callable[..., None]:
        """`function`, of which nothing gets through to the program, whatever happens in it."""

        def call(*arguments: Any) -> None:
            try:
                function(*arguments)
            except Exception as error:
                self._fail(error)

        return call

    def _fail(self, error: Exception) -> None:
        """Leaves word of what should not have happened beside the rings, at most ten times."""
        self._failures += 1
        if self._failures <= 10:
            report_failure(self._folder, error)

    # --- fork --------------------------------------------------------------------------------------------------

    def _watch_forks(self) -> None:
        """Python 3.12 and newer count the threads for their warning only after `after_in_parent`
        (https://github.com/python/cpython/issues/137109), so there the sampler starts again when `os.fork` is over.
        One that fails, as no process can be had, leaves it stopped until the next."""
        os.register_at_fork(
            before=self._guarded(self._before_fork),
            after_in_parent=self._guarded(self._after_fork_in_parent),
            after_in_child=self._guarded(self._after_fork_in_child),
        )
        for name in ("fork", "forkpty") if sys.version_info >= (3, 12) else ():
            if hasattr(os, name):
                noting = map(self._in_fork.add, iter(get_ident, None))
                setattr(os, name, around(noting, getattr(os, name), self._guarded(self._go_on)))

    def _before_fork(self) -> None:
        self._forking.add(get_ident())
        self._sampler.stop()

    def _after_fork_in_parent(self) -> None:
        if get_ident() not in self._in_fork:
            self._go_on()

    def _go_on(self, *_result: Any) -> None:
        for threads in (self._in_fork, self._forking):
            threads.discard(get_ident())
            threads.intersection_update(sys._current_frames())  # one whose fork failed may have ended
        if not self._forking and not self._finished and self._processes.is_sampled:
            self._sampler.start()

    def _after_fork_in_child(self) -> None:
        was_sampled = self._processes.is_sampled
        self._forking.clear()
        self._in_fork.clear()
        self._sampler.forget()
        self._ring.close()
        self._stacks.made_in = self._processes.after_fork() or self._stacks.made_in
        self._threads.after_fork()
        self._queues.after_fork()
        self._messages.after_fork()
        for stream in self._streams:
            stream.after_fork()
        self._open_ring()
        if not was_sampled:
            self._watch_output()
        self._sampler.start()

    def _open_ring(self) -> None:
        self._pid = os.getpid()
        self._ring = RingWriter(os.path.join(self._folder, f"{self._pid}-{monotonic_ns()}.ring"), self._pid)
        self._outbox = Outbox(self._ring)

    # --- end ---------------------------------------------------------------------------------------------------

    def _watch_end(self) -> None:
        """Takes the last sample when nothing of the program is left to run: after all its `atexit` functions (this
        one is registered before them), or in `os._exit`, which ends forked children."""
        finish = self._guarded(self._finish)
        atexit.register(finish)
        leave = os._exit

        def new(kind: type, *_arguments: Any, **_keywords: Any) -> object:
            finish()
            return object.__new__(kind)

        # A class: it is called like the function, and when the real one runs, no frame of ours is on the stack.
        own = {"__new__": new, "__init__": staticmethod(leave), "__doc__": leave.__doc__, "__module__": os.name}
        os._exit = type("_exit", (), own)

    def _finish(self) -> None:
        if not self._finished:
            self._finished = True
            self._sampler.stop()
            self._sample(monotonic(), True)

    # --- samples -----------------------------------------------------------------------------------------------

    def _sample(self, due: float, final: bool = False) -> None:
        """One look at the process. What it makes and drops must not set off a garbage collection, which would run
        the program's finalizers, and on this thread."""
        collecting = gc.isenabled()
        gc.disable()
        try:
            self._observe(due, monotonic(), final)
        except Exception as error:
            self._fail(error)
        finally:
            if collecting:
                gc.enable()

    def _observe(self, due: float, now: float, final: bool) -> None:
        pid, since = self._pid, self._since
        t = int((now - since) * 1e6) / 1e6
        outbox = self._outbox
        wrote = [stream.wrote(pid, t) for stream in self._streams if stream.notes or stream.pause]
        if not self._processes.announced:
            self._announce(final)
        if any(self._notes):
            for told in self._tells:
                for observation in told(pid, since):
                    outbox.add(encode(observation))
        for written in wrote:
            if written is not None:
                outbox.add(encode(written))
        outbox.add(self._look(pid, t, int((due - since) * 1e6) / 1e6, None if final else now))
        if self._threads.still and not final:
            for standstill in self._standstills.observe(self._threads.still, now, t, pid, self._globals()):
                outbox.add(encode(standstill))
        outbox.send()
        if self._source.wanted:
            self._source.prepare()

    def _announce(self, final: bool) -> None:
        started = self._processes.start(self._pid, final)
        if started is not None:
            self._outbox.add(encode(started))
            self._outbox.send()

    def _globals(self) -> dict[str, Any]:
        """The program's globals. A spawned child runs the program by `runpy`, which leaves a copy of its globals in
        the module; its functions go on with the original, so they are asked for it."""
        module = sys.modules.get("__main__")
        if type(module) is not type(sys):
            return {}
        if "__mp_main__" not in sys.modules:
            return module.__dict__
        if self._child_globals is None:
            for value in list(module.__dict__.values()):
                if type(value) is _FUNCTION and self._stacks.is_program(value.__code__.co_filename):
                    self._child_globals = value.__globals__
                    break
        return self._child_globals or module.__dict__

    def _look(self, pid: int, t: float, due: float, now: float | None) -> str:
        """The `Sample`, as JSON; with what the threads do `now`, unless that is None. Most of what a sample can tell
        most programs have not got: that is not even asked for."""
        namespace = self._globals()
        values = self._values(namespace)
        threads = "" if now is None else self._doing(namespace, values, now)
        text = f'{{"kind":"Sample","t":{t},"due":{due},"pid":{pid}'
        if values:
            text += f',"values":{{{values}}}'
        if self._processes.role == "manager":
            text += f',"hosted":{encode(self._processes.hosted())}'
        if "multiprocessing.process" in sys.modules:
            text += f',"children":{encode(self._processes.children())}'
        if self._queues.tallies:
            text += f',"queues":{encode(self._queues.states(namespace))}'
        if self._semaphores.locks:
            text += f',"held":{encode(self._semaphores.held())}'
        return f'{text},"threads":[{threads}]}}' if threads else text + "}"

    def _values(self, namespace: dict[str, Any]) -> str:
        return ",".join([f"{key}:{described(namespace[name])}" for name, key in self._watched if name in namespace])

    def _doing(self, namespace: dict[str, Any], values: str, now: float) -> str:
        """What each thread does. Rounds belong to the counter's value of the same instant. If the system keeps this
        thread from running for longer than others have to wait for the interpreter's lock, they go on meanwhile: the
        `values` are not what they were, and the rounds, which are of another time, are not told."""
        seen = self._threads.seen(now)
        if not self._stacks.counts or self._values(namespace) != values:
            return "},".join([thread.text for thread in seen]) + "}" if seen else ""
        rounds = [f',"rounds":{thread.rounds}' if thread.rounds is not None else "" for thread in seen]
        return ",".join([f"{thread.text}{told}}}" for thread, told in zip(seen, rounds)])


def _rings(folder: str) -> list[str]:
    return [name for name in os.listdir(folder) if name.endswith(".ring")]


def report_failure(folder: str, error: BaseException) -> None:
    """Leaves a file beside the rings that says where in the probe `error` was raised. The program must not notice, so
    if that fails too, it is let go."""
    text = f"{type(error).__name__}: {error}\n"
    trace = error.__traceback__
    while trace is not None:
        text += f"  {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}\n"
        trace = trace.tb_next
    try:
        with open(os.path.join(folder, f"{os.getpid()}-{monotonic_ns()}.error"), "w", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        return


def begin(path: str, since: float) -> None:
    """Starts observing this process, in the lab that the lab.json at `path` describes."""
    try:
        with open(path, encoding="utf-8") as file:
            lab = decode(file.read())
        if lab["protocol"] != PROTOCOL:
            raise ValueError(f"protocol {lab['protocol']}")
        Probe(lab, since).start()
        forget_files()
    except Exception as error:
        report_failure(os.path.dirname(path), error)
