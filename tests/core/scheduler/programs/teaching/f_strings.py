import threading

price, name = 3.14159, "tea"
lines = []


def label(width):
    lines.append(f"{name!r:>{width}} {price:.2f} {width=}")


t = threading.Thread(target=label, args=(8,))
t.start()
t.join()
print(f"{lines[0]} {len(lines):03d} {'yes' if lines else 'no'} {price:8.3e}")
