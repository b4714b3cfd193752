import threading


class Config:
    made = 0

    def __init__(self):
        Config.made += 1
        self.value = None


instance = None
lock = threading.Lock()


def get():
    global instance
    if instance is None:
        instance = Config()
        instance.value = 42
    return instance


results = []


def use():
    results.append(get().value)


ts = [threading.Thread(target=use) for _ in range(2)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(sorted(results, key=str), Config.made)
