//! Interleave in a terminal: `interleave run FILE.py`. Standard output is the
//! program's own and nothing else. Native; the page has no part in it.

#[cfg(not(target_arch = "wasm32"))]
mod facts;
#[cfg(not(target_arch = "wasm32"))]
mod options;
#[cfg(not(target_arch = "wasm32"))]
mod run;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match options::Command::of(&arguments) {
        Ok(options::Command::Run(options)) => run::run(&options),
        Ok(options::Command::Dis(file)) => run::disassemble(&file),
        Err(wrong) => {
            eprintln!("interleave: {wrong}\n{}", options::USAGE);
            std::process::ExitCode::from(run::WRONG_USAGE)
        }
    }
}

/// The terminal is native.
#[cfg(target_arch = "wasm32")]
fn main() {}
