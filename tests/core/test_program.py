"""Programs: knobs are found where they stand, moved without touching anything else, and nothing a learner types is
lost."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core import program
from core.problem import ProblemError

RACE = b'"""Two threads."""\nimport sys\n\nROUNDS = 10_000_000  # each\nPAUSE = 0.05\ncounter = 0\n'


def knob_named(data: bytes, name: str = "X") -> program.Knob:
    knob = program.from_bytes("p.py", data).knob(name)
    assert knob is not None
    return knob


# --- finding -------------------------------------------------------------------------------------------------------


def test_a_knob_is_a_capital_name_set_once_to_a_literal() -> None:
    found = program.from_bytes("race.py", RACE).knobs
    assert [(knob.name, knob.value, knob.literal, knob.line) for knob in found] == [
        ("ROUNDS", 10_000_000, "10_000_000", 4),
        ("PAUSE", 0.05, "0.05", 5),
    ]


@pytest.mark.parametrize(
    ("literal", "value"),
    [("-5", -5), ("- 2.5", -2.5), ("+3", 3), ("True", True), ("'a'", "a"), ('"é"', "é"), ("0xFF", 255), ("1e3", 1e3)],
)
def test_every_kind_of_literal_is_a_knob(literal: str, value: object) -> None:
    knob = knob_named(f"X = {literal}  # ü\n".encode())
    assert (knob.value, knob.literal) == (value, literal)


@pytest.mark.parametrize(
    "source",
    [
        "sys.setswitchinterval(0.05)",
        "X = 1\nX = 2",
        "X = 1\nX += 1",
        "X = 1\nif X:\n    X = 2",
        "X = 1\ndef f():\n    global X\n    X = 2",
        "X = Y = 1",
        "X, Y = 1, 2",
        "X = 1 + 1",
        "X = None",
        "X = b'1'",
        "X = f'{1}'",
        "X = '''a\nb'''",
        "X = -True",
        "class C:\n    X = 1",
        "x = 1",
    ],
)
def test_what_is_set_otherwise_is_no_knob(source: str) -> None:
    assert program.from_bytes("p.py", source.encode()).knobs == ()


def test_offsets_count_characters_after_wide_ones() -> None:
    knob = knob_named("数 = '语言'; X = 7\n".encode())
    assert (knob.start, knob.end) == (len("数 = '语言'; X = "), len("数 = '语言'; X = 7"))


def test_an_annotated_setting_is_a_knob() -> None:
    assert knob_named(b"X: int = 7\n").value == 7


# --- moving --------------------------------------------------------------------------------------------------------

KNOBS = st.one_of(
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.text(st.characters(exclude_categories=["Cs"])),
)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
NAMES = st.text(string.ascii_uppercase, min_size=1, max_size=5).filter(lambda name: name != "X")


@given(before=KNOBS, after=KNOBS, ends=st.lists(ENDS, min_size=4, max_size=4), mark=st.booleans(), name=NAMES)
def test_moving_a_knob_changes_its_literal_and_no_other_byte(
    before: program.KnobValue, after: program.KnobValue, ends: list[str], mark: bool, name: str
) -> None:
    head = (b"\xef\xbb\xbf" if mark else b"") + f"# 注释\x0c{ends[0]}{name} = 1{ends[1]}X =  ".encode()
    tail = f"  # é \x0b \u2028 {ends[2]}print(X){ends[3]}".encode()
    start = program.from_bytes("p.py", head + repr(before).encode() + tail)
    moved = program.with_knob(start, "X", after)
    assert moved.data.startswith(head)
    assert moved.data.endswith(tail)
    literal = moved.data[len(head) : -len(tail)].decode()
    value = ast.literal_eval(literal)
    assert value == after
    assert type(value) is type(after) or (type(before), type(after), type(value)) == (float, int, float)
    knob = moved.knob("X")
    assert knob is not None
    assert knob.literal == literal


@given(before=KNOBS, after=KNOBS)
def test_moving_a_knob_there_and_back_brings_its_value_back(
    before: program.KnobValue, after: program.KnobValue
) -> None:
    assume(type(before) is type(after))
    start = program.from_bytes("p.py", f"X = {before!r}\n".encode())
    back = program.with_knob(program.with_knob(start, "X", after), "X", before)
    assert back.knob("X") is not None
    assert back.knobs[0].value == before


@pytest.mark.parametrize(
    ("literal", "value", "written"),
    [
        ("10_000_000", 2_000_000, "2_000_000"),
        ("10_000_000", 500, "500"),
        ("500", 20_000, "20_000"),
        ("100000", 20_000, "20000"),
        ("8080", 9090, "9090"),
        ("0xFF", 171, "0xAB"),
        ("0x_ff", 65_536, "0x1_0000"),
        ("0.05", 2, "2.0"),
        ("1_000.5", 20_000.25, "20_000.25"),
        ("1e-3", 1e-7, "1e-07"),
        ("'a'", "b", "'b'"),
        ('"a"', "b", '"b"'),
        ('"a"', 'b"', "'b\"'"),
        ("'a'", "b'", '"b\'"'),
        ("True", False, "False"),
        ("-5", 5, "5"),
        ("5", -5, "-5"),
    ],
)
def test_a_new_literal_is_written_in_the_manner_of_the_old_one(
    literal: str, value: program.KnobValue, written: str
) -> None:
    start = program.from_bytes("p.py", f"X = {literal}".encode())
    assert program.with_knob(start, "X", value).source == f"X = {written}"


def test_a_declared_encoding_is_kept() -> None:
    data = "# -*- coding: gbk -*-\n# 轮数\nX = 1  # 次\n".encode("gbk")
    moved = program.with_knob(program.from_bytes("p.py", data), "X", 2)
    assert moved.data == "# -*- coding: gbk -*-\n# 轮数\nX = 2  # 次\n".encode("gbk")


@pytest.mark.parametrize(
    ("source", "code", "line"),
    [("Y = 1", "no-such-knob", None), ("X = 1\nX = 2", "knob-not-literal", 2), ("\nX = f()", "knob-not-literal", 2)],
)
def test_a_knob_that_is_none_is_told_with_its_line(source: str, code: str, line: int | None) -> None:
    start = program.from_bytes("p.py", source.encode())
    with pytest.raises(ProblemError) as caught:
        program.with_knob(start, "X", 5)
    assert (caught.value.problem.code, caught.value.problem.line) == (code, line)
    assert program.knob_problem(start, "X") == caught.value.problem


def test_infinity_has_no_literal() -> None:
    with pytest.raises(ProblemError, match="knob not literal"):
        program.with_knob(program.from_bytes("p.py", b"X = 1.0"), "X", float("inf"))


# --- editing -------------------------------------------------------------------------------------------------------


@given(st.lists(st.text("ab \r\né\x0c", max_size=6), max_size=8), st.text("ab \né", max_size=20))
def test_an_edited_text_is_what_was_typed(lines: list[str], text: str) -> None:
    start = program.from_bytes("p.py", "".join(lines).encode())
    edited = program.with_source(start, text)
    assert edited.source == text
    assert program.with_source(edited, text) is edited


# An empty line typed beside another could be either of the two: what is typed begins with something of its own.
TYPED = st.text("xy\n", max_size=3).map(lambda text: "x" + text)


@given(st.lists(st.tuples(st.text("ab#", max_size=3), ENDS), min_size=1), st.integers(0), TYPED)
def test_lines_that_were_not_edited_keep_their_bytes(lines: list[tuple[str, str]], place: int, typed: str) -> None:
    data = "".join(text + end for text, end in lines).encode()
    start = program.from_bytes("p.py", data)
    at = place % (len(start.source) + 1)
    first = start.source.count("\n", 0, at)
    edited = program.with_source(start, start.source[:at] + typed + start.source[at:])
    raw = program._LINE.findall(data)
    assert edited.data.startswith(b"".join(raw[:first]))
    assert edited.data.endswith(b"".join(raw[first + 1 :]))


def test_a_byte_order_mark_stays_and_is_not_shown() -> None:
    start = program.from_bytes("p.py", b"\xef\xbb\xbfX = 1\r\n")
    assert start.source == "X = 1\n"
    assert program.with_source(start, "X = 2\ny = 3\n").data == b"\xef\xbb\xbfX = 2\r\ny = 3\r\n"


def test_a_new_declaration_changes_the_encoding() -> None:
    start = program.from_bytes("p.py", "x = 'é'\n".encode())
    edited = program.with_source(start, "# coding: latin-1\nx = 'é'\n")
    assert edited.data == "# coding: latin-1\nx = 'é'\n".encode("latin-1")
    assert edited.problem is None


def test_a_character_that_the_declared_encoding_lacks_is_refused() -> None:
    start = program.from_bytes("p.py", b"# coding: ascii\n")
    with pytest.raises(ProblemError, match="unencodable"):
        program.with_source(start, "# coding: ascii\nx = '数'\n")


def test_a_half_typed_declaration_loses_nothing() -> None:
    start = program.from_bytes("p.py", b"x = 1\n")
    edited = program.with_source(start, "# coding: nosuch\nx = '数'\n")
    assert edited.source == "# coding: nosuch\nx = '数'\n"
    assert edited.problem is not None
    assert edited.problem.code == "undecodable"


# --- what is wrong -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", ["x = (\n", "x = 'a\n", "\n\ndef f(:\n", "x = 1\0", "x = " + "(" * 500 + ")" * 500])
def test_a_syntax_error_is_told_and_the_text_kept(source: str) -> None:
    broken = program.from_bytes("p.py", source.encode())
    assert broken.problem is not None
    assert broken.problem.code == "syntax-error"
    assert broken.problem.details["error"]
    assert broken.source == source


def test_a_syntax_error_has_its_line() -> None:
    broken = program.from_bytes("p.py", b"x = 1\n\nwhile True print(x)\n")
    assert broken.problem is not None
    assert (broken.problem.where, broken.problem.line) == ("p.py", 3)


@pytest.mark.parametrize("data", [b"x = '\xff'\n", b"# coding: nosuch\n", b"\xef\xbb\xbf# coding: latin-1\n"])
def test_a_file_that_is_not_in_its_encoding_is_told(data: bytes) -> None:
    broken = program.from_bytes("p.py", data)
    assert broken.problem is not None
    assert broken.problem.code == "undecodable"
    assert broken.data == data


def test_a_program_that_warns_is_read_in_silence() -> None:
    assert program.from_bytes("p.py", b"X = 1\nprint('\\d', 1 is 1)\n").problem is None


def test_a_missing_program_is_told_by_its_path(tmp_path: Path) -> None:
    with pytest.raises(ProblemError, match="no such program") as caught:
        program.load(tmp_path / "gone.py")
    assert caught.value.problem.where == str(tmp_path / "gone.py")


def test_a_loaded_program_is_the_file_byte_for_byte(tmp_path: Path) -> None:
    (tmp_path / "race.py").write_bytes(RACE.replace(b"\n", b"\r\n"))
    loaded = program.load(tmp_path / "race.py")
    assert loaded.name == "race.py"
    assert loaded.data == RACE.replace(b"\n", b"\r\n")
    assert loaded.source == RACE.decode()


# --- what to watch -------------------------------------------------------------------------------------------------


def test_the_globals_that_functions_change_are_worth_watching() -> None:
    source = b"a = 0\nb = 0\ndef f():\n    global a\n    a += 1\n"
    assert program.suggest(program.from_bytes("p.py", source)).names == ("a",)


def test_containers_are_worth_watching_also_below_the_main_guard() -> None:
    source = b"d = {}\nif __name__ == '__main__':\n    with Manager() as m:\n        shared = m.dict()\n        n = 1\n"
    assert program.suggest(program.from_bytes("p.py", source)).names == ("d", "shared")


def test_what_is_asked_for_is_watched_and_nothing_else() -> None:
    assert program.suggest(program.from_bytes("p.py", b"d = {}\n"), ["a", "b", "a"]).names == ("a", "b")
    assert program.suggest(None).names == ()


def test_a_number_that_is_set_again_is_worth_watching_and_a_constant_could_be() -> None:
    source = b"LIMIT = 5\ntotal = 0\nq = queue.Queue()\nv = Value('i', 0)\nfor i in range(3):\n    total += i\n"
    found = program.watchable(program.from_bytes("p.py", source))
    assert [(each.name, each.kind, each.suggested) for each in found] == [
        ("LIMIT", "number", False),
        ("total", "number", True),
        ("q", "queue", False),
        ("v", "shared", True),
    ]


def test_a_global_that_only_a_function_sets_is_worth_watching() -> None:
    found = program.watchable(program.from_bytes("p.py", b"def f():\n    global later\n    later = 1\n"))
    assert [(each.name, each.kind) for each in found] == [("later", "global")]


def test_no_more_is_suggested_than_a_sample_has_room_for() -> None:
    source = "".join(f"d{number} = {{}}\n" for number in range(30))
    text = program.from_bytes("p.py", source.encode())
    assert len(program.suggest(text).names) == program.SUGGESTED_LIMIT
    assert len(program.watchable(text)) == 30


# --- what cannot be opened -----------------------------------------------------------------------------------------


def refused(path: Path) -> str:
    with pytest.raises(ProblemError) as caught:
        program.load(path)
    assert caught.value.problem.where == str(path)
    return caught.value.problem.code


def test_a_folder_is_no_program(tmp_path: Path) -> None:
    assert refused(tmp_path) == "program-is-folder"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.py"
    path.write_bytes(b"#" * (program.SIZE_LIMIT + 1))
    assert refused(path) == "program-too-large"


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "picture.py"
    path.write_bytes(b"\x89PNG\r\n\0\0")
    assert refused(path) == "program-not-text"
