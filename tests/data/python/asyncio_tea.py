"""A film downloads, tea brews, sandwiches are made: one cook, one stove."""
import asyncio
async def download(film): print("downloading", film); await asyncio.sleep(0.06); print(film, "is there"); return film
async def tea(stove):
    async with stove: print("water on the stove"); await asyncio.sleep(0.02)
    print("tea brews"); await asyncio.sleep(0.03); return "tea"
async def sandwich(stove, n):
    print("bread", n)
    async with stove: print("toast", n); await asyncio.sleep(0.02)
    return f"sandwich {n}"
async def evening():
    stove = asyncio.Lock()
    film = asyncio.create_task(download("film"))
    meal = await asyncio.gather(tea(stove), *[sandwich(stove, n) for n in range(2)])
    print(meal); print("ready for the", await film)
asyncio.run(evening())
