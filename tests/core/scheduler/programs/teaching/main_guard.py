"""Everything in functions, as style guides want it."""

import sys
import threading
from typing import Callable, List

Task = Callable[[], None]


def run_all(tasks: List[Task]) -> int:
    threads = [threading.Thread(target=task) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(threads)


def main() -> int:
    total = 0

    def add() -> None:
        nonlocal total
        total += 1

    count = run_all([add, add])
    print(total, count, threading.active_count())
    return 0


if __name__ == "__main__":
    sys.exit(main())
