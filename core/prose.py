"""The prose of a lesson: a Markdown file in which every program has a section, headed by its file name."""

from __future__ import annotations

import re
from pathlib import Path

from core.problem import Problem, ProblemError
from core.table import read_text

_HEADING = re.compile(r"# +(?P<name>\S+) *")


def read_sections(path: Path) -> dict[str, str]:
    """The text below each heading ``# FILE``, by file name. Raises `ProblemError` as `read_text` does, and
    ``lesson-syntax`` for text that stands above the first heading or for a heading that comes twice."""
    sections: dict[str, list[str]] = {}
    lines: list[str] | None = None
    for number, line in enumerate(read_text(path).splitlines(), 1):
        heading = _HEADING.fullmatch(line)
        if heading and heading["name"] not in sections:
            lines = sections[heading["name"]] = []
        elif lines is not None and not heading:
            lines.append(line)
        elif line.strip():
            details = {"error": "a heading that comes twice" if heading else "text above the first heading"}
            raise ProblemError(Problem("lesson-syntax", str(path), number, details))
    return {name: "\n".join(lines).strip() for name, lines in sections.items()}
