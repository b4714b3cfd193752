import threading


def numbers(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


def pairs():
    yield from zip("ab", numbers(2))


source = numbers(3)
seen = []


def take():
    seen.append(next(source, None))


threads = [threading.Thread(target=take) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(seen), dict(pairs()), [x for x in source])
