import threading
import time

running = True
count = 0


def count_up():
    global count
    while running and count < 3:
        count += 1
        time.sleep(0.01)


t = threading.Thread(target=count_up, daemon=True)
t.start()
running = False
t.join()
print("stopped", count <= 3)
