"""A manager of one's own classes."""
import os
from multiprocessing.managers import BaseManager


class Account:
    def __init__(self, start):
        self.total = start

    def pay(self, amount):
        if amount > self.total:
            raise ValueError(f"only {self.total} there")
        self.total -= amount
        return self.total

    def where(self):
        return os.getpid()

    def _hidden(self):
        return "hidden"


class Bank(BaseManager):
    pass


Bank.register("Account", Account)
Bank.register("words", list, exposed=("append", "__len__"))


if __name__ == "__main__":
    bank = Bank()
    try:
        bank.Account(1)
    except AssertionError as error:
        print(error)
    bank.start()
    account = bank.Account(10)
    print(account.pay(3), account.where() == os.getpid())
    try:
        account.pay(100)
    except ValueError as error:
        print(error)
    print(hasattr(account, "_hidden"), hasattr(account, "total"), type(account).__name__)
    words = bank.words()
    words.append("one")
    print(len(words), hasattr(words, "pop"))
    bank.shutdown()
    try:
        bank.start()
    except Exception as error:
        print(type(error).__name__, error)
