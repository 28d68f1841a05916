//! Interleave in a terminal: `interleave run FILE.py`. Standard output is the
//! program's own and nothing else.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use std::io::Write;

    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, file) = match arguments.as_slice() {
        [command, file] if command == "run" || command == "dis" => (command.as_str(), file.as_str()),
        _ => {
            eprintln!("usage: interleave run FILE.py\n       interleave dis FILE.py");
            return std::process::ExitCode::from(2);
        }
    };
    let source = match std::fs::read_to_string(file) {
        Ok(source) => source,
        Err(error) => {
            eprintln!("interleave: cannot read {file}: {error}");
            return std::process::ExitCode::from(2);
        }
    };
    let refused = |error: interleave::python::SyntaxError| {
        eprintln!("  File \"{file}\", line {}\nSyntaxError: {}", error.line, error.message);
        std::process::ExitCode::from(1)
    };
    if command == "dis" {
        return match interleave::python::disassemble(&source) {
            Ok(listing) => {
                print!("{listing}");
                std::process::ExitCode::SUCCESS
            }
            Err(error) => refused(error),
        };
    }
    match interleave::python::run(file, &source, i64::MAX / 4, 0) {
        Ok(outcome) => {
            for part in &outcome.output {
                // A reader that has gone away is no reason to stop.
                let _ = if part.is_error {
                    std::io::stderr().write_all(part.text.as_bytes())
                } else {
                    std::io::stdout().write_all(part.text.as_bytes())
                };
            }
            std::process::ExitCode::from(outcome.exit_code as u8)
        }
        Err(error) => refused(error),
    }
}

/// The terminal is native.
#[cfg(target_arch = "wasm32")]
fn main() {}
