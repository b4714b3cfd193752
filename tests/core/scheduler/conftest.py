"""What the scheduler's tests share: a search in a process of its own starts a resource tracker in this one."""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing import resource_tracker

import pytest


@pytest.fixture(autouse=True)
def own_tracker() -> Iterator[None]:
    """Ends the tracker with the test that started it: the tests of runs count what is left of theirs."""
    yield
    resource_tracker._resource_tracker._stop()
