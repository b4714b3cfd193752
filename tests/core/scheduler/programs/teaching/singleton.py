import threading


class Config:
    _instance = None
    _lock = threading.Lock()

    @classmethod
    def get(cls):
        if cls._instance is None:
            with cls._lock:
                if cls._instance is None:
                    cls._instance = cls()
        return cls._instance

    @staticmethod
    def default():
        return {"debug": False}


found = []
threads = [threading.Thread(target=lambda: found.append(Config.get())) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(found[0] is found[1], Config.default())
