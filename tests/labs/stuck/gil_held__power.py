"""One multiplication after the other would let others in; this is a single one."""

import threading

result = []


def work():
    result.append(3**60_000_000)


thread = threading.Thread(target=work)
thread.start()
thread.join()
print(result[0] % 10)
