import threading
from enum import Enum


class State(Enum):
    IDLE = 1
    BUSY = 2


state = State.IDLE


def work():
    global state
    state = State.BUSY
    print(threading.current_thread().name, state.name)


t = threading.Thread(target=work, name="w1")
t.start()
t.join()
print(state is State.BUSY, threading.get_ident() == threading.main_thread().ident)
