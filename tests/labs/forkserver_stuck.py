"""Children of a fork server, all waiting for ever."""

import multiprocessing


def work(event):
    event.wait()


if __name__ == "__main__":
    context = multiprocessing.get_context("forkserver")
    event = context.Event()
    children = [context.Process(target=work, args=(event,)) for _ in range(3)]
    for process in children:
        process.start()
    print("ready", flush=True)
    for process in children:
        process.join()
