"""Step mode: a machine that interprets a program one thread's step at a time, and searches all its schedules."""

from core.scheduler.exploration import Exploration, Found, UnsupportedAt, explore
from core.scheduler.explorer import Limits
from core.scheduler.failing import Failure, first_failure
from core.scheduler.outcome import Outcome, Uncaught, Waiting
from core.scheduler.replay import Replay, prepared, replay
from core.scheduler.sampling import sample
from core.scheduler.schedule import Schedule, schedule_from_json
from core.scheduler.searching import CanHappen, Progress, Search
from core.scheduler.stepping import Access, Standing, Stepper, StepTaken

__all__ = [
    "Access",
    "CanHappen",
    "Exploration",
    "Failure",
    "Found",
    "Limits",
    "Outcome",
    "Progress",
    "Replay",
    "Schedule",
    "Search",
    "Standing",
    "StepTaken",
    "Stepper",
    "Uncaught",
    "UnsupportedAt",
    "Waiting",
    "explore",
    "first_failure",
    "prepared",
    "replay",
    "sample",
    "schedule_from_json",
]
