//! `make record`: runs the default scenario in the built page and keeps its trace in
//! static/recorded/, where the page finds it when it is opened. Not a test: the run is a real one,
//! and a quiet machine gives the better picture.

// What cannot be recorded is not recorded, and the panic says why.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../tests/driving/mod.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod driving;

use std::{fs, path::Path};

use driving::{browser, page};
use interleave::trace::file;

fn main() {
    browser::with_browser(async |browser| {
        page::open_real(browser, "scenario=primes&model=threads").await;
        // The first run of a tab calibrates and warms the module up.
        page::run(browser).await;
        let report = page::run(browser).await;
        assert_eq!(report.verdict, "as expected", "{report:?}");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/recorded");
        let bytes = file::save(&page::trace(browser).await);
        fs::create_dir_all(&folder).expect("static/ can be written to");
        fs::write(folder.join("primes-threads.trace"), &bytes).expect("static/ can be written to");
        println!("recorded a run of {:.0} ms in {} bytes", report.wall_ms, bytes.len());
    });
}
