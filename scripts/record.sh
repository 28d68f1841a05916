#!/usr/bin/env bash
# Records what CPython 3.14 makes of the programs under tests/data/python: what
# they write, and their instructions. Shows every difference to the last record.
# PYTHON names the interpreter.
set -euo pipefail
cd "$(dirname "$0")/../tests/data/python"
python=${PYTHON:-python3.14}
export PYTHONHASHSEED=0 COLUMNS=80 NO_COLOR=1 PYTHONDONTWRITEBYTECODE=1

# A traceback is recorded only for programs that are about them.
record() {
  local program=$1 name=${1%.py}
  local out err
  out=$(mktemp) err=$(mktemp)
  "$python" -W ignore::SyntaxWarning "$program" >"$out" 2>"$err" || true
  sed -i "s|$PWD/||" "$out" "$err"
  diff -u "$name.out" "$out" || true
  mv "$out" "$name.out"
  if [ -s "$err" ]; then
    diff -u "$name.err" "$err" || true
    mv "$err" "$name.err"
  else
    rm -f "$err" "$name.err"
  fi
  out=$(mktemp)
  "$python" -W ignore ../../../scripts/listing.py "$program" >"$out"
  diff -u "$name.dis" "$out" || true
  mv "$out" "$name.dis"
}

for program in *.py; do
  record "$program" 2>/dev/null
done
