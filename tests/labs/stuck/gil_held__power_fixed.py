"""A smaller number."""

import threading

result = []


def work():
    result.append(3**1_000)


thread = threading.Thread(target=work)
thread.start()
thread.join()
print(result[0] % 10)
