"""A program of the learner's own as a lesson, with the question how it will end; in both languages, as a folder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from core import program
from core.lesson import Chapter, Choice, Expectation, Lesson, LessonProgram, Question, Text, ViewName
from core.observation import Watching
from core.program import Program

OWN = "own"
"""The id of the chapter that they are in."""
CHAPTER = Chapter(OWN, {"en": "Your programs", "zh_CN": "你的程序"})

_PROCESSES = re.compile(r"\b(multiprocessing|ProcessPoolExecutor|fork)\b")
_QUEUES = re.compile(r"\b\w*Queue\b")


def lesson_of(path: Path, number: int, names: Sequence[str] | None = None) -> Lesson:
    """The program at `path` as lesson `number`. `names` is what to watch (None: what is suggested). Raises
    `ProblemError` as `core.program.load` does."""
    variant = describe(program.load(path), path.parent, names)
    title = {"en": path.stem, "zh_CN": path.stem}
    headline = {"en": f"{path.name}: what does it do?", "zh_CN": f"{path.name} 做了什么？"}
    return Lesson(f"own:{path}", path.parent, number, CHAPTER.id, title, headline, (variant,), ())


def describe(found: Program, folder: Path, names: Sequence[str] | None = None) -> LessonProgram:
    """How to look at a program in `folder`, by its text as it is now."""
    watching = program.suggest(found) if names is None else Watching(tuple(names))
    return LessonProgram(
        program=found,
        title={"en": found.name, "zh_CN": found.name},
        views=_views(found.source, watching),
        watching=watching,
        knobs=(),
        drift=None,
        capacity="",
        result="outcome",
        uses_processes=_PROCESSES.search(found.source) is not None,
        compare=False,
        question=_question(),
        explanation=_explanation(found.name),
        directory=folder,
    )


def _views(source: str, watching: Watching) -> tuple[ViewName, ...]:
    """The lanes always, the others where there is something for them to show: the boxes of the processes also have
    what is watched."""
    views: list[ViewName] = []
    if _PROCESSES.search(source) or watching.names:
        views.append("processes")
    if _QUEUES.search(source):
        views.append("occupancy")
    return (*views, "timeline")


def _question() -> Question:
    def choice(english: str, chinese: str, why: Text, outcome: str) -> Choice:
        return Choice({"en": english, "zh_CN": chinese}, why, Expectation(outcome))  # type: ignore[arg-type]

    return Question(
        {"en": "How will this program end?", "zh_CN": "这个程序会怎样结束？"},
        {"en": "The program", "zh_CN": "程序"},
        (
            choice(
                "It ends by itself, without an error",
                "自己正常结束",
                {"en": "Every thread and process gets to its last line.", "zh_CN": "每个线程和进程都执行到最后一行。"},
                "ends",
            ),
            choice(
                "It ends with an error",
                "出错而结束",
                {"en": "Somewhere an exception is raised.", "zh_CN": "某处抛出了异常。"},
                "fails",
            ),
            choice(
                "It gets stuck",
                "卡住",
                {"en": "Somebody waits for what never comes.", "zh_CN": "有人在等永远不会来的东西。"},
                "hangs",
            ),
            choice(
                "It goes on until it is stopped",
                "一直运行，直到被停止",
                {"en": "It has a loop without an end.", "zh_CN": "里面有没有尽头的循环。"},
                "runs",
            ),
        ),
    )


def _explanation(name: str) -> Text:
    return {
        "en": (
            f"This is your own program, run as `python {name}` in its own folder, with the files that lie beside it. "
            "What you change here runs as it stands on the screen; your file stays as it is until you save. "
            "The lanes show when each thread ran, waited or slept, as sampled up to sixty times a second. "
            "Click on a lane to see the program at that moment."
        ),
        "zh_CN": (
            f"这是你自己的程序，以 `python {name}` 在它自己的文件夹里运行，旁边的文件都在。"
            "你在这里改动的内容会照屏幕上的样子运行；保存之前，你的文件不会变。"
            "泳道显示每个线程什么时候在运行、等待或睡眠，每秒最多采样六十次。点击泳道，可以看到那一刻的程序。"
        ),
    }
