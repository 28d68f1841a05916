#!/usr/bin/env bash
# Builds the models of the simulator's bench as WebAssembly into target/speed/, as the page's
# simulator is built.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
source "$here/env.sh"

export CARGO_TARGET_DIR=$root/target/wasm
export RUSTC_BOOTSTRAP=1
export CARGO_UNSTABLE_BUILD_STD=std,panic_abort
# A package of its own, with the project's versions of everything.
page=benches/simulated/page
cp Cargo.lock "$page/Cargo.lock"
cargo build --quiet --release --target wasm32-unknown-unknown --manifest-path "$page/Cargo.toml"
wasm-bindgen --target web --out-dir target/speed \
  "$CARGO_TARGET_DIR/wasm32-unknown-unknown/release/in_browser.wasm"
