"""Has handlers of its own, an alarm, and asks what is set."""

import signal
import sys
import threading


def on_alarm(number, frame):
    print("alarm", number, frame.f_code.co_name)


print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, signal.getsignal(signal.SIGTERM))
print(sorted(signal.pthread_sigmask(signal.SIG_BLOCK, [])))
print(sys.gettrace(), sys.getprofile(), threading.excepthook is threading.__excepthook__)
print(sys.excepthook is sys.__excepthook__, sys.getswitchinterval(), sys.getrecursionlimit())
signal.signal(signal.SIGALRM, on_alarm)
signal.setitimer(signal.ITIMER_REAL, 0.01)
signal.pause()
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted")
