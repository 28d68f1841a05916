//! The bench's models as WebAssembly, compiled as the page's simulator is: each
//! runs one model to its end and says how many events there were. Reads no clock:
//! the page around it does.

// For the browser alone; natively there is nothing to run.
#[cfg(target_arch = "wasm32")]
#[path = "../../models.rs"]
#[allow(dead_code, reason = "those that grow are measured natively")]
mod models;

#[cfg(target_arch = "wasm32")]
mod exports {
    use wasm_bindgen::prelude::wasm_bindgen;

    use super::models;

    /// Four threads take one core in turn, so many turns in all.
    #[wasm_bindgen]
    pub fn round_robin(turns: u32) -> f64 {
        models::round_robin(turns.into()).run().events as f64
    }

    /// So many customers come to four servers.
    #[wasm_bindgen]
    pub fn queue(customers: u32) -> f64 {
        models::queue(customers.into(), 4).run().events as f64
    }
}

fn main() {}
