"""What the ring promises: nothing read is wrong, and what is lost is counted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from core import observation
from core.lab import ring
from core.lab.ring import PAYLOAD_BYTES, PAYLOAD_LIMIT, SLOT_BYTES, SLOTS, RingReader, RingWriter


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "1-1.ring")


def _slot_at(place: int) -> int:
    return SLOT_BYTES * (1 + place)


def test_protocol_is_the_observations_own() -> None:
    assert ring.PROTOCOL == observation.PROTOCOL


def test_payloads_arrive_in_order_and_once(path: str) -> None:
    writer = RingWriter(path, 7)
    reader = RingReader(path)
    assert reader.read() == ([], 0)
    writer.write(b"one")
    writer.write(b"")
    assert reader.read() == ([b"one", b""], 0)
    writer.write(b"three")
    assert reader.read() == ([b"three"], 0)
    assert reader.read() == ([], 0)
    assert reader.pid == 7
    writer.close()
    reader.close()


@pytest.mark.parametrize("size", [PAYLOAD_BYTES - 1, PAYLOAD_BYTES, PAYLOAD_BYTES + 1, 10 * PAYLOAD_BYTES])
def test_a_payload_longer_than_a_slot_arrives_whole(path: str, size: int) -> None:
    writer = RingWriter(path, 7)
    payload = os.urandom(size)
    writer.write(b"before")
    writer.write(payload)
    writer.write(b"after")
    reader = RingReader(path)
    assert reader.read() == ([b"before", payload, b"after"], 0)
    writer.close()
    reader.close()


def test_a_payload_that_would_fill_the_ring_is_refused(path: str) -> None:
    writer = RingWriter(path, 7)
    with pytest.raises(ValueError, match="payload"):
        writer.write(b"x" * (PAYLOAD_LIMIT + 1))
    writer.close()


def test_what_was_overwritten_is_counted_and_the_rest_arrives(path: str) -> None:
    writer = RingWriter(path, 7)
    reader = RingReader(path)
    for number in range(SLOTS + 100):
        writer.write(b"%d" % number)
    payloads, lost = reader.read()
    assert lost == 100
    assert payloads == [b"%d" % number for number in range(100, SLOTS + 100)]
    writer.write(b"next")
    assert reader.read() == ([b"next"], 0)
    writer.close()
    reader.close()


def test_half_of_a_long_payload_is_never_taken_for_one(path: str) -> None:
    writer = RingWriter(path, 7)
    writer.write(b"a" * PAYLOAD_BYTES * 3)
    for _ in range(SLOTS - 2):
        writer.write(b"b")
    payloads, lost = RingReader(path).read()
    assert set(payloads) == {b"b"}
    assert (len(payloads), lost) == (SLOTS - 2, 1)
    writer.close()


def test_a_torn_slot_is_skipped_as_soon_as_a_newer_one_is_there(path: str) -> None:
    writer = RingWriter(path, 7)
    reader = RingReader(path)
    writer.write(b"first")
    writer.write(b"second")
    _damage(path, _slot_at(1) + 18)
    assert reader.read() == ([b"first"], 0)
    writer.write(b"third")
    assert reader.read() == ([b"third"], 1)
    writer.close()
    reader.close()


def _damage(path: str, at: int) -> None:
    with open(path, "r+b") as file:
        file.seek(at)
        byte = file.read(1)
        file.seek(at)
        file.write(bytes([byte[0] ^ 1]))


def test_what_was_written_survives_a_kill(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys; from core.lab.ring import RingWriter; writer = RingWriter(sys.argv[1], os.getpid());"
        "[writer.write(b'%d' % n) for n in range(50)]; os.kill(os.getpid(), signal.SIGKILL)"
    )
    path = str(tmp_path / "killed.ring")
    done = subprocess.run([sys.executable, "-c", program, path], check=False)
    assert done.returncode == -signal.SIGKILL
    reader = RingReader(path)
    assert reader.read() == ([b"%d" % number for number in range(50)], 0)
    reader.close()


def test_a_reader_beside_a_fast_writer_sees_no_wrong_payload(tmp_path: Path) -> None:
    program = (
        "import os, sys; from core.lab.ring import RingWriter; writer = RingWriter(sys.argv[1], os.getpid());"
        "[writer.write(b'%d ' % n * (n % 900)) for n in range(20000)]; writer.write(b'end')"
    )
    path = str(tmp_path / "fast.ring")
    with subprocess.Popen([sys.executable, "-c", program, path]) as child:
        while not os.path.exists(path):
            assert child.poll() is None
        reader = RingReader(path)
        seen = lost = 0
        last = -1
        while True:
            payloads, missed = reader.read()
            lost += missed
            for payload in payloads:
                if payload == b"end":
                    break
                words = payload.split()
                assert len(set(words)) <= 1
                assert not words or (len(words) == int(words[0]) % 900 and int(words[0]) > last)
                last = int(words[0]) if words else last
                seen += 1
            if payloads and payloads[-1] == b"end":
                break
    reader.close()
    assert seen > 0
    assert seen + lost >= 20_000


@pytest.mark.parametrize("content", [b"", b"x" * 100, b"\0" * SLOT_BYTES * (SLOTS + 1)])
def test_a_file_that_is_no_ring_is_refused(path: str, content: bytes) -> None:
    Path(path).write_bytes(content)
    with pytest.raises(ValueError, match="not a ring"):
        RingReader(path)
