"""The machine does what the interpreter does."""

from __future__ import annotations

import subprocess
import sys

import pytest

from core.scheduler import explore
from tests.core.scheduler.sources import FOLDER, source

SNIPPETS = {
    "nested-finally": "def f():\n    try:\n        return 1\n    finally:\n        print('out')\nprint(f())\n",
    "while-else": "n = 3\nwhile n:\n    n -= 1\nelse:\n    print('done', n)\n",
    "closure-in-loop": "print([f() for f in [lambda i=i: i * i for i in range(4)]])\n",
    "generator-expression": "print(sum(x * x for x in range(10) if x % 2))\n",
    "star-assignment": "first, *rest = 'abc'\nprint(first, rest)\n",
    "chained-comparison": "x = 5\nprint(1 < x < 10, 1 < x < 3, x == 5 != 6)\n",
    "keyword-only": "def f(a, /, b, *, c=3):\n    return a + b + c\nprint(f(1, 2), f(1, b=2, c=4))\n",
    "wrong-call": "def f(a, b):\n    pass\ntry:\n    f(1, 2, 3)\nexcept TypeError as e:\n    print(e)\n",
    "set-operations": "print({1, 2} | {3}, {1, 2} & {2}, {1, 2} - {1}, 2 in {2})\n",
    "dict-methods": "d = {'a': 1}\nd.update(b=2)\nprint(d.pop('a'), d.get('z'), d.setdefault('c', 3), list(d), d)\n",
    "list-methods": (
        "a = [3, 1]\na.insert(0, 9)\na.extend((4, 5))\na.remove(1)\nprint(a, a.index(4), a.count(9), a.pop())\n"
    ),
    "string-methods": (
        "print(' x '.strip(), 'a-b'.replace('-', '+'), 'abc'.find('c'), 'Ab'.swapcase(), 'a b'.split())\n"
    ),
    "inheritance": (
        "class A:\n"
        "    x = 1\n"
        "    def m(self):\n"
        "        return self.x\n"
        "class B(A):\n"
        "    x = 2\n"
        "print(A().m(), B().m())\n"
    ),
    "diamond": (
        "class A:\n    def m(self):\n        return 'A'\n"
        "class B(A):\n    def m(self):\n        return 'B' + super().m()\n"
        "class C(A):\n    def m(self):\n        return 'C' + super().m()\n"
        "class D(B, C):\n    def m(self):\n        return 'D' + super().m()\nprint(D().m())\n"
    ),
    "operators": (
        "class V:\n"
        "    def __init__(self, x):\n"
        "        self.x = x\n"
        "    def __add__(self, o):\n"
        "        return V(self.x + o.x)\n"
        "    def __lt__(self, o):\n"
        "        return self.x < o.x\n"
        "    def __repr__(self):\n"
        "        return f'V({self.x})'\n"
        "print(V(1) + V(2), sorted([V(3), V(1)]), max(V(1), V(5)))\n"
    ),
    "iterator-class": (
        "class Down:\n    def __init__(self, n):\n        self.n = n\n    def __iter__(self):\n        return self\n"
        "    def __next__(self):\n"
        "        if not self.n:\n"
        "            raise StopIteration\n"
        "        self.n -= 1\n"
        "        return self.n\n"
        "print(list(Down(3)), [x for x in Down(2)])\n"
    ),
    "exception-order": (
        "def f():\n"
        "    try:\n"
        "        raise ValueError('a')\n"
        "    except ValueError as e:\n"
        "        print('caught', e)\n"
        "        raise\n"
        "try:\n    f()\nexcept Exception as e:\n    print(type(e).__name__, e.args)\n"
    ),
    "with-two": (
        "class C:\n"
        "    def __init__(self, n):\n"
        "        self.n = n\n"
        "    def __enter__(self):\n"
        "        print('in', self.n)\n"
        "    def __exit__(self, *a):\n        print('out', self.n)\nwith C(1), C(2):\n    print('body')\n"
    ),
    "return-in-with": (
        "import threading\n"
        "lock = threading.Lock()\n"
        "def f():\n"
        "    with lock:\n"
        "        return lock.locked()\n"
        "print(f(), lock.locked())\n"
    ),
    "global-delete": "x = 1\ndel x\ntry:\n    x\nexcept NameError as e:\n    print(e)\n",
    "walrus": "if (n := 10) > 5:\n    print(n)\n",
    "lambda-default": "f = lambda *a, **k: (a, k)\nprint(f(1, x=2))\n",
    "random-seeded": (
        "import random\nrandom.seed(7)\nprint(random.randint(1, 100), random.choice('abc'), random.random())\n"
    ),
    "sequence-slices": "a = list(range(10))\na[2:5] = ['x']\ndel a[0]\nprint(a, a[-3:], a[::3])\n",
    "recursion": "def f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\nprint(f(12))\n",
    "too-deep": "def f():\n    return f()\ntry:\n    f()\nexcept RecursionError as e:\n    print('deep')\n",
    "sys-exit": "import sys\nprint('a')\nsys.exit(0)\nprint('b')\n",
    "format": "print(f'{12:>5}|{1.5:.3f}|{True!s:5}|{[1, \"a\"]!r}|{255:#x}')\n",
    "percent": "print('%d %s %5.1f' % (3, 'x', 2.25))\n",
    "unpack-call": (
        "def f(a, b, c=0):\n    return a, b, c\nprint(f(*(1, 2)), f(**{'a': 1, 'b': 2}), f(*[1], **{'b': 5}))\n"
    ),
    "counter": "from collections import Counter\nc = Counter('banana')\nprint(c['a'], c['z'], c.most_common(1))\n",
    "counter-update": (
        "from collections import Counter\nc = Counter('aab')\nc.update(c)\nc.update('b', z=2)\n"
        "print(c, Counter({'q': 5}))\n"
    ),
    "next-with-default": "g = (n for n in [1])\nprint(next(g, 'no'), next(g, 'no'), next(iter(()), 'none'))\n",
    "what-a-library-hides": (
        "import threading\nprint(threading.active_count(), len(threading.enumerate()), pow(2, 5), pow(2, 5, 7))\n"
    ),
    "annotations": (
        "from typing import Callable, Optional\ndef f(x: Optional[int], g: Callable[[int], str]) -> list[int]:\n"
        "    return [x]\nprint(f(1, str))\n"
    ),
    "wraps": (
        "import functools\ndef d(f):\n    @functools.wraps(f)\n    def g():\n        return f()\n    return g\n"
        "@d\ndef h():\n    'doc'\n    return 3\nprint(h(), h.__name__)\n"
    ),
    "true-is-not-one": "d = {}\nfor v in (True, 1.0, 0.0, -0.0):\n    print(v, type(v).__name__)\n",
    "yield-send": (
        "def g():\n    x = 0\n    while True:\n        x += yield x\nc = g()\nnext(c)\nprint(c.send(5), c.send(6))\n"
    ),
}


def real_output(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    return done.stdout


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_snippet_prints_what_the_interpreter_prints(name: str) -> None:
    found = explore(SNIPPETS[name], "<string>")
    assert found.unsupported == ()
    assert [one.outcome.output for one in found.outcomes] == [real_output(SNIPPETS[name])]


def test_the_tour_of_the_language_prints_what_the_interpreter_prints() -> None:
    found = explore(source("language"))
    assert found.unsupported == ()
    assert found.outcomes[0].outcome.output == real_output((FOLDER / "language.py").read_text(encoding="utf-8"))


def test_threads_as_classes_pass_numbers_through_a_queue() -> None:
    found = explore(source("subclass"))
    assert [one.outcome.output for one in found.outcomes] == [real_output(source("subclass"))]
