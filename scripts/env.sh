#!/usr/bin/env bash
# Sourced by the other scripts: which Rust, which tools, which browser. Looks, sets variables, installs nothing.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1

rust_wanted=1.96
trunk_wanted=0.21.14
wasm_bindgen_wanted=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock 2>/dev/null || true)

# Cargo tools of the wanted versions, shared by all clones and apart from the user's own.
tools="${CARGO_HOME:-$HOME/.cargo}/interleave-tools"

say() { printf '== %s\n' "$*" >&2; }
die() { printf '\n!! %s\n' "$*" >&2; exit 1; }

# Is version $1 at least $2? Compares the first two numbers.
at_least() {
  local have_major have_minor rest want_major want_minor
  IFS=. read -r have_major have_minor rest <<<"$1"
  IFS=. read -r want_major want_minor rest <<<"$2"
  [ "${have_major:-0}" -gt "$want_major" ] ||
    { [ "${have_major:-0}" -eq "$want_major" ] && [ "${have_minor:-0}" -ge "$want_minor" ]; }
}

# Can the compiler in folder $1 build WebAssembly threads? It has to be new enough, with the
# source of the standard library (which is rebuilt with atomics) and the linker beside it.
rust_is_good() {
  [ -x "$1/rustc" ] && [ -x "$1/cargo" ] || return 1
  local about sysroot host
  about=$("$1/rustc" -vV 2>/dev/null) || return 1
  at_least "$(sed -n 's/^release: //p' <<<"$about")" "$rust_wanted" || return 1
  sysroot=$("$1/rustc" --print sysroot)
  host=$(sed -n 's/^host: //p' <<<"$about")
  [ -f "$sysroot/lib/rustlib/src/rust/library/Cargo.lock" ] || return 1
  [ -x "$sysroot/lib/rustlib/$host/bin/rust-lld" ] || [ -x "$1/rust-lld" ]
}

# The bin folder of rustup's stable toolchain, if there is one. Never lets rustup install it.
rustup_bin() {
  command -v rustup >/dev/null || return 1
  local sysroot
  sysroot=$(RUSTUP_AUTO_INSTALL=0 rustup run stable rustc --print sysroot 2>/dev/null) || return 1
  printf '%s/bin\n' "$sysroot"
}

# Sets rust_bin to the first folder whose Rust will do: rustup's stable, then the system's own.
find_rust() {
  local folder
  for folder in "$(rustup_bin)" /usr/bin; do
    if [ -n "$folder" ] && rust_is_good "$folder"; then
      rust_bin=$folder
      return 0
    fi
  done
  rust_bin=
  return 1
}

# The compiler's own folder comes before rustup's shims, which may hold an older one.
set_path() {
  export PATH="$root/node_modules/.bin:$tools/bin${rust_bin:+:$rust_bin}:$plain_path"
}

find_browser() {
  local name
  for name in ${CHROME:+"$CHROME"} chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    /Applications/Chromium.app/Contents/MacOS/Chromium; do
    if command -v "$name" >/dev/null; then
      CHROME=$(command -v "$name")
      export CHROME
      break
    fi
  done
  CHROMEDRIVER=$(command -v "${CHROMEDRIVER:-chromedriver}") && export CHROMEDRIVER
  [ -n "${CHROME:-}" ] && [ -n "${CHROMEDRIVER:-}" ]
}

plain_path=$PATH
rust_bin=
find_rust || true
set_path
