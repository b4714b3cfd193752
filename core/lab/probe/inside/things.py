"""What threads wait for and hold, as `core.observation.Thing` has it: locks and all that is made of them.

Nothing of the program is asked for anything: the objects' own attributes are read, and of locks that are written in C
their C methods are called, by exact type.
"""

from __future__ import annotations

import _thread
import sys

from .values import attributes, is_a

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


Described = dict
"""A `core.observation.Thing` in its JSON form."""

_LOCK, _RLOCK = id(_thread.LockType), id(_thread.RLock)
_KINDS = (
    ("multiprocessing.synchronize", "Lock", "lock"),
    ("multiprocessing.synchronize", "RLock", "rlock"),
    ("multiprocessing.synchronize", "SemLock", "semaphore"),
    ("multiprocessing.synchronize", "Condition", "condition"),
    ("multiprocessing.synchronize", "Event", "event"),
    ("multiprocessing.synchronize", "Barrier", "barrier"),
    ("threading", "Condition", "condition"),
    ("threading", "Event", "event"),
    ("threading", "Barrier", "barrier"),
    ("threading", "Semaphore", "semaphore"),
    ("threading", "_RLock", "rlock"),
    ("concurrent.futures._base", "Future", "future"),
    ("multiprocessing.pool", "ApplyResult", "result"),
    ("multiprocessing.pool", "IMapIterator", "result"),
    ("multiprocessing.connection", "_ConnectionBase", "message"),
    ("multiprocessing.managers", "BaseProxy", "proxy"),
)
_SEARCHED = 300  # globals; of more a thing's name is not sought
_PARTS = 60  # attributes or items of each


def kind_of(thing: Any) -> str:
    """``lock``, ``rlock``, ``condition``, ``event``, ``barrier``, ``semaphore``, ``future``, ``result``, ``message``,
    ``proxy``, or "" for anything else."""
    kind = type(thing)
    if id(kind) == _LOCK:
        return "lock"
    if id(kind) == _RLOCK:
        return "rlock"
    return next((name for module, known, name in _KINDS if is_a(kind, module, known)), "")


def lock_of(thing: Any) -> Any:
    """The lock that is taken when `thing` is: of a condition the one that it is made with; None where there is none."""
    kind = kind_of(thing)
    if kind == "condition":
        return lock_of(attributes(thing).get("_lock"))
    return thing if kind in ("lock", "rlock") else None


def describe_thing(thing: Any) -> Described[str, Any]:
    """What `thing` is, without its name; empty for what no thread waits for."""
    kind = kind_of(thing)
    if not kind:
        return {}
    told: Described[str, Any] = {"kind": kind}
    semaphore = semaphore_of(thing)
    if semaphore is not None:
        told.update(shared=True, id=semaphore)
    elif kind in ("result", "message", "proxy") or _is_shared(thing):
        told["shared"] = True
    else:
        told["id"] = str(id(thing))
    if kind == "rlock":
        told["owner"] = owner_of(thing)
    if kind == "barrier":
        own = attributes(thing)
        parties, arrived = own.get("_parties"), own.get("_count")
        if type(parties) is int and type(arrived) is int:
            told["missing"] = max(0, parties - arrived)
    return told


def _is_shared(thing: Any) -> bool:
    return any(
        is_a(type(thing), "multiprocessing.synchronize", name) for name in ("Condition", "Event", "Barrier", "SemLock")
    )


def owner_of(lock: Any) -> int:
    """The ident of the thread that has taken the reentrant `lock`; 0 where none has, or another process."""
    if id(type(lock)) == _RLOCK:
        text = repr(lock)  # of this exact type it is C code: "<locked _thread.RLock object owner=140 count=1 at 0x…>"
        owner = text.partition(" owner=")[2].partition(" ")[0]
        return int(owner) if owner.isdigit() else 0
    ident = attributes(lock).get("_owner")
    return ident if type(ident) is int else 0


def is_taken(lock: Any, ident: int) -> bool:
    """Whether `lock` is taken: a reentrant one by the thread `ident`, one of `multiprocessing` by this process."""
    if id(type(lock)) == _LOCK:
        return bool(lock.locked())
    if kind_of(lock) == "rlock" and not semlock_of(lock):
        return owner_of(lock) == ident
    semlock = semlock_of(lock)
    return semlock is not None and semlock._count() > 0


def semlock_of(thing: Any) -> Any:
    """The C object in a `multiprocessing` lock or semaphore; None for anything else."""
    found = attributes(thing).get("_semlock") if is_a(type(thing), "multiprocessing.synchronize", "SemLock") else None
    module = sys.modules.get("_multiprocessing")
    return found if module is not None and type(found) is module.__dict__.get("SemLock") else None


def semaphore_of(thing: Any) -> str | None:
    """What the system calls a `multiprocessing` lock in this process, until `inodes` makes it a name for all
    processes; None for anything else."""
    semlock = semlock_of(thing)
    return f"@{semlock.handle}" if semlock is not None else None


def inodes() -> dict[int, str]:
    """On Linux the inodes of the semaphores that this process has, by the page of memory that they are in. (A
    semaphore's own name is given up as soon as it is made; what it is made of is the same in every process.)"""
    found: dict[int, str] = {}
    try:
        with open("/proc/self/maps", "rb") as file:
            for line in file.read().splitlines():
                if b" /dev/shm/" in line:
                    words = line.split(None, 5)
                    found[int(words[0].partition(b"-")[0], 16)] = words[4].decode()
    except (OSError, ValueError):
        return {}
    return found


def universal(name: str, known: dict[int, str]) -> str:
    """The name that all processes have for the semaphore that is called `name` in this one."""
    handle = int(name[1:])
    inode = known.get(handle & ~0xFFF)
    return f"sem:{inode}:{handle & 0xFFF}" if inode else f"sem:{handle}"


def name_of(thing: Any, namespace: dict[str, Any], scopes: list[dict[str, Any]], text: str) -> str:
    """What the program calls `thing`: the global that has it, alone or in an attribute or a container; else what the
    functions at work call it (`scopes`, innermost first), or `text`, how it stands on its line."""
    items = [
        (key, value)
        for key, value in list(namespace.items())[:_SEARCHED]
        if type(key) is str and not key.startswith("__")
    ]
    for key, value in items:
        if value is thing:
            return key
    for key, value in items:
        part = _part_name(thing, value)
        if part:
            return key + part
    for scope in scopes:
        for key, value in scope.items():
            if value is thing and type(key) is str:
                return text if text and text != key and "." in text else key
    return text


def _part_name(thing: Any, value: Any) -> str:
    kind = type(value)
    if kind is list or kind is tuple:
        place = next((place for place, item in enumerate(value[:_PARTS]) if item is thing), None)
        return "" if place is None else f"[{place}]"
    if kind is dict:
        keys = [key for key, item in list(value.items())[:_PARTS] if item is thing]
        return f"[{keys[0]!r}]" if keys and (type(keys[0]) is str or type(keys[0]) is int) else ""
    if kind is type(sys) or issubclass(kind, type):
        return ""
    for key, item in list(attributes(value).items())[:_PARTS]:
        if item is thing and type(key) is str:
            return f".{key}"
    return ""
