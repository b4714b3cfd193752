"""A thread that waits for a word over the network."""

import socket
import threading
import time

ours, theirs = socket.socketpair()


def speak():
    time.sleep(1.8)
    theirs.sendall(b"hello")


threading.Thread(target=speak).start()
print(ours.recv(5))
