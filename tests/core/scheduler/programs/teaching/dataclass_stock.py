import threading
from dataclasses import dataclass, field


@dataclass
class Stock:
    name: str
    count: int = 0
    log: list = field(default_factory=list)

    def sell(self):
        if self.count > 0:
            self.count -= 1
            self.log.append("sold")


stock = Stock("apples", 1)
threads = [threading.Thread(target=stock.sell) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(stock)
