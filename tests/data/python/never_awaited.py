"""A coroutine that nobody awaits says so when it ends, and where it may be seen."""
import warnings
async def forgotten(): pass
async def started():
    class W:
        def __await__(self): yield
    await W()
forgotten()
print("after the first")
kept = forgotten()
print("kept")
del kept
print("after the second", flush=True)
def make(): return forgotten()
[make() for _ in range(2)]
c = started(); c.send(None); del c
c = forgotten(); c.close(); del c
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    forgotten()
print([str(w.message) for w in seen], seen[0].category.__name__)
