"""What is known of all schedules and of those that go on from here, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from core.problem import Problem
from core.scheduler.endings import Ending, endings
from core.scheduler.exploration import Exploration
from core.scheduler.searching import CanHappen, Progress
from gui.step.chart import Share
from gui.step.phrases import ending_words, problem_words, share_words, unsupported_words
from gui.wording import duration, number, space

translate = QCoreApplication.translate

_EXACT_DIGITS = 15
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Prospects:
    """`found` is None while the search goes on; `can_happen` is the newest answer, which may be of an earlier place."""

    progress: Progress | None = None
    found: Exploration | None = None
    endings: tuple[Ending, ...] = ()
    can_happen: CanHappen | None = None
    problem: Problem | None = None
    is_cancelled: bool = False
    is_sampling: bool = False
    """Whether it is run on real threads, instead of being searched."""

    @property
    def is_searching(self) -> bool:
        return self.found is None and self.problem is None and not self.is_cancelled

    @property
    def is_unsupported(self) -> bool:
        """Whether the machine cannot do the program, and nobody has run it on real threads yet."""
        return self.found is not None and bool(self.found.unsupported) and not self.is_sampling

    @property
    def shares(self) -> tuple[Share, ...]:
        return tuple(self._share(ending) for ending in self.endings)

    def _share(self, ending: Ending) -> Share:
        here = self.can_happen
        if self.found is not None and self.is_sampling:
            return Share(ending, (ending.runs or 0) / max(self.found.runs, 1), None, True)
        if here is None or here.outcomes is None:
            return Share(ending, ending.share, None, None)
        is_open = not set(ending.places).isdisjoint(here.outcomes)
        left = self.left
        if here.schedules is None or not left:
            return Share(ending, ending.share, None, is_open)
        return Share(ending, ending.share, sum(here.schedules[place] for place in ending.places) / left, is_open)

    @property
    def left(self) -> int | None:
        """How many schedules go on from here; None where that is not known."""
        here = self.can_happen
        return None if here is None or here.schedules is None else sum(here.schedules)

    @property
    def worst(self) -> Ending | None:
        """The ending that breaks the program with the shortest schedule; None where none is known."""
        broken = [ending for ending in self.endings if not ending.is_expected]
        return min(broken, key=lambda one: (one.preemptions, len(one.shortest.steps), -(one.share or 0)), default=None)


def with_exploration(found: Exploration, is_sampling: bool = False) -> Prospects:
    return Prospects(found=found, endings=endings(found), is_sampling=is_sampling)


@dataclass(frozen=True, slots=True)
class Told:
    """`exact` is the count where `count` is rounded."""

    count: str = ""
    exact: str = ""
    what: str = ""
    expected: str = ""
    is_good: bool = True
    """Whether `expected` is as it should be."""
    here: str = ""
    note: str = ""


def told(prospects: Prospects) -> Told:
    """The words of the panel."""
    if prospects.problem is not None:
        return Told(what=" ".join(problem_words(prospects.problem)))
    if prospects.is_cancelled:
        return Told(what=translate("Prospects", "You stopped the search."))
    if prospects.found is None:
        return Told(what=_progress(prospects.progress, prospects.is_sampling))
    found = prospects.found
    if prospects.is_sampling:
        return _sampled(found)
    if found.unsupported:
        one = found.unsupported[0]
        return Told(what=unsupported_words(one.construct, one.line)[0])
    if not found.complete:
        return _partial(found)
    note = translate("Prospects", "Shares of schedules are no probabilities: no scheduler chooses among them evenly.")
    if found.schedules is None:
        what = translate("Prospects", "schedules: some never end, for the program can go round in circles")
        many = translate("Prospects", "infinitely many")
        return Told(many, "", what, *_expected(prospects), note=_only_outcomes())
    exact = number(found.schedules)
    what = translate("Prospects", "schedules of this program")
    if found.schedules == 1:
        what = translate("Prospects", "schedule of this program")
    return Told(rounded(found.schedules), exact, what, *_expected(prospects), _here(prospects), note)


def rounded(count: int) -> str:
    """All digits where there are not too many: ``538,257,874,439``, ``4.7 × 10²³``."""
    if len(str(count)) <= _EXACT_DIGITS:
        return number(count)
    digits = str(count)
    return f"{digits[0]}.{digits[1]} × 10{str(len(digits) - 1).translate(_RAISED)}"


def _sampled(found: Exploration) -> Told:
    count = translate("Prospects", "{count} runs").format(count=number(found.runs))
    what = translate("Prospects", "on real threads, with switches by chance: sampled, not exhaustive")
    here = translate("Prospects", "What is shown has happened; other endings may happen all the same.")
    return Told(count, what=what, here=here)


def _progress(progress: Progress | None, is_sampling: bool) -> str:
    if progress is not None and is_sampling:
        return translate("Prospects", "On real threads: {runs} runs in {time}").format(
            runs=number(progress.states), time=duration(progress.seconds)
        )
    if progress is None:
        return translate("Prospects", "The search begins…")
    return translate("Prospects", "Searching: {states} states in {time}").format(
        states=number(progress.states), time=duration(progress.seconds)
    )


def _partial(found: Exploration) -> Told:
    reason = {
        "seconds": translate("Prospects", "There was no time for all of them."),
        "states": translate("Prospects", "There are more states than are searched."),
        "memory": translate("Prospects", "There was no memory for all of them."),
        "cancelled": translate("Prospects", "You stopped the search."),
    }.get(found.stopped, "")
    count = translate("Prospects", "too many to search")
    what = translate("Prospects", "{states} states in {time}, and that was not all.").format(
        states=number(found.states), time=duration(found.seconds)
    )
    here = translate("Prospects", "What is shown was found so far: there may be other endings.")
    return Told(count, what=f"{what}{space()}{reason}", here=here)


def _only_outcomes() -> str:
    return translate("Prospects", "There are no shares of infinitely many.")


def _expected(prospects: Prospects) -> tuple[str, bool]:
    """The share of the ending that comes about where nobody is interrupted, and whether that is good."""
    if len(prospects.endings) == 1:
        only = prospects.endings[0]
        return translate("Prospects", "Every one: {ending}").format(ending=ending_words(only)), only.is_expected
    expected = next((ending for ending in prospects.endings if ending.is_expected), None)
    if expected is None:
        return translate("Prospects", "None of them ends well"), False
    return ("", True) if expected.share is None else (_of_them(expected, expected.share), True)


def _of_them(ending: Ending, share: float) -> str:
    return translate("Prospects", "{share}: {ending}", "of the schedules, and how they end").format(
        share=share_words(share), ending=ending_words(ending)
    )


def _here(prospects: Prospects) -> str:
    left = prospects.left
    here = prospects.can_happen
    if left is None or here is None or not here.steps:
        return ""
    if left == 1:
        count = translate("Prospects", "From here: 1 schedule left")
    else:
        count = translate("Prospects", "From here: {count} left").format(count=rounded(left))
    shares = [share for share in prospects.shares if share.here]
    expected = next((share for share in shares if share.ending.is_expected), None)
    shown = expected or max(shares, key=lambda one: one.here or 0, default=None)
    if shown is None or shown.here is None:
        return count
    return f"{count}\n{_of_them(shown.ending, shown.here)}"
