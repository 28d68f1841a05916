//! The command line: what goes to standard output and what does not, exit codes,
//! the trace and the facts.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

fn file(name: &str, source: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, source).unwrap();
    path
}

fn interleave(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_interleave")).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

const PROGRAM: &str = "
import threading
TIMES = 2
def work():
    for number in range(TIMES): print(number)
thread = threading.Thread(target=work)
thread.start()
thread.join()
raise SystemExit(3)
";

#[test]
fn standard_output_is_the_programs_own() {
    let (program, trace) = (file("own.py", PROGRAM), file("own.json", ""));
    let (program, trace_path) = (program.to_str().unwrap(), trace.to_str().unwrap());
    let ran = interleave(&["run", program, "--cores", "2", "--facts", "--set", "TIMES=3", "--trace", trace_path]);
    assert_eq!((text(&ran.stdout).as_str(), ran.status.code()), ("0\n1\n2\n", Some(3)));
    let said = text(&ran.stderr);
    for line in ["time on the computer: ", "hand-overs of the GIL: ", "MainThread: ", "Thread-1 (work): "] {
        assert!(said.lines().any(|said| said.starts_with(line)), "{line} in {said}");
    }
    let json: serde_json::Value = serde_json::from_str(&fs::read_to_string(&trace).unwrap()).unwrap();
    assert!(json["traceEvents"].as_array().is_some_and(|events| events.len() > 10), "{json}");
}

#[test]
fn the_picture_is_the_whole_run_with_what_its_colours_mean() {
    let source = "import threading, time\nlock = threading.Lock()\n\ndef work():\n    with lock: time.sleep(0.01)\n
threads = [threading.Thread(target=work, name=f'<{n}>') for n in range(3)]
for thread in threads: thread.start()\nfor thread in threads: thread.join()\n";
    let (program, picture) = (file("picture.py", source), file("picture.svg", ""));
    let ran = interleave(&["run", program.to_str().unwrap(), "--svg", picture.to_str().unwrap(), "--cores", "2"]);
    assert_eq!((text(&ran.stdout).as_str(), ran.status.code()), ("", Some(0)));
    let svg = fs::read_to_string(picture).unwrap();
    for words in ["MainThread", "&lt;0&gt;", "&lt;2&gt;", "Core 1", "blocked on a lock", "sleeping"] {
        assert!(svg.contains(&format!(">{words}</text>")), "{words}: {svg}");
    }
    assert!(!svg.contains("waiting for the GIL</text>"), "what does not occur is not explained");
}

#[test]
fn each_way_to_end_has_its_exit_code() {
    let program = |name: &str, source: &str| file(name, source).to_str().unwrap().to_owned();
    let fine = program("fine.py", "print(1)");
    let stuck = program("stuck.py", "import threading\nthreading.Event().wait()");
    let (endless, wrong) = (program("endless.py", "while True: pass"), program("wrong.py", "def (:"));
    let rows: [(&[&str], i32, &str); 10] = [
        (&["run", &fine], 0, ""),
        (&["run", &stuck], 125, "Deadlock: nobody can go on."),
        (&["run", &endless, "--limit", "1000"], 124, "the run ends here."),
        (&["run", &wrong], 1, "SyntaxError"),
        (&["run"], 2, "usage: "),
        (&["run", "nowhere.py"], 2, "cannot read nowhere.py"),
        (&["run", &fine, "--cores", "0"], 2, "0 is no value for --cores"),
        (&["run", &fine, "--python", "2.7"], 2, "2.7 is no value for --python"),
        (&["run", &fine, "--set", "NOTHING=1"], 2, "no line at the top of the program sets NOTHING"),
        (&["run", &fine, "--fast"], 2, "--fast wants a value"),
    ];
    for (arguments, code, says) in rows {
        let ran = interleave(arguments);
        assert_eq!(ran.status.code(), Some(code), "{arguments:?}: {}", text(&ran.stderr));
        assert!(text(&ran.stderr).contains(says), "{arguments:?}: {}", text(&ran.stderr));
        assert!(code == 0 || ran.stdout.is_empty(), "{arguments:?}: {}", text(&ran.stdout));
    }
}
