import threading


def ring(bell):
    print("ring", bell)


timer = threading.Timer(0.5, ring, args=["door"])
timer.start()
other = threading.Timer(60, ring, ["never"])
other.start()
other.cancel()
timer.join()
print("done")
