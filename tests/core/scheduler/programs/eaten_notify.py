import threading

cond = threading.Condition()
waiting = 0


def hasty():
    global waiting
    with cond:
        waiting += 1
        print("woken:", cond.wait(1))


def patient():
    global waiting
    with cond:
        waiting += 1
        cond.wait()


def caller():
    with cond:
        print(waiting, "wait")
        cond.notify()


threads = [threading.Thread(target=target) for target in (hasty, patient, caller)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
