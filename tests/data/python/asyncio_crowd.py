"""Many connections that mostly wait."""
import asyncio
CONNECTIONS = 500  #@param {type:"integer"}
open_now = most = 0
async def connection(n):
    global open_now, most
    open_now += 1; most = max(most, open_now)
    await asyncio.sleep(0.05)
    open_now -= 1
    return n
async def main():
    began = asyncio.get_running_loop().time()
    answers = await asyncio.gather(*[connection(n) for n in range(CONNECTIONS)])
    took = asyncio.get_running_loop().time() - began
    print(len(answers), most, open_now, took < 0.5)
asyncio.run(main())
