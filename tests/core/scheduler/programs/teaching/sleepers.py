import threading
from time import sleep


def say(word, pause):
    sleep(pause)
    print(word)


for word, pause in {"late": 0.2, "early": 0.1}.items():
    threading.Thread(target=say, args=(word, pause)).start()
print("started")
