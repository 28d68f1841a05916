#!/usr/bin/env bash
# Builds the page into dist/, in release mode. Does nothing when nothing has changed since the last time.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
"$here/setup.sh" build
source "$here/env.sh"

# A target folder of its own: RUSTC_BOOTSTRAP changes what build scripts see, so that in one folder
# native builds and this one would undo each other's work.
export CARGO_TARGET_DIR=$root/target/wasm
# Threads in WebAssembly need the standard library built again with atomics, which is unstable in cargo.
export RUSTC_BOOTSTRAP=1
export CARGO_UNSTABLE_BUILD_STD=std,panic_abort
export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
# Smaller by 12 kB: nothing on the page is told by `Debug`, and a panic says what was wrong, not where.
# What draws a frame is made fast though all else is made small.
# These are added to the flags in .cargo/config.toml.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Zfmt-debug=none -Zlocation-detail=none --cfg=hot"
export TRUNK_SKIP_VERSION_CHECK=true

# All that the page is made of, with a checksum each. Files of tests and documents do not count.
inputs() {
  "$rust_bin/rustc" --version
  ls node_modules/.bin/{wasm-opt,terser} 2>/dev/null || true
  find Cargo.toml Cargo.lock Trunk.toml index.html package-lock.json .cargo scripts src static -type f \
    -exec cksum {} + | LC_ALL=C sort
}

# One build at a time in a clone, since Trunk and wasm-bindgen write to fixed places. The lock is a
# link that names its holder, so that what a killed build leaves behind can be told.
mkdir -p "$CARGO_TARGET_DIR"
lock=$CARGO_TARGET_DIR/building
told=
until ln -s $$ "$lock" 2>/dev/null; do
  holder=$(readlink "$lock") || continue
  kill -0 "$holder" 2>/dev/null || { rm -f "$lock"; continue; }
  [ -n "$told" ] || say "Waiting for another build of this clone (process $holder)"
  told=yes
  sleep 0.5
done
trap 'rm -f "$lock"' EXIT

stamp=$CARGO_TARGET_DIR/built-from
now=$(inputs)
if [ -f dist/index.html ] && [ "$now" = "$(cat "$stamp" 2>/dev/null)" ]; then
  exit 0
fi

rm -f "$stamp"
[ -d "$CARGO_TARGET_DIR/wasm32-unknown-unknown" ] ||
  say "Building the page for the first time, the standard library with it (about 3 minutes)"
# Trunk runs cargo offline, so what is to be downloaded is downloaded here.
cargo fetch --quiet --target wasm32-unknown-unknown
trunk --log warn build --release
# What was there when the build began: a file changed since then is built the next time.
printf "%s\n" "$now" >"$stamp"
