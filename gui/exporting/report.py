"""One run on one page that needs nothing else: HTML for handing in, in the language of the window."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import replace
from html import escape

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from gui import __version__
from gui.exporting.handout import Handout
from gui.views.lane_rows import span_headings, span_rows
from gui.wording import duration, listed, number, outcome_sentence, python_name, shown_name, value_text
from gui.wording_stuck import diagnosis_sentence

translate = QCoreApplication.translate

_TURNS = 200
"""So much of what each thread did has a row in the report; the tables for spreadsheets have all of it."""
_STYLE = """
body { font: 15px/1.6 system-ui, "Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #18202c;
       max-width: 62em; margin: 2em auto; padding: 0 1.5em; }
h1 { font-size: 1.5em; margin-bottom: 0; } h2 { font-size: 1.1em; margin: 1.8em 0 .4em; }
table { border-collapse: collapse; } th, td { text-align: left; padding: .2em 1.2em .2em 0; vertical-align: top; }
th { color: #4b5665; font-weight: 400; } .right { color: #13693b; } .wrong { color: #b01240; }
pre { background: #f6f7f9; border: 1px solid #dde2e9; border-radius: 6px; padding: .8em 1em; overflow-x: auto;
      font: 13px/1.5 "JetBrains Mono", Consolas, Menlo, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
pre.program { counter-reset: line; white-space: pre; } pre.program span { counter-increment: line; }
pre.program span::before { content: counter(line); color: #636e7d; display: inline-block; width: 2.2em; }
img { max-width: 100%; border: 1px solid #dde2e9; border-radius: 6px; } .quiet { color: #4b5665; margin-top: .2em; }
.stuck { border-left: 4px solid #b01240; background: #fceaef; padding: .6em 1em; font-weight: 600; }
"""
# Whatever a program printed, and whatever it is called: nothing in the page is ever run or fetched.
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def report(handout: Handout, picture: bytes, language: str) -> bytes:
    """`picture` is a PNG of the plots, `language` that of the window (``zh_CN``)."""
    parts = (
        _head(handout, language),
        _prediction(handout),
        _outcome(handout),
        _plots(picture),
        _turns(handout),
        _values(handout),
        _program(handout),
        _output(handout),
    )
    return "\n".join(["<!DOCTYPE html>", *parts, "</main></body></html>", ""]).encode("utf-8", "replace")


def _head(handout: Handout, language: str) -> str:
    made = QLocale(language).toString(QDateTime.currentDateTime(), QLocale.FormatType.ShortFormat)
    by = translate("Report", "Made with Crosstalk {version} on {date}").format(version=__version__, date=made)
    return (
        f'<html lang="{escape(language.replace("_", "-"))}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(handout.title)}</title>'
        f"<style>{_STYLE}</style></head><body><main>\n<h1>{escape(handout.title)}</h1>\n"
        f'<p class="quiet">{escape(by)}</p>\n{_table(_facts(handout))}'
    )


def _facts(handout: Handout) -> Iterable[tuple[str, str]]:
    snapshot, origin = handout.snapshot, handout.snapshot.origin
    yield translate("Report", "Program"), handout.program.name
    if origin is not None:
        yield translate("Report", "Python"), python_name(origin.python, origin.gil, short=True)
        yield translate("Report", "Start method"), origin.start_method
    for knob in handout.program.knobs:
        yield knob.name, knob.literal
    yield translate("Report", "Lasted"), duration(snapshot.t)
    yield translate("Report", "Threads"), listed([thread.actor.name for thread in snapshot.threads])
    sampled = translate("Report", "{count}, about {rate} a second")
    yield (
        translate("Report", "Samples"),
        sampled.format(count=number(snapshot.samples), rate=round(snapshot.sample_rate)),
    )


def _prediction(handout: Handout) -> str:
    if not handout.question:
        return ""
    made = handout.prediction or translate("Report", "None was made.")
    right, wrong = translate("Report", "As predicted"), translate("Report", "Not as predicted")
    verdicts = {True: f'<p class="right">✓ {right}</p>', False: f'<p class="wrong">✕ {wrong}</p>', None: ""}
    question = f'<p class="quiet">{escape(handout.question)}</p>'
    title = _title(translate("Report", "Prediction"))
    return f"{title}{question}<p>{escape(made)}</p>{verdicts[handout.held]}"


def _outcome(handout: Handout) -> str:
    snapshot = handout.snapshot
    went_on = translate("Report", "When this was written, at {time}, the program had not ended.")
    said = outcome_sentence(snapshot.outcome, snapshot.t) if snapshot.outcome else ""
    text = said or went_on.format(time=duration(snapshot.t))
    stuck = ""
    if snapshot.diagnosis is not None:
        stuck = f'<p class="stuck">{escape(diagnosis_sentence(snapshot.diagnosis, snapshot))}</p>'
    title = _title(translate("Report", "Outcome"))
    return f"{title}<p>{escape(text)}</p>{stuck}"


def _plots(picture: bytes) -> str:
    name = escape(translate("Report", "Plots of the run"))
    alt = escape(translate("Report", "Plots of the run; what they draw stands below, in words and numbers"))
    return f'{_title(name)}<img alt="{alt}" src="data:image/png;base64,{base64.b64encode(picture).decode()}">'


def _turns(handout: Handout) -> str:
    """What the lanes of the picture draw, for those who cannot see it; of a long run the newest."""
    threads = tuple(replace(thread, spans=thread.spans[-_TURNS:]) for thread in handout.snapshot.threads)
    rows = span_rows(replace(handout.snapshot, threads=threads), handout.program.source.split("\n"))
    if not threads:
        return ""
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in span_headings())
    lines = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    title = escape(translate("Report", "What the threads did, as a table"))
    return f"<details><summary>{title}</summary><table><tr>{heads}</tr>{lines}</table></details>"


def _values(handout: Handout) -> str:
    """What was watched, from the first to the last sample; and the queues."""
    rows = []
    for name, summary in handout.snapshot.summaries.items():
        last = handout.snapshot.values.get(name)
        change = f"{_shown(summary.first)} … {value_text(last) if last is not None else _shown(summary.last)}"
        if summary.low is not None and summary.high is not None:
            between = translate("Report", "between {low} and {high}")
            change = f"{change} ({between.format(low=number(summary.low), high=number(summary.high))})"
        rows.append((shown_name(name), change))
    for queue in handout.snapshot.queues:
        counts = translate("Report", "{puts} put, {gets} got, {dones} done")
        rows.append((queue.state.name, counts.format(puts=queue.puts, gets=queue.gets, dones=queue.dones)))
    title = _title(translate("Report", "Observed"))
    return f"{title}{_table(rows)}" if rows else ""


def _shown(value: float | str) -> str:
    return value if isinstance(value, str) else number(value)


def _program(handout: Handout) -> str:
    lines = "\n".join(f"<span></span>{escape(line)}" for line in handout.program.source.rstrip("\n").split("\n"))
    title = _title(translate("Report", "The program"))
    return f'{title}<pre class="program">{lines}</pre>'


def _output(handout: Handout) -> str:
    output = handout.snapshot.output
    text = escape("\n".join(line.text for line in output.lines)) or escape(translate("Report", "Nothing was printed."))
    skipped = ""
    if output.skipped:
        words = translate("Report", "{count} lines before these were not kept.").format(count=number(output.skipped))
        skipped = f'<p class="quiet">{escape(words)}</p>'
    title = _title(translate("Report", "Output"))
    return f"{title}{skipped}<pre>{text}</pre>"


def _title(text: str) -> str:
    return f"\n<h2>{escape(text)}</h2>\n"


def _table(rows: Iterable[tuple[str, str]]) -> str:
    head = '<th scope="row">'
    cells = "".join(f"<tr>{head}{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in rows)
    return f"<table>{cells}</table>"
