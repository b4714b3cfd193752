"""Small programs that misbehave in every way there is. Each is a program of its own: nobody imports it.

The sets say what to expect of them; every program is in exactly one of the first four.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent

ENDING = frozenset(
    """
    aborts asks child closes_descriptors complains crashes deletes_its_folder fails forks handles_signals
    holds_the_interpreter kills_itself long_lines manager many_lines not_python not_utf8 pool queues raises
    reads_input recurses runs_others shared_memory silent speaks threads warns
    """.split()
)
"""End by themselves, with the same output and exit code each time, in a lab and out of it."""

LINE_BY_LINE = frozenset({"forks_with_buffer", "leaves_at_once", "reopens_output"})
"""End by themselves. In a lab they write what they write on a terminal, where each line goes out at once; into a
pipe they would write something else."""

ENDLESS = frozenset(
    """
    daemon deadlock deadlock_spawned deaf endless_call endless_input endless_line endless_lines endless_sleep
    endless_threads forkserver_stuck manager_stuck orphan pool_reviving poses_as_tracker scatters short_lived
    stops_itself
    """.split()
)
"""Go on, or leave something that goes on, until they are stopped."""

IN_A_LAB_ONLY = frozenset(
    """
    bomb forks_many kills_its_parent leaves_rubbish stops_its_parent takes_address_space takes_memory
    too_many_threads writes_big_file
    """.split()
)
"""Attack what started them, go beyond a limit, or leave rubbish: to be started by a warden and by nobody else."""

POSIX_ONLY = frozenset(
    """
    bomb crashes daemon deadlock_spawned deletes_its_folder forks forks_many forks_with_buffer forkserver_stuck
    handles_signals kills_itself kills_its_parent leaves_rubbish poses_as_tracker runs_others scatters
    stops_its_parent stops_itself takes_memory
    """.split()
)
"""Use what Windows does not have."""

NEEDS_FORK = frozenset({"orphan"})
"""Mean something else when the start method is not fork."""


def path(name: str) -> Path:
    """Where the program of that name is."""
    return FOLDER / f"{name}.py"
