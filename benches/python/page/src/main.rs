//! The simulated computer with its Python as WebAssembly: runs programs that were compiled
//! natively, and says what they wrote. Reads no clock: the page around it does.

// For the browser alone; natively there is nothing to run.
#[cfg(target_arch = "wasm32")]
mod exports {
    use interleave::engine::python::{PythonRun, Setup};
    use interleave::python::Module;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// A program that is about to begin.
    #[wasm_bindgen]
    pub struct Program(PythonRun);

    #[wasm_bindgen]
    impl Program {
        /// Of compiled modules, as bytes.
        #[wasm_bindgen(constructor)]
        pub fn new(modules: &[u8]) -> Result<Self, String> {
            let modules: Vec<Module> = postcard::from_bytes(modules).map_err(|error| error.to_string())?;
            PythonRun::of(&modules, &Setup::default()).map(Self).map_err(|error| error.message)
        }

        /// Runs it to its end: all that it wrote.
        pub fn run(&mut self) -> String {
            let mut written = String::new();
            loop {
                let progress = self.0.step(1_000);
                written.extend(progress.written.into_iter().map(|piece| piece.output.text));
                if progress.end.is_some() {
                    return written;
                }
            }
        }
    }
}

fn main() {}
