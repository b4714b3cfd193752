"""A recording survives a file; a file that was cut, altered or made by somebody else is read as far as it is sound."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from core.observation import (
    Ended,
    Line,
    Outcome,
    ProcessStarted,
    Progress,
    QueueOp,
    QueueState,
    RunStarted,
    Sample,
    ThreadState,
    Value,
    Wait,
    Watching,
)
from core.problem import Problem, ProblemError
from core.recording import Recording
from core.recording_file import FORMAT, HEAD, OBSERVATIONS, PROGRAM, load, save, saving
from core.subject import Subject
from tests.damage import damage, nothing_runs, rewritten

SOURCE = "ROUNDS = 5\ncounter = 0  # \u8ba1\u6570\n"
START = [RunStarted(0.0, "3.12.1", "/python", True, "fork"), ProcessStarted(0.0, 100, 1, "main", "main", ident=1)]


def sample(number: int) -> Sample:
    wait = Wait("queue", "get", "queue:5") if number % 4 == 0 else None
    state = ThreadState(1, "MainThread", 2, "work", running=wait is None, wait=wait, rounds=number)
    queue = QueueState("5", "q", 4, number % 5, 0, number, number)
    values = {"counter": Value("number", number), "d": Value("repr", "{'a': 1}", "dict", 99)}
    return Sample(number / 60, number / 60, 100, values, queues=(queue,), threads=(state,))


@pytest.fixture(scope="module")
def recording() -> Recording:
    """Tests that change it add to its end, which no other one looks at."""
    watching = Watching(("counter",), (Progress("work", "i", 1, "ROUNDS"),))
    recording = Recording(Subject("race.py", SOURCE, watching, "counter", 10.0, {"ROUNDS": 5.0}))
    recording.append(START)
    for number in range(300):  # several blocks, and output in the middle of one
        recording.append([sample(number)])
        if number % 100 == 0:
            recording.append(
                [Line(number / 60, "stdout", f"line {number} \udc80"), QueueOp(number / 60, 100, 1, "5", "put")]
            )
    recording.append([Ended(5.0, Outcome("finished", 0))])
    return recording


@pytest.fixture
def path(recording: Recording, tmp_path: Path) -> Path:
    save(recording, tmp_path / "run.crosstalk")
    return tmp_path / "run.crosstalk"


def test_a_saved_recording_is_the_same_recording(recording, path):
    again, problems = load(path)
    assert problems == ()
    assert again.subject == recording.subject
    assert list(again.observations()) == list(recording.observations())
    assert list(path.parent.iterdir()) == [path]


def test_a_recording_is_saved_as_it_stood_while_it_goes_on(recording, tmp_path):
    steps = saving(recording.kept(), tmp_path / "part.crosstalk")
    shares = [next(steps)]
    recording.append([Line(0.0, "stdout", "later")])
    shares += steps
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert "later" not in [line.text for line in load(tmp_path / "part.crosstalk")[0].snapshot().output.lines]


def test_what_is_not_saved_to_its_end_leaves_the_old_file(recording, path):
    before = path.read_bytes()
    steps = saving(recording.kept(), path)
    next(steps)
    steps.close()
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(tmp_path):
    """A limit on the size of files stands for the full disk: the same write fails."""
    path = tmp_path / "run.crosstalk"
    path.write_bytes(b"old")
    program = f"""
import resource, signal
from pathlib import Path
from core.recording import Recording
from core.recording_file import save
from core.subject import Subject
from tests.damage import damage, nothing_runs, rewritten
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    save(Recording(Subject("big.py", {os.urandom(4000).hex()!r})), Path({str(path)!r}))
except OSError:
    print("refused")
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout == "refused\n", done.stderr
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.97])
def test_a_file_that_was_cut_is_shown_up_to_there(recording, path, share):
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    again, problems = load(path)
    kept = list(again.observations())
    assert kept == list(recording.observations())[: len(kept)]
    if share < 0.9:
        assert [problem.code for problem in problems] == ["recording-cut"]
        assert float(problems[0].details["seconds"]) == pytest.approx(again.snapshot().t, abs=0.1)


