"""Pairs of functions for two threads, with what is shared between them and what is printed in the end."""

from __future__ import annotations

SHARED = """
import threading, queue, collections
n = 0
items = []
table = {}
lock = threading.Lock()
other = threading.Lock()
again = threading.RLock()
event = threading.Event()
cond = threading.Condition()
seats = threading.Semaphore(1)
q = queue.Queue()
small = queue.Queue(maxsize=1)
dq = collections.deque()
class Box:
    shared = 0
    def __init__(self):
        self.v = 0
    def bump(self):
        self.v += 1
    @property
    def twice(self):
        return self.v * 2
box = Box()
def plus(x):
    return x + 1
"""

PAIRS: dict[str, tuple[str, str, str]] = {
    "global add": ("global n; n += 1", "global n; n -= 1", "n"),
    "global through a call": ("global n; n = plus(n)", "global n; n = plus(n)", "n"),
    "read twice": ("global n; n = 1; n = 2", "items.append(n); items.append(n)", "items"),
    "write and test": ("global n; n = 1", "items.append('set' if n else 'unset')", "items"),
    "append": ("items.append(1)", "items.append(2)", "items"),
    "append and length": ("items.append(1); items.append(2)", "table['len'] = len(items)", "table"),
    "list read-modify-write": ("items[:] = items + [1]", "items[:] = items + [2]", "items"),
    "list in place": ("global items; items += [1]", "global items; items += [2]", "items"),
    "check then act": ("items.append(1) if not items else None", "items.append(2) if not items else None", "items"),
    "dict add": ("table['k'] = table.get('k', 0) + 1", "table['k'] = table.get('k', 0) + 1", "table"),
    "dict two keys": ("table['a'] = 1; table['b'] = len(table)", "table['b'] = 5", "sorted(table.items())"),
    "dict iteration": ("table['x'] = 1; table['y'] = 2", "items.extend(table)", "sorted(items)"),
    "dict changed in a loop": ("table['x'] = 1; table['y'] = 2", "[items.append(k) for k in table]", "items"),
    "attribute add": ("box.v += 1", "box.v += 1", "box.v"),
    "method": ("box.bump()", "box.bump()", "box.v"),
    "property": ("box.v = 3", "items.append(box.twice)", "items"),
    "class attribute": ("Box.shared += 1", "Box.shared += 1", "Box.shared"),
    "setattr": ("setattr(box, 'v', getattr(box, 'v') + 1)", "box.v += 1", "box.v"),
    "one lock": ("global n\n with lock:\n  n += 1", "global n\n with lock:\n  n += 1", "n"),
    "two locks": ("global n\n with lock:\n  n += 1", "global n\n with other:\n  n += 1", "n"),
    "lock on one side": ("global n\n with lock:\n  n += 1", "global n; n += 1", "n"),
    "opposite locks": ("with lock:\n  with other: pass", "with other:\n  with lock: pass", "0"),
    "re-entrant": ("global n\n with again:\n  with again:\n   n += 1", "global n\n with again:\n  n += 1", "n"),
    "try lock": ("items.append(lock.acquire(blocking=False))", "items.append(lock.acquire(False))", "items"),
    "lock with a time-out": ("items.append(lock.acquire(timeout=1))", "with lock:\n  items.append('x')", "items"),
    "event": ("items.append(1); event.set()", "event.wait(); items.append(2)", "items"),
    "event with a time-out": ("event.set()", "items.append(event.wait(1))", "items"),
    "event missed": ("event.set(); event.clear()", "event.wait(); items.append(2)", "items"),
    "condition": (
        "global n\n with cond:\n  n = 1\n  cond.notify()",
        "with cond:\n  while not n: cond.wait()\n  items.append(n)",
        "items",
    ),
    "condition without a test": ("with cond:\n  cond.notify()", "with cond:\n  cond.wait()", "0"),
    "wait for": (
        "global n\n with cond:\n  n = 1\n  cond.notify_all()",
        "with cond:\n  cond.wait_for(lambda: n == 1)\n  items.append(n)",
        "items",
    ),
    "condition with a time-out": ("with cond:\n  cond.notify()", "with cond:\n  items.append(cond.wait(1))", "items"),
    "semaphore": ("global n\n with seats:\n  n += 1", "global n\n with seats:\n  n += 1", "n"),
    "queue": ("q.put(1); q.put(2)", "items.append(q.get()); items.append(q.get())", "items"),
    "queue of one": ("small.put(1); small.put(2)", "items.append(small.get()); items.append(small.get())", "items"),
    "queue that may be empty": ("q.put(1)", "items.append(q.get() if not q.empty() else None)", "items"),
    "get without waiting": (
        "q.put(1)",
        "try: items.append(q.get_nowait())\n except queue.Empty: items.append('empty')",
        "items",
    ),
    "queue joined": ("q.put(1); q.join(); items.append('j')", "q.get(); items.append('d'); q.task_done()", "items"),
    "queue never done": ("q.put(1); q.join()", "q.get()", "0"),
    "deque": ("dq.append(1); dq.appendleft(2)", "items.append(dq.popleft() if dq else None)", "items"),
    "printing": ("print('a'); print('b')", "print('c')", "0"),
    "exception": ("global n; n = 1; 1 / 0", "items.append(n)", "items"),
    "exception caught": ("global n\n try: n = 1; 1 / 0\n except ZeroDivisionError: n = 2", "items.append(n)", "items"),
    "finally": ("global n\n try: n = 1\n finally: n = 2", "items.append(n)", "items"),
    "shared tuple swap": ("global n; n = (1, 2)", "items.append(n)", "items"),
    "new object shared early": ("global box; box = Box(); box.v = 9", "items.append(box.v)", "items"),
    "list shared before it is filled": (
        "global items; items = []; items.append(1)",
        "table['n'] = len(items)",
        "table",
    ),
    "generator shared": (
        "table['a'] = sum(1 for x in items)",
        "items.append(1)",
        "table",
    ),
    "comprehension over shared list": ("items.append(1); items.append(2)", "table['r'] = [x for x in items]", "table"),
    "while on a flag": ("global n; n = 1", "k = 0\n while not n and k < 2: k += 1\n items.append(k)", "items"),
    "delete": ("global n\n del n", "try: items.append(n)\n except NameError: items.append('gone')", "items"),
    "alive": ("global n; n = 1", "items.append((a.is_alive(), n))", "items"),
    "how many live": ("global n; n = 1", "items.append((threading.active_count(), n))", "items"),
    "join with a time-out": ("global n; n = 1", "a.join(0.1); items.append(n)", "items"),
}


def program(name: str) -> str:
    """Two threads `a` and `b`, started and joined by main, which then prints."""
    first, second, shown = PAIRS[name]
    return (
        f"{SHARED}def one():\n {_lines(first)}\ndef two():\n {_lines(second)}\n"
        "a = threading.Thread(target=one)\nb = threading.Thread(target=two)\n"
        f"a.start()\nb.start()\na.join()\nb.join()\nprint({shown})\n"
    )


def duet(name: str) -> str:
    """The same for one thread beside main, which plays the first part itself: far fewer orders."""
    first, second, shown = PAIRS[name]
    return (
        f"{SHARED}def one():\n {_lines(first)}\ndef two():\n {_lines(second)}\n"
        f"a = threading.main_thread()\nb = threading.Thread(target=two)\nb.start()\none()\nb.join()\nprint({shown})\n"
    )


def _lines(body: str) -> str:
    return (
        body.replace("global n; ", "global n\n ")
        .replace("global items; ", "global items\n ")
        .replace("global box; ", "global box\n ")
    )
