#!/bin/bash
# Spindle's one command: a thin wrapper over meson, ninja, apt-get and the test harness.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"

usage() {
    cat <<'USAGE'
usage: ./build.sh [-y] COMMAND

  setup [bench|dev]  install what is missing (Debian 12); says what and how much first
  build              compile everything; programs end up in build/bin
  run                build, then run the samples, from source to output
  test [SUITE...]    build, then test; quick = under one minute; default = everything
                     suites: project setup unit reject fault accept object samples gdb
  check              unit tests under AddressSanitizer and UBSan
  format             bring our C files into the project's format
  clean              remove build/
  help               this text

  -y, or CI=true in the environment: setup does not ask
USAGE
}

say() {
    printf '%s\n' "$*"
}

# ---- setup ------------------------------------------------------------------

# The packages of a group, as ARCHITECTURE.md lists them and for the same reasons.
packages() {
    case $1 in
        default)
            echo libclang-19-dev clang-19 lld-19 libtcc-dev    # front end, two back ends
            echo libgc-dev libsodium-dev libedit-dev libjansson-dev
            echo meson ninja-build pkg-config gcc              # the build
            echo libcriterion-dev gdb tcc clangd-19 clang-format-19 ;; # the tests
        bench) echo hyperfine luajit libluajit-5.1-dev wabt libbpf-dev gnuplot valgrind ;;
        dev) echo clang-tidy-19 libfuzzer-19-dev graphviz spin tshark valgrind ;;
        *) return 1 ;;
    esac
}

# Those of the given packages that are not installed.
missing() {
    local package state
    for package in "$@"; do
        state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
        [ "$state" = installed ] || echo "$package"
    done
}

# How many megabytes apt-get would fetch; empty when its lists do not know a package.
download_size() {
    apt-get install --no-install-recommends --print-uris -qq "$@" 2>/dev/null |
        awk '{ sum += $3 } END { if (NR) printf "%.1f MB", sum / 1e6 }'
}

right_system() {
    local expected='Debian 12' found='an unknown system'
    local file=${SPINDLE_OS_RELEASE:-/etc/os-release}
    # shellcheck disable=SC1090
    [ ! -r "$file" ] || found=$(. "$file" && echo "${PRETTY_NAME:-$ID}")
    case $found in
        "Debian GNU/Linux 12"*) command -v apt-get dpkg-query >/dev/null && return 0 ;;
    esac
    say "setup: expected $expected, found $found. Install by hand what corresponds to:" >&2
    say "    $*" >&2
    return 1
}

may_install() {
    local answer
    [ "$assume_yes" = no ] && [ "${CI:-}" != true ] && [ -t 0 ] || return 0
    read -r -p 'Install now? [Y/n] ' answer
    [[ $answer =~ ^([Yy].*)?$ ]]
}

setup() {
    local group=${1:-default} names wanted as_root=() size install
    names=$(packages "$group") || { say "setup: no group '$group' (bench, dev)" >&2; exit 2; }
    # shellcheck disable=SC2086
    wanted=$(missing $names | xargs)
    [ -n "$wanted" ] || { say "setup: nothing is missing"; return 0; }
    right_system "$wanted" || exit 2
    install="apt-get install --no-install-recommends -y $wanted"
    if [ "$(id -u)" != 0 ]; then
        if ! command -v sudo >/dev/null; then
            say "setup: missing: $wanted" "; as root, run:" >&2
            say "    apt-get update && $install" >&2
            exit 2
        fi
        as_root=(sudo)
    fi
    as_root+=(env DEBIAN_FRONTEND=noninteractive)
    # shellcheck disable=SC2086
    size=$(download_size $wanted)
    if [ -z "$size" ]; then
        say "setup: the package lists are empty or old; first: apt-get update"
        "${as_root[@]}" apt-get update -qq || { say "setup: apt-get update failed" >&2; exit 2; }
        # shellcheck disable=SC2086
        size=$(download_size $wanted)
    fi
    say "setup: $install"
    say "setup: ${size:-an unknown amount} to download"
    # shellcheck disable=SC2086
    if command -v node >/dev/null && apt-get install --no-install-recommends -s $wanted 2>/dev/null |
        grep -Eq '^Inst (nodejs|npm) '; then
        say "setup: this would replace the node that is here; not done" >&2
        exit 2
    fi
    may_install || { say "setup: nothing installed" >&2; exit 2; }
    # Lists that are merely old fail at the download: then once more with new ones.
    # shellcheck disable=SC2086
    "${as_root[@]}" $install || { "${as_root[@]}" apt-get update -qq && "${as_root[@]}" $install; } ||
        { say "setup: apt-get failed" >&2; exit 2; }
}

need_setup() {
    # shellcheck disable=SC2046
    [ -z "$(missing $(packages default))" ] || setup
}

# ---- build, test, run -------------------------------------------------------

# Configure once, compile, and lay the result out as an installation would: build/bin,
# build/lib, build/include. Programs find their files relative to where they lie.
build() {
    [ -f build/meson/build.ninja ] ||
        meson setup build/meson --prefix "$PWD/build" --libdir lib >build-setup.log ||
        { cat build-setup.log; rm -f build-setup.log; exit 1; }
    rm -f build-setup.log
    ninja -C build/meson -j "$(nproc)" --quiet
    meson install -C build/meson --no-rebuild --only-changed --quiet
}

check() {
    local dir=build/sanitize
    [ -f $dir/build.ninja ] || meson setup $dir --prefix "$PWD/build/sanitized" --libdir lib \
        -Db_sanitize=address,undefined -Db_lundef=false >/dev/null
    ninja -C $dir -j "$(nproc)" --quiet
    meson install -C $dir --no-rebuild --only-changed --quiet
    SPINDLE_BIN=$PWD/build/sanitized/bin tests/run.sh unit
}

assume_yes=no
[ "${1:-}" != -y ] || { assume_yes=yes; shift; }
command=${1:-help}
[ $# = 0 ] || shift
for argument; do [ "$argument" != -y ] || assume_yes=yes; done
[ "$assume_yes" = no ] || { args=(); for a; do [ "$a" = -y ] || args+=("$a"); done; set -- "${args[@]}"; }

case $command in
    setup) setup "$@" ;;
    build) need_setup; build ;;
    run) need_setup; build; exec samples/demo.sh "$@" ;;
    test) need_setup; build; exec tests/run.sh "$@" ;;
    check) need_setup; check ;;
    format) tests/project/format.sh --fix ;;
    clean) rm -rf build ;;
    help | --help | -h) usage ;;
    bench | fuzz | boot | install | uninstall | deb)
        say "build.sh: '$command' is not there yet" >&2; exit 2 ;;
    *) usage >&2; exit 2 ;;
esac
