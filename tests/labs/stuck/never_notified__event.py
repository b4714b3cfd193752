"""An event that nobody sets."""

import threading

ready = threading.Event()


def work():
    ready.wait()
    print("go")


thread = threading.Thread(target=work)
thread.start()
thread.join()
