"""A thread that asks again and again whether it may end."""

import threading

done = False


def spin():
    while not done:
        pass


thread = threading.Thread(target=spin)
thread.start()
thread.join()
