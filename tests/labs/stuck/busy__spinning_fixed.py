"""It is told that it may."""

import threading

done = False


def spin():
    while not done:
        pass


thread = threading.Thread(target=spin)
thread.start()
done = True
thread.join()
