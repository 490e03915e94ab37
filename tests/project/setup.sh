#!/bin/bash
# `build.sh setup` against a fake apt-get, dpkg-query, id and sudo: what it says, asks and runs.
# The fakes keep the installed packages in $world/installed and log every call to $world/log.
# shellcheck disable=SC2016,SC2119 source=tests/expect.sh # conditions are evaluated by expect
cd "$(dirname "$0")/../.." || exit 2
root=$PWD
. tests/expect.sh

fake() {
    cat >"$world/bin/$1"
    chmod +x "$world/bin/$1"
}

# A machine where everything but the named packages is installed.
machine_without() {
    rm -rf "${world:?}"/*
    touch "$world/out" "$world/err"
    mkdir "$world/bin"
    for tool in bash dirname readlink awk xargs grep env cat tr rm mktemp script sh; do
        ln -s "$(command -v $tool)" "$world/bin/$tool"
    done
    printf '%s\n' "$@" >"$world/missing"
    echo 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"' >"$world/os-release"
    echo 0 >"$world/uid"
    : >"$world/log"
    fake id <<'FAKE'
#!/bin/sh
cat "$WORLD/uid"
FAKE
    fake dpkg-query <<'FAKE'
#!/bin/sh
missing=" $(tr '\n' ' ' <"$WORLD/missing")"
for package; do
    case $package in -*) continue ;; esac
    case $missing in *" $package "*) ;; *) echo "$package=installed" ;; esac
done
FAKE
    fake apt-get <<'FAKE'
#!/bin/bash
echo "apt-get $*" >>"$WORLD/log"
case "$*" in
    update*) rm -f "$WORLD/no-lists" ;;
    *--print-uris*)
        [ ! -e "$WORLD/no-lists" ] || exit 100
        [ ! -e "$WORLD/cached" ] || exit 0
        for package; do
            case $package in -* | install) ;; *) echo "'pool/$package' $package.deb 1500000 X" ;; esac
        done ;;
    *' -s '*) cat "$WORLD/plan" 2>/dev/null ;;
    install*)
        echo "DEBIAN_FRONTEND=${DEBIAN_FRONTEND:-}" >>"$WORLD/log"
        [ ! -e "$WORLD/stale" ] || { rm "$WORLD/stale"; exit 100; }
        [ ! -e "$WORLD/broken" ] || exit 100
        : >"$WORLD/missing" ;;
esac
FAKE
}

with_sudo() {
    echo 1000 >"$world/uid"
    fake sudo <<'FAKE'
#!/bin/sh
echo "sudo $*" >>"$WORLD/log"
exec "$@"
FAKE
}

# Runs build.sh on that machine.
on_machine() {
    run env -i PATH="$world/bin" WORLD="$world" SPINDLE_OS_RELEASE="$world/os-release" \
        ${ci:+CI=true} "$root/build.sh" "$@"
}

# The same on a terminal, where the answer $1 is typed.
on_terminal() {
    local answer=$1
    shift
    echo "$answer" | env -i PATH="$world/bin" WORLD="$world" SPINDLE_OS_RELEASE="$world/os-release" \
        script -qec "$root/build.sh $*" /dev/null >"$world/out" 2>"$world/err"
    status=$?
}

did() { grep -qF -- "$1" "$world/log"; }
installed_nothing() { ! grep -qE '^apt-get install.* -y ' "$world/log"; }
no_network() { ! grep -qE '^apt-get (update|install.* -y )' "$world/log"; }
# The number of the first line of the output that holds $1.
line_of() { grep -nF -- "$1" "$world/out" | head -1 | cut -d: -f1; }

ci=
machine_without
on_machine setup
expect 'nothing missing: no question, no apt-get' 'exits 0' '[ ! -s "$world/log" ]'

machine_without libgc-dev gdb
on_machine setup
expect 'root: says command and size, then installs just what is missing' 'exits 0' \
    'says "apt-get install --no-install-recommends -y libgc-dev gdb"' 'says "3.0 MB to download"' \
    'did "apt-get install --no-install-recommends -y libgc-dev gdb"' 'did DEBIAN_FRONTEND=noninteractive' \
    '! did "apt-get update"' '! grep -q sudo "$world/log"'

machine_without libgc-dev
on_terminal n setup
expect 'terminal, no: asked after the size, nothing installed' 'exits 2' \
    '[ "$(line_of "MB to download")" -lt "$(line_of "Install now?")" ]' 'installed_nothing'

machine_without libgc-dev
on_terminal y setup
expect 'terminal, yes: installed' 'exits 0' 'says "Install now?"' 'did "-y libgc-dev"'

machine_without libgc-dev
on_terminal n setup -y
expect 'terminal with -y: not asked' 'exits 0' '! says "Install now?"' 'did "-y libgc-dev"'

machine_without libgc-dev
on_terminal n -y setup
expect '-y before the command' 'exits 0' '! says "Install now?"' 'did "-y libgc-dev"'

machine_without libgc-dev
ci=true on_machine setup
expect 'CI=true: not asked' 'exits 0' '! says "Install now?"' 'did "-y libgc-dev"'

machine_without libgc-dev
with_sudo
on_machine setup
expect 'user with sudo: through sudo' 'exits 0' \
    'did "sudo env DEBIAN_FRONTEND=noninteractive apt-get install"'

machine_without libgc-dev
echo 1000 >"$world/uid"
on_machine setup
expect 'user without sudo: the command, exit 2, no network' 'exits 2' \
    'says "apt-get install --no-install-recommends -y libgc-dev"' 'says "MB to download"' 'no_network'

machine_without libgc-dev
touch "$world/no-lists"
on_machine setup
expect 'empty lists: update first' 'exits 0' 'says "first: apt-get update"' \
    'says "1.5 MB to download"' 'did "-y libgc-dev"'

machine_without libgc-dev
touch "$world/cached"
on_machine setup
expect 'already fetched: nothing to download, no update' 'exits 0' 'says "0.0 MB to download"' \
    'did "-y libgc-dev"' '! did "apt-get update"'

machine_without libgc-dev
touch "$world/stale"
on_machine setup
expect 'old lists: update after the failure and once more' 'exits 0' \
    '[ "$(grep -cE "^apt-get install.* -y " "$world/log")" = 2 ]' 'did "apt-get update"'

machine_without libgc-dev
touch "$world/broken"
on_machine setup
expect 'apt-get fails: exit 2' 'exits 2' 'says "apt-get failed"'

machine_without libgc-dev
echo 'PRETTY_NAME="Fedora Linux 41"' >"$world/os-release"
on_machine setup
expect 'another system: what was expected and found' 'exits 2' 'says "expected Debian 12"' \
    'says "found Fedora Linux 41"' 'says libgc-dev' 'no_network'

machine_without libgc-dev
rm "$world/bin/apt-get"
on_machine setup
expect 'no apt-get: exit 2' 'exits 2' 'says "expected Debian 12"'

machine_without libgc-dev
printf '#!/bin/sh\n' | fake node
echo 'Inst nodejs (18.0 Debian:12 [amd64])' >"$world/plan"
on_machine setup
expect 'a plan that brings nodejs where node exists: refused' 'exits 2' 'installed_nothing'

machine_without qemu-system-x86
on_machine setup
expect 'the emulator is installed with the rest' 'exits 0' \
    'did "apt-get install --no-install-recommends -y qemu-system-x86"'

machine_without qemu-system-x86
touch "$world/broken"
on_machine setup
expect 'no emulator to be had: a word, and the rest goes on' 'exits 0' 'says "tests are skipped"'

machine_without qemu-system-x86 libgc-dev
touch "$world/broken"
on_machine setup
expect 'what is needed is not optional' 'exits 2' 'says "apt-get failed"'

machine_without hyperfine graphviz
on_machine setup bench
expect 'a group installs its own' 'exits 0' 'did "-y hyperfine"' '! did graphviz'

machine_without libgc-dev
on_machine setup nonsense
expect 'an unknown group: exit 2' 'exits 2' 'says nonsense' '[ ! -s "$world/log" ]'

for command in build run test check; do
    machine_without meson
    touch "$world/broken"
    on_machine $command
    expect "$command sets up what is missing" 'exits 2' 'did "-y meson"'
done

machine_without libgc-dev
on_machine install
expect 'what is not there yet says so' 'exits 2' 'says "not there yet"' '[ ! -s "$world/log" ]'

# Everything setup can install is named in ARCHITECTURE.md.
: >"$world/log"
eval "$(sed -n '/^packages() {/,/^}/p' build.sh)"
for group in default optional bench dev; do packages $group; done | xargs -n1 |
    while read -r package; do grep -qw -- "$package" ARCHITECTURE.md || echo "$package"; done >"$world/out"
expect 'every package is in ARCHITECTURE.md' '[ ! -s "$world/out" ]'
expect 'never nodejs' '! packages default | grep -qE "nodejs|npm"'

finish
