"""Whatever the program does, there is an honest answer, soon, and without filling the memory."""

from __future__ import annotations

import pytest

from core.scheduler import explore, first_failure

REFUSED = {
    "s = 'a'\nwhile True:\n    s += s\n": (3, "a str of more than 1000000 items"),
    "n = 2\nwhile True:\n    n *= n\n": (3, "a number of more than 100000 bits"),
    "x = pow(10, 10**9)\n": (1, "a number of more than 100000 bits"),
    "x = [0] * 10**9\n": (1, "a list of more than 100000 items"),
    "x = 10 ** 10 ** 8\n": (1, "a number of more than 100000 bits"),
    "print(sum(range(10**10)))\n": (1, "more than 1000000 items at once"),
    "while True:\n    print('x' * 100)\n": (2, "more than 100000 characters of output"),
    "async def f():\n    pass\nf()\n": (3, "async functions"),
    "open('x')\n": (1, "open()"),
    "import os\n": (1, "import os"),
    "x = 1\nclass C(metaclass=type):\n    pass\n": (2, "a metaclass or class keyword"),
    "import time\nprint(time.time())\n": (2, "the clock, which differs from run to run"),
    "def g():\n    try:\n        yield 1\n    finally:\n        print('end')\nfor x in g():\n    break\n": (
        3,
        "a generator that is dropped where it may catch that",
    ),
    "import threading\nl = threading.Lock()\nprint(l)\n": (3, "the address of an object in its repr"),
}


@pytest.mark.parametrize("program", REFUSED)
def test_what_cannot_be_done_is_said_with_its_line(program: str) -> None:
    found = explore(program)
    assert not found.complete
    assert [(one.line, one.construct) for one in found.unsupported] == [REFUSED[program]]


ENDLESS = {
    "a list that grows": "items = []\nwhile True:\n    items.append(len(items))\n",
    "two threads that grow one": (
        "import threading\nitems = []\ndef f():\n    while True:\n        items.append(len(items))\n"
        "for _ in range(2):\n    threading.Thread(target=f).start()\n"
    ),
    "threads that start threads": (
        "import threading\ndef f():\n    t = threading.Thread(target=f)\n    t.start()\n    t.join()\nf()\n"
    ),
    "a million states": (
        "import threading\nn = 0\ndef f():\n    global n\n    for i in range(30):\n        n += i\n"
        "for _ in range(4):\n    threading.Thread(target=f).start()\n"
    ),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_what_does_not_end_is_given_up_when_the_time_is_over(name: str) -> None:
    found = explore(ENDLESS[name], budget_s=0.5)
    assert not found.complete
    assert found.stopped == "seconds"
    assert found.schedules is None


def test_recursion_without_end_raises_what_the_interpreter_raises() -> None:
    found = explore("def f():\n    f()\nf()\n")
    assert [one.text for one in found.outcomes[0].outcome.uncaught] == [
        "RecursionError: maximum recursion depth exceeded"
    ]


def test_a_step_that_takes_long_does_not_go_beyond_the_budget() -> None:
    program = "n = 0\nfor i in range(10**9):\n    n += sum(range(100_000))\n"
    found = explore(program, budget_s=0.5)
    assert found.stopped == "seconds"
    assert found.states <= 2
    failure = first_failure(program, budget_s=0.5)
    assert failure.outcome is None
    assert not failure.complete
