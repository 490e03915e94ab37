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
  boot [FILE...] [-- ARGUMENT...]
                     build, then boot the bare kernel in QEMU and run the files there
                     (without any: a sample); options as of spindle boot: -M pc, --gdb
  test [SUITE...]    build, then test; quick = under a minute; default = everything
                     suites: project setup runner unit reject codes mutate
                             accept random fault missed object seeds machine count compute
                             sweep boot device cli input samples gdb user
  bench [NAME...]    build, then measure: strand bare compute instant
  fuzz [NAME...]     build, then what takes too long for every day: sweep,
                     seeds [COUNT [FIRST]] (interleavings, 10000 from 1 on),
                     gen [COUNT [FIRST]] (random programs, 1000), mutate (mutants of
                     tests/accept, 500), weaken (trees with a check, a proof or an
                     access weakened, in 50 programs), backends (lowered expressions, 2000),
                     parsers [SECONDS] (libFuzzer, for each)
  check              unit tests and the compiler under AddressSanitizer and UBSan
  format             bring our C files into the project's format
  clean              remove build/
  help               this text

  -y, or CI=true in the environment: setup does not ask
USAGE
}

say() {
    printf '%s\n' "$@"
}

# ---- setup ------------------------------------------------------------------

# The packages of a group, as ARCHITECTURE.md lists them and for the same reasons.
packages() {
    case $1 in
        default)
            echo libclang-19-dev clang-19 lld-19 libtcc-dev    # front end, two back ends
            echo libgc-dev libsodium-dev libzydis-dev libedit-dev libjansson-dev
            echo meson ninja-build pkg-config gcc              # the build
            echo libcriterion-dev gdb tcc clangd-19 clang-format-19 ;; # the tests
        optional) echo qemu-system-x86 ;; # the bare machine; without it the rest still works
        bench) echo hyperfine luajit libluajit-5.1-dev wabt libbpf-dev gnuplot valgrind ;;
        dev) echo clang-tidy-19 libfuzzer-19-dev graphviz spin tshark valgrind ;;
        *) return 1 ;;
    esac
}

# Those of the given packages that are not installed.
missing() {
    local package installed
    installed=$(dpkg-query -W -f '${Package}=${db:Status-Status}\n' "$@" 2>/dev/null || true)
    for package in "$@"; do
        [[ $'\n'$installed$'\n' == *$'\n'"$package=installed"$'\n'* ]] || echo "$package"
    done
}

# How many megabytes apt-get would fetch; empty when its lists do not know a package.
download_size() {
    local uris
    uris=$(apt-get install --no-install-recommends --print-uris -qq "$@" 2>/dev/null) || return 0
    awk '{ sum += $3 } END { printf "%.1f MB", sum / 1e6 }' <<<"$uris"
}

# Whether this is the system the package names are for; says so when it is not.
right_system() {
    local found='an unknown system' file=${SPINDLE_OS_RELEASE:-/etc/os-release}
    # shellcheck disable=SC1090
    [ ! -r "$file" ] || found=$(. "$file" && echo "${PRETTY_NAME:-$ID}")
    if [[ $found == 'Debian GNU/Linux 12'* ]] && command -v apt-get >/dev/null; then
        return 0
    fi
    say "setup: expected Debian 12 with apt-get, found $found." \
        "Install what corresponds to:" "    $*" >&2
    return 1
}

# No node is installed beside the one that is here, whatever a dependency asks for.
would_bring_node() {
    command -v node >/dev/null || return 1
    apt-get install --no-install-recommends -s "$@" 2>/dev/null | grep -Eq '^Inst (nodejs|npm) '
}

may_install() {
    local answer
    [ "$assume_yes" = no ] && [ "${CI:-}" != true ] && [ -t 0 ] || return 0
    read -r -p 'Install now? [Y/n] ' answer
    [[ $answer =~ ^([Yy].*)?$ ]]
}

give_up() {
    say "setup: $1" >&2
    exit 2
}

