#!/usr/bin/env bash
# Builds the page and serves it on this computer. PORT chooses the port (8080, or the next free one).
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
"$here/build.sh"
source "$here/env.sh"

# The server is compiled by itself and not by cargo: it needs nothing but the standard library, and
# under cargo each change of the page would have to be compiled natively too before it is served.
server=target/serve
if [ ! -x $server ] || [ examples/serve.rs -nt $server ] || [ tests/driving/server.rs -nt $server ]; then
  mkdir -p target
  rustc --edition 2024 -O examples/serve.rs -o $server
fi
exec $server dist
