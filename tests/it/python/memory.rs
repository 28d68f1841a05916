//! How much memory a program takes of this machine, by a process of its own. On
//! Linux, which tells the most that a process had.
#![cfg(target_os = "linux")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Ten thousand coroutines, each of which waits in another one, for ever.
const COROUTINES: &str = "
class Pause:
    def __await__(self):
        yield 1

async def nested(number):
    await Pause()
    return number

async def work(number):
    left, right = number, number + 1
    return await nested(left) + right

waiting = [work(number) for number in range(10_000)]
for coroutine in waiting: coroutine.send(None)
print(len(waiting), flush=True)
while True: pass
";

/// Bytes that a program has had at most when it has written its first line, and that line.
fn most_bytes(name: &str, source: &str) -> (u64, String) {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, source).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_interleave"));
    let mut child = command.arg("run").arg(path).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    let kilobytes: u64 = most.trim().trim_end_matches(" kB").parse().unwrap();
    (kilobytes << 10, line)
}

#[test]
fn ten_thousand_suspended_coroutines_are_small() {
    let (with, line) = most_bytes("coroutines.py", COROUTINES);
    assert_eq!(line, "10000\n");
    assert!(with < 50_000_000, "{with} bytes");
}
