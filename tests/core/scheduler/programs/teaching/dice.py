import random
import threading

rolls = []


def roll():
    rolls.append(random.randint(1, 6))


random.seed(3)
threads = [threading.Thread(target=roll) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(rolls, random.choice(["red", "green"]))
