#!/usr/bin/env bash
# Installs what is missing and nothing else: `setup.sh build`, `setup.sh test` (build and a browser)
# or `setup.sh browsers` (test and two more browsers). Says what it does and about how long it takes.
# Times are for two cores and a quick line. The macOS branches are untried.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

on_mac() { [ "$(uname -s)" = Darwin ]; }

apt_is_fresh=
# Installs Debian packages: apt_install <about how long> <packages…>. Fails where that would need a question.
apt_install() {
  local long=$1 sudo=
  shift
  command -v apt-get >/dev/null || return 1
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || return 1
    sudo="sudo -n"
  fi
  say "Installing with apt-get (about $long): $*"
  if [ -z "$apt_is_fresh" ]; then
    $sudo apt-get update -q >&2 || return 1
    apt_is_fresh=yes
  fi
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@" >&2
}

need_compiler_driver() {
  command -v cc >/dev/null && return
  if on_mac; then die "No C linker. Install Apple's command line tools: xcode-select --install"; fi
  apt_install "1 minute" gcc libc6-dev || die "No C linker. Install one: sudo apt-get install gcc libc6-dev"
}

# rustup's server, asked briefly: behind some walls it does not answer, and rustup would wait for minutes.
rustup_answers() {
  command -v rustup >/dev/null && command -v curl >/dev/null &&
    curl -sfIL -m 5 -o /dev/null "${RUSTUP_DIST_SERVER:-https://static.rust-lang.org}/dist/channel-rust-stable.toml.sha256"
}

rustup_stable() {
  rustup_answers || return 1
  say "Installing or updating Rust stable, with its source, by rustup (about 1 minute)"
  rustup toolchain install stable --profile minimal --no-self-update \
    --component rust-src --component clippy --component rustfmt >&2
}

debian_rust=(rustc-web cargo-web rust-web-src rust-web-llvm lld-22 rust-web-clippy rustfmt-web)

need_rust() {
  [ -n "$rust_bin" ] && return
  rustup_stable && find_rust && set_path && return
  apt_install "2 minutes" "${debian_rust[@]}" && find_rust && set_path && return
  die "No Rust $rust_wanted or later with the source of its standard library. Either install rustup
   (https://rustup.rs) and then run: rustup toolchain install stable --component rust-src,clippy,rustfmt
   or, on Debian 12 or later: sudo apt-get install ${debian_rust[*]}"
}

need_lints() {
  [ -x "$rust_bin/cargo-clippy" ] && [ -x "$rust_bin/cargo-fmt" ] && return
  if [ "$rust_bin" = /usr/bin ]; then
    apt_install "20 seconds" rust-web-clippy rustfmt-web ||
      die "clippy or rustfmt is missing: sudo apt-get install rust-web-clippy rustfmt-web"
  else
    say "Installing clippy and rustfmt by rustup (about 20 seconds)"
    rustup component add --toolchain stable clippy rustfmt >&2
  fi
}

need_node() {
  command -v node >/dev/null && command -v npm >/dev/null && return
  if on_mac; then die "Node is missing (only the build needs it): brew install node"; fi
  apt_install "1 minute" nodejs npm ||
    die "Node is missing (only the build needs it): sudo apt-get install nodejs npm"
}

# Node packages: wasm-opt and terser, and axe-core for the tests. A copy of the lock file says what was installed last.
need_node_packages() {
  cmp -s package-lock.json node_modules/.installed-lock && return
  say "Installing wasm-opt, terser and axe-core by npm (about 10 seconds)"
  if npm ci --no-audit --no-fund --fetch-retries=1 --loglevel=error >&2; then
    cp package-lock.json node_modules/.installed-lock
  else
    say "npm could not install wasm-opt, terser and axe-core: the page will be larger, and one test fails."
  fi
}

# A tool from crates.io at one version: cargo_tool <command> <crate> <version> <about how long> [flags…]
cargo_tool() {
  local command=$1 crate=$2 version=$3 long=$4
  shift 4
  case "$("$command" --version 2>/dev/null | head -n 1)" in "$command $version" | "$command $version "*) return ;; esac
  say "Installing $crate $version by cargo (about $long, once for all clones)"
  cargo install --root "$tools" --version "$version" "$@" "$crate" >&2
}

need_browser() {
  find_browser && return
  if on_mac; then
    die "The browser tests need Chrome and its driver: brew install --cask google-chrome chromedriver"
  fi
  apt_install "1 minute" chromium chromium-driver && find_browser ||
    die "The browser tests need Chromium and its driver: sudo apt-get install chromium chromium-driver"
}

# A machine without a screen may have no font at all, and pictures of the page would show no text.
need_font() {
  on_mac && return
  fc-list 2>/dev/null | grep -qi sans && return
  apt_install "10 seconds" fontconfig fonts-liberation ||
    say "No sans-serif font here: screenshots will look poor (fonts-liberation would do)."
}

need_other_browsers() {
  if on_mac; then die "make browsers drives Firefox ESR and WebKitGTK, and runs on Linux only."; fi
  if ! command -v firefox-esr >/dev/null || ! command -v WebKitWebDriver >/dev/null || ! command -v Xvfb >/dev/null; then
    apt_install "2 minutes" firefox-esr webkit2gtk-driver xvfb xauth dbus ||
      die "Two more browsers are needed: sudo apt-get install firefox-esr webkit2gtk-driver xvfb xauth dbus"
  fi
  cargo_tool geckodriver geckodriver 0.37.0 "5 minutes" --locked
}

main() {
  local what=${1:-build}
  need_compiler_driver
  need_rust
  need_node
  need_node_packages
  cargo_tool trunk trunk "$trunk_wanted" "5 minutes" --locked
  # Not --locked: its lock file names a version of a crate that is gone.
  cargo_tool wasm-bindgen wasm-bindgen-cli "$wasm_bindgen_wanted" "2 minutes"
  if [ "$what" != build ]; then
    need_lints
    need_browser
    need_font
  fi
  if [ "$what" = browsers ]; then need_other_browsers; fi
}

main "$@"
