#!/usr/bin/env bash
# Runs a command that needs the built page: with-page.sh <what to set up> <command…>.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
what=$1
shift
"$here/setup.sh" "$what"
"$here/build.sh"
source "$here/env.sh"
find_browser
exec "$@"