# Installs what is missing of the given packages; gives up, which ends the (sub)shell, when it cannot.
install_missing() {
    local wanted install size as_root=(env DEBIAN_FRONTEND=noninteractive)
    mapfile -t wanted < <(missing "$@")
    [ ${#wanted[@]} != 0 ] || return 0
    right_system "${wanted[*]}" || exit 2
    install=(apt-get install --no-install-recommends -y "${wanted[@]}")
    size=$(download_size "${wanted[@]}")
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || give_up "missing, ${size:-an unknown amount} to download; as root:
    apt-get update && ${install[*]}"
        as_root=(sudo "${as_root[@]}")
    fi
    if [ -z "$size" ]; then
        say "setup: the package lists are empty or old; first: apt-get update"
        "${as_root[@]}" apt-get update -qq || give_up "apt-get update failed"
        size=$(download_size "${wanted[@]}")
    fi
    say "setup: ${install[*]}" "setup: ${size:-an unknown amount} to download"
    would_bring_node "${wanted[@]}" && give_up "this would install another node; not done"
    may_install || give_up "nothing installed"
    # Lists that are merely old fail at the download: then once more with new ones.
    "${as_root[@]}" "${install[@]}" ||
        { "${as_root[@]}" apt-get update -qq && "${as_root[@]}" "${install[@]}"; } ||
        give_up "apt-get failed"
}

setup() {
    local names optional=
    names=$(packages "${1:-default}") || give_up "no group '$1'; there are: default bench dev"
    [ "${1:-default}" != default ] || optional=$(packages optional)
    # shellcheck disable=SC2086
    [ -n "$(missing $names $optional)" ] || { say "setup: nothing is missing"; return 0; }
    # shellcheck disable=SC2086
    install_missing $names
    # shellcheck disable=SC2086
    [ -z "$optional" ] || (install_missing $optional) ||
        say "setup: without $optional nothing boots, and its tests are skipped"
}

need_setup() {
    # shellcheck disable=SC2046
    [ -z "$(missing $(packages default) $(packages optional))" ] || setup
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

# The same in a build of its own with the sanitizers; gcc then warns of things that are not so.
# Faults are signals that belong to the kernel, and its heap is the collector's business.
check() {
    local dir=build/sanitize
    [ -f $dir/build.ninja ] || meson setup $dir --prefix "$PWD/build/sanitized" --libdir lib \
        -Db_sanitize=address,undefined -Db_lundef=false -Dwerror=false \
        -Dc_args='-fno-sanitize-recover=all -w' >/dev/null
    ninja -C $dir -j "$(nproc)" --quiet
    meson install -C $dir --no-rebuild --only-changed --quiet
    local options=handle_segv=0:handle_sigfpe=0:detect_stack_use_after_return=0
    export SPINDLE_BIN=$PWD/build/sanitized/bin
    ASAN_OPTIONS=$options:detect_leaks=0 tests/run.sh unit runner accept
    # What the compiler leaks counts.
    ASAN_OPTIONS=$options "$SPINDLE_BIN/spinc" --backend=tcc --emit=asm tests/accept/*.c >/dev/null
    ASAN_OPTIONS=$options tests/run.sh reject
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
    boot)
        need_setup; build
        case " $* " in *".c "* | *".o "* | *" --"*) ;; *) set -- samples/01-hello/hello.c "$@" ;; esac
        exec build/bin/spindle boot "$@" ;;
    test) need_setup; build; exec tests/run.sh "$@" ;;
    check) need_setup; check ;;
    format) tests/project/format.sh --fix ;;
    clean) rm -rf build ;;
    help | --help | -h) usage ;;
    bench) need_setup; build; exec tests/bench/run.sh "$@" ;;
    fuzz) need_setup; build; exec tests/fuzz/run.sh "$@" ;;
    install | uninstall | deb)
        say "build.sh: '$command' is not there yet" >&2; exit 2 ;;
    *) usage >&2; exit 2 ;;
esac
