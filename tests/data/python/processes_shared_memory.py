"""Blocks of memory that processes find by name."""
import multiprocessing as mp
from multiprocessing.shared_memory import SharedMemory


def child(name):
    block = SharedMemory(name)
    print("child:", bytes(block.buf[:5]))
    block.buf[0] = ord("J")
    block.buf[5:8] = b"!!!"
    block.close()


if __name__ == "__main__":
    block = SharedMemory(create=True, size=8, name="interleave_test")
    print(block.name, len(block.buf), bytes(block.buf[:4]))
    block.buf[:5] = b"Hello"
    process = mp.get_context("fork").Process(target=child, args=(block.name,))
    process.start()
    process.join()
    print(bytes(block.buf[:8]), block.buf[0], list(block.buf[5:8]))
    other = SharedMemory("interleave_test")
    other.buf[1] = 255
    print(block.buf[1], other.size == block.size)
    for attempt in (lambda: block.buf.__setitem__(0, 256), lambda: block.buf.__setitem__(slice(0, 2), b"abc"),
                    lambda: SharedMemory("interleave_none"), lambda: SharedMemory(create=True, size=0),
                    lambda: SharedMemory("interleave_test", create=True, size=5), lambda: SharedMemory()):
        try:
            attempt()
        except Exception as error:
            print(type(error).__name__, error)
    other.close()
    block.close()
    block.unlink()
    try:
        SharedMemory("interleave_test")
    except FileNotFoundError as error:
        print(error)
