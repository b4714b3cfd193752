"""Step mode: a machine that interprets a program one thread's step at a time, and searches all its schedules."""

from core.scheduler.exploration import Exploration, Found, UnsupportedAt, explore
from core.scheduler.explorer import Limits
from core.scheduler.outcome import Outcome, Uncaught, Waiting
from core.scheduler.schedule import Schedule, schedule_from_json

__all__ = [
    "Exploration",
    "Found",
    "Limits",
    "Outcome",
    "Schedule",
    "Uncaught",
    "UnsupportedAt",
    "Waiting",
    "explore",
    "schedule_from_json",
]
