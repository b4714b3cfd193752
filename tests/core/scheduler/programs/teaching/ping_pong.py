import threading

ping, pong = threading.Semaphore(1), threading.Semaphore(0)


def player(mine, other, word):
    for _ in range(2):
        mine.acquire()
        print(word, end=" ")
        other.release()


a = threading.Thread(target=player, args=(ping, pong, "ping"))
b = threading.Thread(target=player, args=(pong, ping, "pong"))
a.start()
b.start()
a.join()
b.join()
print()
