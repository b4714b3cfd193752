import threading

barrier = threading.Barrier(2)
notes = []


def runner(name):
    notes.append(f"{name}1")
    barrier.wait()
    notes.append(f"{name}2")


threads = [threading.Thread(target=runner, args=name) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(notes[:2]), sorted(notes[2:]))
