"""Money is moved under two locks, taken in one order: the sum stays the same."""
import threading


class Account:
    def __init__(self, number, balance):
        self.number, self.balance, self.lock = number, balance, threading.Lock()


accounts = [Account(number, 1_000) for number in range(3)]


def move(source, target, amount):
    first, second = sorted((source, target), key=lambda account: account.number)
    with first.lock, second.lock:
        source.balance -= amount
        target.balance += amount


def work(start):
    for step in range(300):
        move(accounts[(start + step) % 3], accounts[(start + step + 1) % 3], step % 5)


threads = [threading.Thread(target=work, args=(start,)) for start in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sum(account.balance for account in accounts))
print([account.balance for account in accounts])
