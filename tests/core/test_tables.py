"""A recording as tables: a row for each look and for each event, that every spreadsheet can read."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from core.observation import Line, Sample, Value
from core.recording import Recording
from core.tables import EVENT_HEAD, saving_events, saving_samples
from tests.gui import recordings


@pytest.fixture(scope="module")
def recording() -> Recording:
    found = recordings.recording()
    found.append([Line(8.0, "stdout", '=HYPERLINK(1) \u4e2d\u6587, "quoted" \udc80')])
    found.append([Sample(8.0, 8.0, 100, {"counter": Value("text", "+1")})])
    return found


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_every_sample_has_its_row_with_what_was_watched(recording, tmp_path):
    shares = list(saving_samples(recording.kept(), tmp_path / "samples.csv"))
    head, *found = rows(tmp_path / "samples.csv")
    assert head == ["time_s", "due_s", "pid", "counter", "queues", "threads"]
    samples = [each for each in recording.observations() if isinstance(each, Sample)]
    assert [(float(row[0]), row[3]) for row in found[:-1]] == [
        (each.t, str(each.values["counter"].shown)) for each in samples[:-1]
    ]
    assert found[0][5] == "MainThread waits (join) in line 15; Thread-1 (add) runs in line 10"
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_every_other_observation_is_an_event(recording, tmp_path):
    list(saving_events(recording.kept(), tmp_path / "events.csv"))
    head, *found = rows(tmp_path / "events.csv")
    assert tuple(head) == EVENT_HEAD
    kinds = [type(each).__name__ for each in recording.observations() if not isinstance(each, Sample)]
    assert [row[1] for row in found] == kinds
    assert found[0][4:6] == ["Python 3.12.1", "fork"]
    assert found[-2][1:] == ["Ended", "", "", "", "finished", "0"]


def test_a_text_is_never_a_formula(recording, tmp_path):
    list(saving_events(recording.kept(), tmp_path / "events.csv"))
    list(saving_samples(recording.kept(), tmp_path / "samples.csv"))
    assert rows(tmp_path / "events.csv")[-1][4].startswith('\'=HYPERLINK(1) \u4e2d\u6587, "quoted"')
    assert rows(tmp_path / "samples.csv")[-1][3] == "'+1"


def test_a_table_that_is_given_up_leaves_nothing(recording, tmp_path):
    steps = saving_samples(recording.kept(), tmp_path / "samples.csv")
    next(steps)
    steps.close()
    assert list(tmp_path.iterdir()) == []
