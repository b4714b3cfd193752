import threading
from collections import Counter, defaultdict

texts = ["a b a", "b c"]
counts = Counter()
places = defaultdict(list)
lock = threading.Lock()


def count(number, text):
    mine = Counter(text.split())
    with lock:
        counts.update(mine)
        for word in mine:
            places[word].append(number)


threads = [threading.Thread(target=count, args=pair) for pair in enumerate(texts)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(counts.items()), {word: sorted(where) for word, where in sorted(places.items())})
