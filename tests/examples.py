"""The example programs in an installed copy of Python's own documentation.

They are read from the pages (HTML), as the larger ones are files of their own that only the built pages contain. An
example is *complete* when it is a program: it parses, it does something, and every name that it uses is its own, a
builtin, or that of the module that its page describes or one of its public names (examples in the middle of a page
leave that import out: it is put before them). Interactive sessions are programs without their prompts.
"""

from __future__ import annotations

import ast
import builtins
import doctest
import importlib
import symtable
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

PAGES = ("threading", "queue", "concurrent.futures", "multiprocessing", "multiprocessing.shared_memory")


@dataclass(frozen=True)
class Example:
    page: str
    """The module that the page describes."""
    number: int
    """Which of the page's code blocks, from 1 on."""
    source: str
    missing: tuple[str, ...] = ()
    """Names that it uses and that nothing gives it: it is a fragment."""
    reason: str = ""
    """Why else it is no program; "" where it is one."""

    @property
    def name(self) -> str:
        return f"{self.page} {self.number}"

    @property
    def is_complete(self) -> bool:
        return not (self.missing or self.reason)


def examples(library: Path) -> list[Example]:
    """Those on the four modules' pages in the folder `library` (``html/library`` of the documentation). Raises
    `OSError` where a page is missing."""
    return [
        example(page, number, text)
        for page in PAGES
        for number, text in enumerate(blocks((library / f"{page}.html").read_text(encoding="utf-8")), 1)
    ]


def blocks(html: str) -> list[str]:
    """The texts of a page's code blocks, in their order."""
    reader = _Blocks()
    reader.feed(html)
    return reader.found


class _Blocks(HTMLParser):
    """Sphinx puts each into a ``pre`` in a ``div`` of the class ``highlight``."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._divisions: list[bool] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "div":
            self._divisions.append((dict(attrs).get("class") or "") == "highlight")
        elif tag == "pre" and self._divisions and self._divisions[-1]:
            self._inside = True
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self._divisions:
            self._divisions.pop()
        elif tag == "pre":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data


def example(page: str, number: int, text: str) -> Example:
    """What stands in one block of the page on the module `page`."""
    source = _without_prompts(text) if ">>>" in text else text
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return Example(page, number, source, reason="not Python")
    if not any(_acts(statement) for statement in tree.body):
        return Example(page, number, source, reason="does nothing")
    wanted = _wanted(source)
    given = sorted(wanted & set(importlib.import_module(page).__all__))
    if given:
        source = f"from {page} import {', '.join(given)}\n{source}"
    if page in wanted:
        source = f"import {page}\n{source}"
    return Example(page, number, source, tuple(sorted(wanted - {page, *given})))


def _without_prompts(session: str) -> str:
    return "".join(part.source for part in doctest.DocTestParser().get_examples(session))


def _acts(statement: ast.stmt) -> bool:
    """Whether it is more than a definition or a value; a block with an ellipsis in it leaves out what it does."""
    if any(isinstance(node, ast.Constant) and node.value is Ellipsis for node in ast.walk(statement)):
        return False
    return any(isinstance(node, ast.Call) for node in ast.walk(statement)) and not isinstance(
        statement, (ast.FunctionDef, ast.ClassDef)
    )


def _wanted(source: str) -> set[str]:
    """Global names that are used and neither bound anywhere in `source` nor built in."""
    own: set[str] = set()
    used: set[str] = set()
    for table in _tables(symtable.symtable(source, "example", "exec")):
        for symbol in table.get_symbols():
            if symbol.is_global() or table.get_type() == "module":
                used |= {symbol.get_name()} if symbol.is_referenced() else set()
                own |= {symbol.get_name()} if symbol.is_assigned() or symbol.is_imported() else set()
    return used - own - set(dir(builtins)) - {"__name__", "__file__"}


def _tables(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    yield table
    for child in table.get_children():
        yield from _tables(child)
