import functools
import threading

cache = {}
calls = 0


def cached(function):
    @functools.wraps(function)
    def inner(n):
        if n not in cache:
            cache[n] = function(n)
        return cache[n]

    return inner


@cached
def slow(n):
    global calls
    calls += 1
    return n * n


threads = [threading.Thread(target=slow, args=(4,)) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(cache, calls, slow.__name__)
