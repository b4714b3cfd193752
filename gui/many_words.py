"""The results of many runs in words: the rows of the histogram, sentences over it, and lines for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from core.distribution import Bar, Result, distribution, fitting
from core.lesson import Choice, LessonProgram
from core.many import OneRun
from core.verdict import judge
from gui.picker import Option
from gui.views.histogram import HistogramRow
from gui.wording import number, space, stop

translate = QCoreApplication.translate


def result_options(variant: LessonProgram) -> tuple[Option, ...]:
    """What the result of a run can be taken to be."""
    names = [
        Option(name, translate("Many", "last value of {name}").format(name=name)) for name in variant.watching.names
    ]
    return (
        Option("outcome", translate("Many", "how it ended")),
        Option("output", translate("Many", "last line printed")),
        *names,
    )


def rows(results: Sequence[OneRun], which: str, choice: Choice | None) -> tuple[HistogramRow, ...]:
    """`which` is the result, `choice` the prediction (None: there is none)."""
    bars = distribution([one.findings.result(which) for one in results])
    fits = fitting(choice, [one.findings for one in results]) if choice is not None else None
    return tuple(
        HistogramRow(_label(bar, which), len(bar.runs), None if fits is None else len(fits.intersection(bar.runs)))
        for bar in bars
    )


def _label(bar: Bar, which: str) -> str:
    if bar.is_rest:
        return translate("Many", "others")
    if which == "outcome":
        return _ending(bar.low)
    if bar.low is None:
        return translate("Many", "nothing printed") if which == "output" else translate("Many", "none")
    if isinstance(bar.low, str):
        return bar.low
    if bar.high is None:
        return number(bar.low)
    return translate("Many", "{low} to {high}").format(low=number(bar.low), high=number(bar.high))


def _ending(ending: Result) -> str:
    return {
        "ends": translate("Many", "ended by itself"),
        "fails": translate("Many", "ended with an error"),
        "hangs": translate("Many", "got stuck"),
        "runs": translate("Many", "went on until stopped"),
    }.get(str(ending), translate("Many", "did not start"))


def summary(results: Sequence[OneRun], which: str, where: str) -> str:
    """How many runs there were, on which Python, and how many different results."""
    different = len({one.findings.result(which) for one in results})
    ran = translate("Many", "{runs} runs on {python}").format(runs=len(results), python=where)
    if len(results) == 1:
        ran = translate("Many", "1 run on {python}").format(python=where)
    if different == 1:
        return translate("Many", "{ran}, all with one result").format(ran=ran) + stop()
    return translate("Many", "{ran}, {count} different results").format(ran=ran, count=different) + stop()


def judged(results: Sequence[OneRun], variant: LessonProgram, place: int, answer: str) -> str:
    """The prediction (the answer at `place`, in words `answer`) against all runs."""
    found = [one.findings for one in results]
    fits = fitting(variant.question.choices[place], found)
    held = judge(variant.question, place, found, variant.result)
    said = translate("Many", 'You predicted "{answer}"').format(answer=answer)
    if fits is not None:
        counted = translate("Many", "{said}: {hits} of {runs} runs were like that")
        sentence = counted.format(said=said, hits=len(fits), runs=len(results)) + stop()
    else:
        sentence = said + stop()
    if fits is not None and 0 < len(fits) < len(results) and variant.question.choices[place].over == "each":
        return sentence + space() + translate("Many", "A single run would not have told.")
    verdict = {
        True: translate("Many", "✓ As you predicted."),
        False: translate("Many", "× Not as you predicted."),
        None: translate("Many", "These runs do not decide it."),
    }[held]
    return sentence + space() + verdict


def as_csv(results: Sequence[OneRun], which: str, python: str, method: str, choice: Choice | None) -> str:
    """A line for each run, under a line of names, as a spreadsheet or another program reads it."""
    fits = fitting(choice, [one.findings for one in results]) if choice is not None else None
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(
        ["run", "python", "start_method", which, "ending", "exit_code", "signal", "seconds", "as_predicted"]
    )
    for index, one in enumerate(results):
        outcome, result = one.outcome, one.findings.result(which)
        predicted = "" if fits is None else str(index in fits).lower()
        writer.writerow([
            index + 1, python, method, "" if result is None else result, one.findings.ending or "",
            _or_empty(outcome.exit_code), _or_empty(outcome.signal), f"{one.seconds:.3f}", predicted,
        ])  # fmt: skip
    return text.getvalue()


def _or_empty(value: int | None) -> int | str:
    return "" if value is None else value
