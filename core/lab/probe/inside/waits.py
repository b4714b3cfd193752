"""What the standard library's functions wait for, when a thread is found waiting inside of one."""

from __future__ import annotations

from .values import attributes, proxy_ident

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


Waiting = dict
"""A `core.observation.Wait` in its JSON form."""


def waiting(reason: str, call: str, target: str = "", timed: bool = False) -> Waiting[str, Any]:
    wait: Waiting[str, Any] = {"reason": reason, "call": call}
    if target:
        wait["target"] = target
    if timed:
        wait["timed"] = True
    return wait


def _table() -> dict[tuple[str, str], tuple[str, str, str, str]]:
    """By file and function: the reason, the call's name, what `self` is there, and the variable with a time limit (of
    a ``task``: with what it is at work on, if it is)."""
    table = {}
    for row in _ROWS.strip().splitlines():
        file, functions, reason, call, kind, limit = (part.strip().strip("-") for part in row.split("|"))
        for function in functions.split():
            table[file, function] = (reason, call or function, kind, limit)
    return table


_ROWS = """
queue                      | put get                              | queue     | -         | queue    | timeout
queue                      | join                                 | queue     | -         | queue    | -
multiprocessing/queues     | get                                  | queue     | -         | pipe     | timeout
multiprocessing/queues     | put                                  | queue     | -         | pipe     | timeout
multiprocessing/queues     | join                                 | queue     | -         | pipe     | -
multiprocessing/queues     | _feed                                | queue     | feed      | -        | -
threading                  | join                                 | join      | -         | thread   | timeout
threading                  | _shutdown                            | join      | exit      | -        | -
threading                  | start                                | condition | -         | -        | -
threading                  | acquire __enter__                    | lock      | acquire   | lock     | timeout
threading                  | wait wait_for                        | condition | -         | -        | timeout
multiprocessing/process    | join                                 | process   | -         | process  | timeout
multiprocessing/popen_fork | wait                                 | process   | join      | popen    | timeout
subprocess                 | wait communicate                     | process   | -         | popen    | timeout
multiprocessing/synchronize | acquire __enter__                   | lock      | acquire   | lock     | timeout
multiprocessing/synchronize | wait wait_for                       | condition | -         | -        | timeout
multiprocessing/managers   | acquire __enter__                    | lock      | acquire   | proxy    | timeout
multiprocessing/managers   | wait wait_for                        | condition | -         | -        | timeout
multiprocessing/managers   | serve_forever serve_client accepter  | message   | serve     | -        | -
multiprocessing/managers   | _callmethod _create start connect    | message   | -         | -        | -
multiprocessing/connection | recv recv_bytes recv_bytes_into poll | message   | -         | -        | timeout
multiprocessing/connection | accept send send_bytes wait Client   | message   | -         | -        | timeout
multiprocessing/pool       | get wait next                        | condition | -         | -        | timeout
multiprocessing/pool       | _handle_tasks                        | queue     | get       | -        | -
multiprocessing/pool       | worker                               | queue     | get       | task     | task
concurrent/futures/_base   | result exception wait                | condition | -         | -        | timeout
concurrent/futures/thread  | _worker                              | queue     | get       | task     | work_item
selectors                  | select                               | io        | -         | -        | timeout
socket                     | accept readinto sendall              | io        | -         | -        | -
"""

WAITS = _table()


def target_of(kind: str, owner: Any) -> str:
    """What is waited for, as `core.observation.Wait.target` names it."""
    if owner is None or kind in ("", "task"):
        return ""
    if kind == "pipe":
        token = pipe_token(owner)
        return f"queue:{token}" if token else ""
    if kind == "thread":
        return f"thread:{attributes(owner).get('_ident')}"
    if kind in ("process", "popen"):
        popen = owner if kind == "popen" else attributes(owner).get("_popen")
        pid = attributes(popen).get("pid")
        return f"process:{pid}" if type(pid) is int else ""
    if kind == "proxy":
        return f"lock:{proxy_ident(owner)}"
    return f"{kind}:{id(owner)}"


_tokens: dict[int, str] = {}
"""By `id`, the names of the `multiprocessing` queues that this process has."""


def name_pipe(identity: int, token: str) -> None:
    _tokens[identity] = token


def pipe_token(owner: Any) -> str:
    """The name that all processes have for this `multiprocessing` queue; "" if it has none."""
    return _tokens.get(id(owner), "")