@pytest.mark.parametrize("data", [b"", b"no zip at all", b"PK\x03\x04", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_recording_is_said_to_be_none(tmp_path, data):
    (tmp_path / "x.crosstalk").write_bytes(data)
    with pytest.raises(ProblemError) as caught:
        load(tmp_path / "x.crosstalk")
    assert caught.value.problem.code == "not-a-recording"


def test_a_file_that_cannot_be_read_is_said_to_be_so(tmp_path):
    with pytest.raises(ProblemError) as caught:
        load(tmp_path)
    assert caught.value.problem.code == "recording-unreadable"


def test_a_recording_of_a_newer_version_is_shown_without_what_is_new(recording, path):
    def newer(content: dict[str, bytes]) -> None:
        head = json.loads(content[HEAD])
        head["format"], head["mood"], head["subject"]["tempo"] = FORMAT + 1, "good", 3
        content[HEAD] = json.dumps(head).encode()
        lines = content[OBSERVATIONS].splitlines()
        lines[5] = lines[5].replace(b'"t":', b'"colour":["red"],"t":')
        content[OBSERVATIONS] = b"\n".join([*lines, b'{"kind":"Thought","t":1.0}'])

    rewritten(path, newer)
    again, problems = load(path)
    assert [problem.code for problem in problems] == ["recording-newer", "recording-lost"]
    assert problems[0].details == {"format": str(FORMAT + 1)}
    assert problems[1].details == {"count": "1"}
    assert again.subject == recording.subject
    assert list(again.observations()) == list(recording.observations())
    assert again.snapshot_at(3.0).values == recording.snapshot_at(3.0).values


@pytest.mark.parametrize(
    ("member", "code"),
    [
        (HEAD, "recording-without-head"),
        (PROGRAM, "recording-without-program"),
        (OBSERVATIONS, "recording-without-observations"),
    ],
)
def test_what_is_missing_is_named_and_the_rest_is_shown(recording, path, member, code):
    rewritten(path, lambda content: content.pop(member))
    again, problems = load(path)
    assert [problem.code for problem in problems] == [code]
    if member != OBSERVATIONS:
        assert again.snapshot().values == recording.snapshot().values
    if member != PROGRAM:
        assert again.subject.source == SOURCE


@pytest.mark.parametrize(
    "line",
    [
        b"\xff\xfe",
        b"[]",
        b'{"kind": ["Sample"]}',
        b'{"kind":"Line","t":"soon","stream":"stdout","text":""}',
        b'{"kind":"Line","t":NaN,"stream":"stdout","text":""}',
        b'{"kind":"Line","t":1e999,"stream":"stdout","text":""}',
        b'{"kind":"Line","t":-1,"stream":"stdout","text":""}',
        b'{"kind":"Sample","t":1,"due":1,"pid":100,"values":{"x":{"form":"number","shown":"many"}}}',
        b'{"kind":"Sample","t":1,"due":1,"pid":100,"values":{"x":{"form":"number","shown":1' + b"0" * 400 + b"}}}",
        b'{"kind":"Sample","t":1,"due":1,"pid":100,"threads":[{"ident":1,"name":"x","line":99999999999999}]}',
        b'{"kind":"Standstill","t":1,"pid":100,"ident":1,"line":99999999999999}',
        b'{"kind":"LinesSkipped","t":1,"stream":"stdout","lines":-5,"bytes":0}',
        b'{"a":' * 3000,
        b'{"kind":"Line","t":1.0,"stream":"stdout","text":"' + b"x" * 1_000_000 + b'"}',
    ],
)
def test_an_observation_that_cannot_be_is_left_out_and_counted(recording, path, line):
    rewritten(path, lambda content: content.update({OBSERVATIONS: line + b"\n" + content[OBSERVATIONS]}))
    again, problems = load(path)
    assert [problem.code for problem in problems] == ["recording-lost"]
    assert list(again.observations()) == list(recording.observations())


def test_a_bomb_is_read_up_to_the_limit_only(path, monkeypatch):
    monkeypatch.setattr("core.recording_file._OBSERVATIONS_LIMIT", 100_000)
    rewritten(path, lambda content: content.update({OBSERVATIONS: content[OBSERVATIONS] * 30}))
    again, problems = load(path)
    assert "recording-too-large" in [problem.code for problem in problems]
    assert again.snapshot().samples > 100


def test_a_name_that_leads_elsewhere_leads_nowhere(path):
    def leading(content: dict[str, bytes]) -> None:
        head = json.loads(content[HEAD])
        head["subject"]["name"] = "../../etc/\npasswd.py"
        content[HEAD] = json.dumps(head).encode()
        content["../outside.py"] = b"raise SystemExit"

    rewritten(path, leading)
    assert load(path)[0].subject.name == "passwd.py"
    assert not (path.parent.parent / "outside.py").exists()
    assert list(path.parent.iterdir()) == [path]


def test_an_archive_that_another_tool_packed_again_is_the_same_recording(recording, path):
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:  # stored, not deflated
        for name, data in reversed(content.items()):
            archive.writestr(name, data)
    path.write_bytes(stream.getvalue())
    again, problems = load(path)
    assert problems == ()
    assert list(again.observations()) == list(recording.observations())


@pytest.mark.parametrize("seed", range(200))
def test_a_byte_that_is_another_costs_a_sentence_or_nothing(path, seed):
    """Whatever a byte becomes, and in the text behind the packing too: a problem is told, or all is shown that is
    still sound."""
    load(path)
    damage(path, seed)
    with nothing_runs():
        again, problems = loaded(path)
    if again is None:
        assert problems[0].code == "not-a-recording"
        return
    for t in (0.0, 2.0, 4.9, 1e6):
        assert again.snapshot_at(t).t >= 0


def loaded(path: Path) -> tuple[Recording | None, tuple[Problem, ...]]:
    try:
        return load(path)
    except ProblemError as error:
        return None, (error.problem,)
