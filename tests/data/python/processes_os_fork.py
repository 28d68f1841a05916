"""The system's own calls: fork, wait, pipes and exit codes."""
import os
import sys

print("before")
pid = os.fork()
if pid == 0:
    print("child", os.getppid() != os.getpid())
    os._exit(3)
got, status = os.waitpid(pid, 0)
print("parent", got == pid, status, os.waitstatus_to_exitcode(status), os.WIFEXITED(status), os.WEXITSTATUS(status))

reads, writes = os.pipe()
if os.fork() == 0:
    os.close(reads)
    os.write(writes, b"hello ")
    os.write(writes, b"parent")
    os._exit(0)
os.close(writes)
os.wait()
text = b""
while part := os.read(reads, 4):
    text += part
print(text)
os.close(reads)

pids = []
for code in (5, 6):
    pid = os.fork()
    if pid == 0:
        os._exit(code)
    pids.append(pid)
print(sorted(os.waitstatus_to_exitcode(os.wait()[1]) for _ in pids))
try:
    os.wait()
except ChildProcessError as error:
    print(error)

if os.fork() == 0:
    sys.exit(7)
print(os.waitstatus_to_exitcode(os.wait()[1]))

pid = os.fork()
if pid == 0:
    os.kill(os.getpid(), 9)
status = os.waitpid(pid, 0)[1]
print(os.WIFSIGNALED(status), os.WTERMSIG(status), os.waitstatus_to_exitcode(status))
