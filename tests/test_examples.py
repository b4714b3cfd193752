"""Which examples of a documentation are programs. The texts here are our own, in the form of its pages."""

from __future__ import annotations

import subprocess
import sys
from html import escape
from pathlib import Path

import pytest

from tests.examples import PAGES, Example, blocks, example, examples

PAGE = """<div class="body"><pre>not code</pre>
<div class="highlight-python3 notranslate"><div class="highlight"><pre><span class="kn">import</span> time
<span class="k">if</span> 1 &lt; 2:
    time.sleep(0)
</pre></div>
</div>
<p>Then <code>pre</code>.</p>
<div class="highlight-pycon notranslate"><div class="highlight"><pre>&gt;&gt;&gt; 1 + 1
2
</pre></div></div></div>"""


def test_code_blocks_are_found_as_they_read() -> None:
    assert blocks(PAGE) == ["import time\nif 1 < 2:\n    time.sleep(0)\n", ">>> 1 + 1\n2\n"]


def test_a_program_is_complete() -> None:
    found = example("threading", 1, "import os\n\ndef work(n):\n    return n\n\nprint(work(len(os.sep)))\n")
    assert found.is_complete
    assert found.source.startswith("import os")


def test_a_program_gets_the_import_that_its_page_leaves_out(tmp_path: Path) -> None:
    found = example("threading", 1, "t = Thread(target=print, args=('hello',))\nt.start()\nthreading.active_count()\n")
    assert found.is_complete
    program = tmp_path / "program.py"
    program.write_text(found.source)
    assert subprocess.run([sys.executable, program], capture_output=True, check=True).stdout.split() == [b"hello"]


def test_a_session_becomes_a_program() -> None:
    found = example("queue", 1, ">>> q = Queue()\n>>> for i in range(2):\n...     q.put(i)\n...\n>>> q.get()\n0\n")
    assert found.source == "from queue import Queue\nq = Queue()\nfor i in range(2):\n    q.put(i)\nq.get()\n"


@pytest.mark.parametrize(
    ("text", "missing", "reason"),
    [
        ("connection = connect(address)\n", ("address", "connect"), ""),
        ("with lock:\n    # and so on\n", (), "not Python"),
        ("def work():\n    print('never called')\n", (), "does nothing"),
        ("[1, 4, 9]\n", (), "does nothing"),
        ("print(name for name in names)\n", ("names",), ""),
    ],
)
def test_a_fragment_says_what_it_lacks(text: str, missing: tuple[str, ...], reason: str) -> None:
    found = example("threading", 1, text)
    assert (found.is_complete, found.missing, found.reason) == (False, missing, reason)


def test_examples_come_from_every_page(tmp_path: Path) -> None:
    for page in PAGES:
        code = escape(f"import {page}\nprint({page}.__name__)\n")
        (tmp_path / f"{page}.html").write_text(f'<div class="highlight"><pre>{code}</pre></div>', encoding="utf-8")
    assert examples(tmp_path) == [Example(page, 1, f"import {page}\nprint({page}.__name__)\n") for page in PAGES]
    (tmp_path / f"{PAGES[0]}.html").unlink()
    with pytest.raises(OSError, match=PAGES[0]):
        examples(tmp_path)
