"""Context variables in threads: each begins with its own, unless it is given one."""
import contextvars
import threading
user = contextvars.ContextVar("user", default="nobody")
user.set("main")
seen = []
def look(tag): seen.append((tag, user.get())); user.set(tag); seen.append((tag, user.get()))
def run(target, *args): thread = threading.Thread(target=target, args=args); thread.start(); thread.join()
run(look, "one"); run(look, "two"); print(seen, user.get()); seen.clear()
copy = contextvars.copy_context()
run(copy.run, look, "copied"); print(seen, user.get(), copy[user]); seen.clear()
gates = [threading.Event(), threading.Event()]
def a(): user.set("a"); gates[0].set(); gates[1].wait(); seen.append(user.get())
def b(): gates[0].wait(); seen.append(user.get()); user.set("b"); gates[1].set(); seen.append(user.get())
threads = [threading.Thread(target=f) for f in (a, b)]
for t in threads: t.start()
for t in threads: t.join()
print(sorted(seen), user.get())
token = user.set("inner"); print(user.get(), token.old_value, token.var is user); user.reset(token); print(user.get())
try: user.reset(token)
except RuntimeError as error: print(str(error).split(" at ")[0][:12], "used" in str(error))
other = contextvars.ContextVar("other")
try: other.get()
except LookupError as error: print("no value", other.get("given"))
try: other.reset(token)
except (ValueError, RuntimeError) as error: print(type(error).__name__)
context = contextvars.Context()
def inside(): other.set(5); return user.get(), other.get(), len(contextvars.copy_context())
print(context.run(inside), other in context, context[other], context.get(user), list(context.values()), other.get("still unset"))
try: context.run(context.run, print)
except RuntimeError as error: print(str(error).split(":")[0])
def nested():
    user.set("outer")
    contextvars.copy_context().run(user.set, "hidden")
    return user.get()
print(contextvars.copy_context().run(nested), user.get(), user.name)
