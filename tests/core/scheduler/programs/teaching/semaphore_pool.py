import threading
import time

seats = threading.BoundedSemaphore(value=1)
inside = 0
most = 0


def visit(number):
    global inside, most
    seats.acquire()
    try:
        inside += 1
        most = max(most, inside)
        time.sleep(0.1)
        inside -= 1
    finally:
        seats.release()


threads = []
for number in range(2):
    thread = threading.Thread(target=visit, args=(number,))
    thread.start()
    threads.append(thread)
for thread in threads:
    thread.join()
print("most at once:", most)
