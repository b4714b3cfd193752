"""Tasks of an event loop, and a thread that waits for them."""

import asyncio
import threading


async def work():
    await asyncio.gather(asyncio.sleep(1.5), asyncio.sleep(1))


thread = threading.Thread(target=asyncio.run, args=(work(),))
thread.start()
thread.join()
