"""Everything about the interpreter that a program might print."""

import gc
import os
import signal
import sys
import threading
import warnings

print(sys.stdin, sys.stdout, sys.stderr)
print(sys.flags, sys.argv, sys.path, sys.warnoptions, sys._xoptions)
print(sorted(name for name in sys.modules if name != "atexit"))
print(sys.meta_path, sys.path_hooks, sorted(sys.path_importer_cache))
print({name: value for name, value in sorted(os.environ.items()) if name != "TMPDIR"})
print(threading.enumerate(), threading.active_count(), threading.current_thread(), threading.excepthook)
print(warnings.filters, sys.excepthook, sys.displayhook, sys.unraisablehook, sys.breakpointhook)
print(gc.isenabled(), gc.get_threshold(), gc.get_debug(), gc.callbacks, gc.garbage)
print(sys.getrecursionlimit(), sys.getswitchinterval(), sys.gettrace(), sys.getprofile())
print([signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)])
print(__name__, __file__, __spec__, __builtins__, sorted(globals()), sys.prefix, sys.executable)
print(sys.stdout.encoding, sys.stdout.errors, sys.stdout.newlines, sys.stdout.isatty(), sys.stdout.fileno())
print(vars(sys.stdout), sys.stdout is sys.__stdout__, sys.stderr is sys.__stderr__)
