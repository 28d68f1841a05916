#!/usr/bin/env bash
# Builds what the benches run in a browser as WebAssembly: the models of the simulator's bench into
# target/speed/ and the simulated computer with its Python into target/python/, as the page's
# simulator is built, and the timeline alone into target/timeline/, as the page itself is built.
# With the name of a bench, only that one's.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
source "$here/env.sh"

export CARGO_TARGET_DIR=$root/target/wasm
export RUSTC_BOOTSTRAP=1
export CARGO_UNSTABLE_BUILD_STD=std,panic_abort

# compile <bench> <package> <folder below target> <how wasm-opt makes it better>
compile() {
  # A package of its own, with the project's versions of everything.
  local page=benches/$1/page
  cp Cargo.lock "$page/Cargo.lock"
  cargo build --quiet --release --target wasm32-unknown-unknown --manifest-path "$page/Cargo.toml"
  wasm-bindgen --target web --out-dir "target/$3" \
    "$CARGO_TARGET_DIR/wasm32-unknown-unknown/release/$2.wasm"
  local made=target/$3/$2_bg.wasm
  if command -v wasm-opt >/dev/null; then
    xargs wasm-opt "$made" -o "$made" "$4" <scripts/wasm-opt.txt
  fi
}

case ${1:-all} in all | simulated) compile simulated in_browser speed -O3 ;; esac
case ${1:-all} in all | python) compile python python_page python -O3 ;; esac
case ${1:-all} in all | timeline)
  export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=--cfg=hot
  compile timeline timeline_page timeline -Oz
  ;;
esac
