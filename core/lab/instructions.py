"""Having a function called before each instruction of a program, in every thread.

Up to 3.11 `sys.settrace` reports instructions, from 3.12 on `sys.monitoring` does.
"""

from __future__ import annotations

import sys
import threading
from types import CodeType, FrameType
from typing import Any, Callable

TOOL = 4
"""The number under which `sys.monitoring` knows this."""
NEVER: Any = None
"""What a report gives back where it need not be called again."""
if sys.version_info >= (3, 12):
    NEVER = sys.monitoring.DISABLE


def codes_of(code: CodeType) -> list[CodeType]:
    """A code object and all within it, in an order that depends on the source alone."""
    found = [code]
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            found.extend(codes_of(constant))
    return found


def watch_instructions(report: Callable[[CodeType, int], Any], codes: list[CodeType]) -> None:
    """Have `report(code, offset)` called before each instruction of these code objects."""
    if sys.version_info >= (3, 12):
        monitoring = sys.monitoring
        monitoring.use_tool_id(TOOL, "crosstalk")
        monitoring.register_callback(TOOL, monitoring.events.INSTRUCTION, report)
        for code in codes:
            monitoring.set_local_events(TOOL, code, monitoring.events.INSTRUCTION)
        return
    known = set(codes)

    def local(frame: FrameType, event: str, argument: Any) -> Any:
        if event == "opcode":
            report(frame.f_code, frame.f_lasti)
        return local

    def begin(frame: FrameType, event: str, argument: Any) -> Any:
        if frame.f_code not in known:
            return None
        frame.f_trace_opcodes = True
        frame.f_trace_lines = False
        return local

    threading.settrace(begin)
    sys.settrace(begin)
