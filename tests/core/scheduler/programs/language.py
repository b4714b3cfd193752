import threading


class A:
    def hi(self):
        return "A"

    @property
    def p(self):
        return self._p

    @p.setter
    def p(self, v):
        self._p = v

    @staticmethod
    def s(x):
        return x * 2

    @classmethod
    def c(cls):
        return cls.__name__


class B(A):
    def hi(self):
        return super().hi() + "B"

    def __eq__(self, o):
        return isinstance(o, B)

    def __repr__(self):
        return "B()"

    def __len__(self):
        return 3

    def __iter__(self):
        return iter([1, 2, 3])

    def __getitem__(self, i):
        return i * 10

    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *a):
        print("exit", a[0] is not None)
        return True


b = B()
b.p = 5
print(b.hi(), b.p, B.s(4), B.c(), b == B(), b, len(b), list(b), b[7])
with b as x:
    raise ValueError("boo")


def gen(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                print("got", got)
    finally:
        print("fin")


g = gen(3)
print(next(g), g.send("x"), list(g))


def outer():
    r = yield from gen(2)
    return r


print([*outer()])
print({k: v for k, v in zip("abc", range(3))}, {i % 2 for i in range(5)}, [i for i in range(10) if i % 3 == 0])


def f(a, b=2, *args, c, d=4, **kw):
    return (a, b, args, c, d, kw)


print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(*[1, 2], **{"c": 9}))
try:
    f()
except TypeError as e:
    print("TE", e)
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise KeyError("k") from e
    finally:
        print("finally")
except KeyError as e:
    print(repr(e), e)


def m(x):
    match x:
        case 0:
            return "zero"
        case [a, b, *rest]:
            return f"seq {a} {b} {rest}"
        case {"k": v, **o}:
            return f"map {v} {o}"
        case int(n) if n > 5:
            return f"big {n}"
        case A(p=q):
            return f"A {q}"
        case str() | None:
            return "s"
        case _:
            return "other"


print(m(0), m([1, 2, 3]), m({"k": 1, "z": 2}), m(9), m(b), m("x"), m(2.5))
x = [3, 1, 2]
x.sort()
print(x, sorted(x, key=lambda v: -v), x[::-1], x[1:], max(x), sum(x))
x[0:1] = [9, 9]
print(x)
del x[0]
print(x, 9 in x)


def counter():
    n = 0

    def inc():
        nonlocal n
        n += 1
        return n

    return inc


c = counter()
c()
print(c())
a, *mid, z = range(5)
print(a, mid, z)
print(f"{3.14159:.2f} {'hi':>5} {b!r} {1_000_000:,}")
i = 0
while True:
    i += 1
    if i == 2:
        continue
    if i > 4:
        break
else:
    print("never")
print(i, not i, -i, ~i, i**2, i // 2, i % 3, i << 1, "a" * 3, "x,y".split(","), ",".join(["p", "q"]), "abc".upper())
try:
    assert i == 0, "bad"
except AssertionError as e:
    print("assert", e)


class E1(Exception):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


try:
    raise E1(3)
except E1 as e:
    print(e, e.code, type(e).__name__)
import collections

d = collections.defaultdict(list)
d["a"].append(1)
print(d["a"], dict(d))
dq = collections.deque([1, 2], maxlen=2)
dq.append(3)
print(dq, len(dq))


def rec(n):
    return 1 if n == 0 else n * rec(n - 1)


print(
    rec(10),
    divmod(7, 2),
    abs(-3),
    round(2.567, 2),
    any([0, 1]),
    all([]),
    list(map(str, [1, 2])),
    list(filter(None, [0, 1])),
    list(enumerate("ab")),
    list(reversed([1, 2])),
)
print(threading.current_thread().name)
loc = threading.local()
loc.x = 1
print(loc.x, hasattr(loc, "y"), getattr(loc, "y", 7))
for k, v in {"a": 1}.items():
    print(k, v)
lst = [[1, 2], [3]]
lst[0] += [5]
print(lst, [1, 2] == [1, 2], (1, [2]) == (1, [2]), [1] < [2])
import functools

print(functools.partial(f, 1, c=2)(3))
print("%s-%d" % ("a", 3), "{} {x}".format(1, x=2), "abc"[1], "abc"[::-1])
del i
try:
    print(i)
except NameError as e:
    print(e)
