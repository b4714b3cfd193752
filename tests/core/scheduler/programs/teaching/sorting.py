import threading

people = [("Ann", 31), ("Bob", 25), ("Cid", 40)]
results = {}


def by(key, reverse=False):
    results[key] = [name for name, age in sorted(people, key=lambda p: p[key], reverse=reverse)]


threads = [threading.Thread(target=by, args=(0,)), threading.Thread(target=by, args=(1, True))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(results[0], results[1], max(people, key=lambda p: p[1])[0])
