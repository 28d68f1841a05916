#!/usr/bin/env bash
# Records what CPython 3.14 makes of the programs under tests/data/python: what
# they write, and their instructions. Shows every difference to the last record.
# PYTHON names the interpreter, PYTHON_T a free-threaded one: it runs the programs
# whose names begin with free_. Without it their last record stays. ONLY names some
# programs, as a pattern. What several processes print comes line by line, as it does
# on a terminal.
set -euo pipefail
cd "$(dirname "$0")/../tests/data/python"
python=${PYTHON:-python3.14}
export PYTHONUNBUFFERED=1 PYTHONHASHSEED=0 COLUMNS=80 NO_COLOR=1 PYTHONDONTWRITEBYTECODE=1

# What interpreter $1 makes of program $2. A traceback is recorded only for programs
# that are about them.
record() {
  local interpreter=$1 program=$2 name=${2%.py}
  local out err
  out=$(mktemp) err=$(mktemp)
  "$interpreter" -W ignore::SyntaxWarning "$program" >"$out" 2>"$err" || true
  sed -i "s|$PWD/||g" "$out" "$err"
  diff -u "$name.out" "$out" || true
  mv "$out" "$name.out"
  if [ -s "$err" ]; then
    diff -u "$name.err" "$err" || true
    mv "$err" "$name.err"
  else
    rm -f "$err" "$name.err"
  fi
  out=$(mktemp)
  "$interpreter" -W ignore ../../../scripts/listing.py "$program" >"$out"
  diff -u "$name.dis" "$out" || true
  mv "$out" "$name.dis"
}

for program in ${ONLY:-*.py}; do
  case $program in
    free_*) [ -z "${PYTHON_T:-}" ] || record "$PYTHON_T" "$program" 2>/dev/null ;;
    *) record "$python" "$program" 2>/dev/null ;;
  esac
done
