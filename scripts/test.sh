#!/usr/bin/env bash
# Every check and every test, the cheap ones first; stops at the first failure.
# Cargo's own summary of the browser tests comes last.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
"$here/setup.sh" test
source "$here/env.sh"
find_browser

# A test that fails says why in a sentence, which fifty lines of frames would bury.
export RUST_BACKTRACE=0

say "Formatting"
cargo fmt --check
say "Clippy, natively"
cargo clippy --quiet --all-targets -- -D warnings
say "Clippy, for the browser"
RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_TARGET_DIR=$root/target/wasm \
  cargo clippy --quiet --lib --bins --target wasm32-unknown-unknown -- -D warnings
say "The page"
"$here/build.sh"
say "Tests in documents"
cargo test --quiet --doc
say "Native tests"
cargo test --lib --bins --examples --test it --test model
say "Tests in Chromium"
cargo test --test browser
