import threading

steps = []


def risky(n):
    try:
        steps.append(f"try {n}")
        if n:
            raise KeyError(n)
        return "fine"
    except KeyError as error:
        steps.append(f"caught {error}")
        raise RuntimeError("wrapped") from error
    finally:
        steps.append(f"finally {n}")


def run(n):
    try:
        print(risky(n))
    except RuntimeError as error:
        print(error, repr(error.__cause__))


t = threading.Thread(target=run, args=(1,))
t.start()
t.join()
run(0)
print(steps)
