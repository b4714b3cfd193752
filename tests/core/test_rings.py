"""What probes write is heard, in order, whatever else is in their rings."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from core.lab.ring import SLOTS, RingWriter
from core.observation import Observation, ProcessEnded, ProcessStarted, Sample, SamplesLost, ThreadEnded
from core.rings import Rings, Wrote
from tests.following import descriptors, until

ME = os.getpid()


@pytest.fixture
def gone() -> int:
    """The pid of a process that has ended."""
    with subprocess.Popen([sys.executable, "-I", "-S", "-c", ""]) as process:
        pass
    return process.pid


def ring(folder: Path, pid: int = ME, stamp: int = 1) -> RingWriter:
    return RingWriter(str(folder / f"{pid}-{stamp}.ring"), pid)


def write(writer: RingWriter, *payloads: Any) -> None:
    for payload in payloads:
        writer.write(json.dumps(payload).encode())


def take(rings: Rings, t: float = 9.0) -> list[Observation | Wrote]:
    return list(rings.take(t, 10.0))


def test_rings_that_appear_are_read_in_order_and_only_once(tmp_path: Path) -> None:
    rings = Rings(str(tmp_path))
    assert take(rings) == []
    writer = ring(tmp_path)
    write(writer, {"kind": "ProcessStarted", "t": 0.1, "pid": ME, "parent": 1, "role": "main", "name": "main"})
    write(writer, {"kind": "Sample", "t": 0.2, "due": 0.2, "pid": ME})
    assert [type(item) for item in take(rings)] == [ProcessStarted, Sample]
    assert take(rings) == []
    write(writer, {"kind": "ThreadEnded", "t": 0.3, "pid": ME, "ident": 5})
    assert take(rings) == [ThreadEnded(0.3, ME, 5)]
    rings.release()


def test_a_batch_is_its_items_and_writers_come_beside_observations(tmp_path: Path) -> None:
    rings = Rings(str(tmp_path))
    wrote = {"kind": "Wrote", "t": 1.0, "pid": ME, "stream": "stdout", "lines": [[3, 4], [5, 6]]}
    ended = {"kind": "ThreadEnded", "t": 1.5, "pid": ME, "ident": 5}
    write(ring(tmp_path), {"kind": "Batch", "items": [wrote, ended]})
    assert take(rings) == [Wrote(1.0, ME, "stdout", [(3, 4), (5, 6)]), ThreadEnded(1.5, ME, 5)]
    rings.release()


@pytest.mark.parametrize(
    "payload",
    [
        b"no json",
        b"[" * 2_000,
        b"[1]",
        b"1e999",
        b'{"kind": "Nothing"}',
        b'{"kind": "Sample"}',
        b'{"kind": "Batch"}',
        b'{"kind": "Batch", "items": 3}',
        b'{"kind": "Wrote", "t": 1, "pid": 1, "stream": "stdin", "lines": []}',
        b'{"kind": "Wrote", "t": 1, "pid": 1, "stream": "stdout", "lines": [[1]]}',
        b'{"kind": "Ended", "t": 1, "outcome": {"kind": "finished"}}',
        b"\xff",
    ],
)
def test_what_no_probe_may_say_is_counted_as_lost(tmp_path: Path, payload: bytes) -> None:
    rings = Rings(str(tmp_path))
    writer = ring(tmp_path)
    writer.write(payload)
    write(writer, {"kind": "ThreadEnded", "t": 1.5, "pid": ME, "ident": 5})
    assert take(rings) == [ThreadEnded(1.5, ME, 5), SamplesLost(9.0, ME, 1)]
    rings.release()


def test_what_was_overwritten_is_counted_as_lost(tmp_path: Path) -> None:
    rings = Rings(str(tmp_path))
    writer = ring(tmp_path)
    for number in range(SLOTS + 7):
        write(writer, {"kind": "ThreadEnded", "t": 1.5, "pid": ME, "ident": number})
    *ended, lost = take(rings)
    assert [item.ident for item in ended if isinstance(item, ThreadEnded)] == list(range(7, SLOTS + 7))
    assert lost == SamplesLost(9.0, ME, 7)
    rings.release()


def test_what_there_is_no_time_for_comes_later(tmp_path: Path) -> None:
    rings = Rings(str(tmp_path))
    writer = ring(tmp_path)
    for number in range(100):
        write(writer, {"kind": "ThreadEnded", "t": 1.5, "pid": ME, "ident": number})
    assert list(rings.take(9.0, 0.0)) == []
    assert rings.has_more
    assert len(take(rings)) == 100
    assert not rings.has_more
    rings.release()


def test_files_that_are_no_rings_are_left_alone(tmp_path: Path) -> None:
    rings = Rings(str(tmp_path))
    for name in ("1-1.ring", "x.ring", "text"):
        (tmp_path / "other").write_text("no ring")
        (tmp_path / "other").rename(tmp_path / name)
    ring(tmp_path, ME, 2)
    assert take(rings) == []
    rings.release()


@pytest.mark.skipif(sys.platform == "win32", reason="has no named pipes in folders")
def test_a_named_pipe_among_the_rings_holds_nobody_up(tmp_path: Path) -> None:
    rings = Rings(str(tmp_path))
    before = descriptors()
    os.mkfifo(tmp_path / "new")
    (tmp_path / "new").rename(tmp_path / "1-1.ring")
    assert take(rings) == []
    assert descriptors() == before
    rings.release()


@pytest.mark.skipif(sys.platform == "win32", reason="counts descriptors")
def test_rings_without_end_take_an_end_of_descriptors(tmp_path: Path) -> None:
    rings = Rings(str(tmp_path))
    before = descriptors()
    ring(tmp_path, ME, 0).close()
    for number in range(1, 600):
        os.link(tmp_path / f"{ME}-0.ring", tmp_path / "new")
        (tmp_path / "new").rename(tmp_path / f"{ME}-{number}.ring")
    take(rings)
    assert len(descriptors() - before) == 512
    rings.release()
    assert len(descriptors() - before) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a ring is kept to the end there")
def test_a_process_that_was_killed_has_ended_after_all_it_wrote_and_its_ring_is_emptied(
    tmp_path: Path, gone: int
) -> None:
    rings = Rings(str(tmp_path))
    write(ring(tmp_path, gone), {"kind": "ThreadEnded", "t": 1.5, "pid": gone, "ident": 5})
    assert take(rings) == [ThreadEnded(1.5, gone, 5), ProcessEnded(9.0, gone)]
    assert (tmp_path / f"{gone}-1.ring").stat().st_size == 0
    assert take(rings) == []
    rings.release()
    assert take(rings) == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere only the parent learns it")
def test_a_crash_is_known_before_the_parent_collects_the_process(tmp_path: Path) -> None:
    rings = Rings(str(tmp_path))
    with subprocess.Popen([sys.executable, "-I", "-S", "-c", "import os; os.abort()"]) as process:
        ring(tmp_path, process.pid)
        seen: list[Observation | Wrote] = []
        until(lambda: bool(seen.extend(take(rings)) or seen))
        assert seen == [ProcessEnded(9.0, process.pid, -signal.SIGABRT)]
        assert take(rings) == []


def test_a_process_that_said_its_farewell_is_not_reported_again(tmp_path: Path, gone: int) -> None:
    rings = Rings(str(tmp_path))
    write(ring(tmp_path, gone), {"kind": "ProcessEnded", "t": 1.5, "pid": gone, "exit_code": 3})
    assert take(rings) == [ProcessEnded(1.5, gone, 3)]
    rings.release()
    assert take(rings) == []


def test_after_the_end_what_was_written_last_is_still_given(tmp_path: Path) -> None:
    rings = Rings(str(tmp_path))
    write(ring(tmp_path), {"kind": "ThreadEnded", "t": 1.5, "pid": ME, "ident": 5})
    rings.release()
    for file in tmp_path.iterdir():
        file.unlink()
    assert take(rings) == [ThreadEnded(1.5, ME, 5), ProcessEnded(9.0, ME)]


@pytest.mark.parametrize("size", [0, 100, 3_000])
def test_a_ring_that_the_lab_has_cut_short_does_no_harm(tmp_path: Path, size: int) -> None:
    rings = Rings(str(tmp_path))
    write(ring(tmp_path), {"kind": "ThreadEnded", "t": 1.5, "pid": ME, "ident": 5})
    assert take(rings) == [ThreadEnded(1.5, ME, 5)]
    os.truncate(tmp_path / f"{ME}-1.ring", size)
    assert take(rings) == []
    rings.release()


def test_a_folder_that_the_lab_removed_is_empty(tmp_path: Path) -> None:
    (tmp_path / "rings").mkdir()
    rings = Rings(str(tmp_path / "rings"))
    (tmp_path / "rings").rmdir()
    assert take(rings) == []
    rings.release()
