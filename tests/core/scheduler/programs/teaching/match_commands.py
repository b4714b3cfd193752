import threading

log = []


def handle(command):
    match command:
        case ("add", int(x), int(y)):
            log.append(x + y)
        case {"op": "say", **rest}:
            log.append(rest["text"])
        case [first, *others]:
            log.append((first, len(others)))
        case str() as text if text.startswith("!"):
            log.append(text[1:])
        case _:
            log.append("unknown")


for command in [("add", 1, 2), {"op": "say", "text": "hi"}, ["x", "y", "z"], "!stop", 5]:
    t = threading.Thread(target=handle, args=(command,))
    t.start()
    t.join()
print(log)
