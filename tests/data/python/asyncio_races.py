"""Lost updates at an await, check and act, and what does not race."""
import asyncio
async def main():
    account = {"balance": 100}
    async def withdraw(amount):
        if account["balance"] >= amount:
            await asyncio.sleep(0)
            account["balance"] -= amount
            return True
        return False
    print(await asyncio.gather(withdraw(80), withdraw(80)), account)
    lock = asyncio.Lock()
    account["balance"] = 100
    async def safely(amount):
        async with lock: return await withdraw(amount)
    print(await asyncio.gather(safely(80), safely(80)), account)
    counter = 0
    async def add(times, waits):
        nonlocal counter
        for _ in range(times):
            value = counter
            if waits: await asyncio.sleep(0)
            counter = value + 1
    await asyncio.gather(add(100, True), add(100, True), add(100, True)); print(counter)
    counter = 0
    await asyncio.gather(add(100, False), add(100, False), add(100, False)); print(counter)
    async def pretends(): return 1
    counter = 0
    async def adds_with_plain_await():
        nonlocal counter
        for _ in range(100): value = counter; await pretends(); counter = value + 1
    await asyncio.gather(adds_with_plain_await(), adds_with_plain_await()); print(counter)
    once, made = {}, []
    async def get(key):
        if key not in once: made.append(key); await asyncio.sleep(0); once[key] = len(made)
        return once[key]
    print(await asyncio.gather(get("a"), get("a"), get("b")), made)
asyncio.run(main())
