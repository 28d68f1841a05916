"""What a spawned process runs first, as its `__main__`: it reads from a pipe who it is."""

from multiprocessing.spawn import spawn_main

spawn_main(_pipe)
