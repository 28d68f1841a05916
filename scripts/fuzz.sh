#!/usr/bin/env bash
# Fuzzes Python's compiler and VM, on one core, until it is stopped or MINUTES are
# over: `make fuzz TARGET=source` (any text) or TARGET=bytecode (any code object, as
# marshal writes it). The corpus grows in fuzz/corpus; what breaks is in fuzz/artifacts.
# `make fuzz TARGET=… KEEP=1` writes a small part of the corpus, and all that broke,
# into tests/data/python/fuzz for the tests to replay.
set -euo pipefail
. "$(dirname "$0")/env.sh"
target=${TARGET:-source} minutes=${MINUTES:-0}
command -v cargo-fuzz >/dev/null || die "cargo-fuzz is wanted: cargo install cargo-fuzz"
rustup run nightly rustc --version >/dev/null 2>&1 || die "a nightly toolchain is wanted: rustup toolchain install nightly"
corpus=fuzz/corpus/$target
mkdir -p "$corpus" "fuzz/artifacts/$target"

# Some of the inputs of a folder, of all sizes below one: a line of hexadecimal figures each.
lines() {
  find "$1" -maxdepth 1 -type f -size -"$2" -printf '%s %p\n' | sort -n |
    awk -v most="$3" '{ all[NR] = $2 } END { step = NR > most ? NR / most : 1
      for (at = 1; at <= NR; at += step) print all[int(at)] }' |
    while read -r path; do
      od -An -v -tx1 "$path" | tr -d ' \n'
      echo
    done
}

if [ -n "${KEEP:-}" ]; then
  cargo +nightly fuzz cmin -s none "$target" "$corpus"
  mkdir -p tests/data/python/fuzz
  { lines "fuzz/artifacts/$target" 16k 100; lines "$corpus" 3k 100; } | sort -u >"tests/data/python/fuzz/$target.hex"
  exit
fi

# The same versions as everywhere.
cp Cargo.lock fuzz/Cargo.lock
# What it begins with: small programs, and what is kept.
seeds=fuzz/seeds/$target
mkdir -p "$seeds"
[ "$target" != source ] || find tests/data/python -name '*.py' -size -6 -exec cp -t "$seeds" {} +
number=0
while read -r figures; do
  number=$((number + 1))
  printf '%b' "$(sed 's/../\\x&/g' <<<"$figures")" >"$seeds/kept-$number"
done <"tests/data/python/fuzz/$target.hex"
# Sanitizers look for what safe Rust cannot do, and cost half the speed.
cargo +nightly fuzz run -s none "$target" "$corpus" "$seeds" -- -fork=1 -ignore_crashes=1 -timeout=60 \
  -rss_limit_mb=2500 -max_len=4096 -dict=fuzz/python.dict -max_total_time=$((minutes * 60))
