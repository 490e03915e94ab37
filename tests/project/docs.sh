#!/bin/bash
# The documents are true where a program can tell: the programs of the guide compile, the help in
# docs/commands.md is what the programs print, the files that are named exist, what they tell to type
# works, the trusted base is as large as docs/safety.md says, and nothing is said of the place where
# this was written.
cd "$(dirname "$0")/../.." || exit 2
bin=${SPINDLE_BIN:-$PWD/build/bin}
scratch=$(mktemp -d "${TMPDIR:-/tmp}/spindle-docs.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
bad=0
documents='README.md ARCHITECTURE.md CONTRIBUTING.md docs/*.md tests/README.md samples/*/README.md'

complain() {
    echo "$*"
    bad=1
}

# A block of indented lines with a main in it is a whole program.
programs_compile() {
    local source
    awk -v folder="$scratch" '
        function flush() {
            if (text ~ /int main\(/)
                printf "%s", text > (folder "/guide" ++n ".c")
            text = ""
        }
        /^    / { text = text substr($0, 5) "\n"; next }
        /^$/ { if (text != "") text = text "\n"; next }
        { flush() }
        END { flush() }' docs/language.md
    for source in "$scratch"/guide*.c; do
        [ -e "$source" ] || complain "docs/language.md: no program in the guide"
        "$bin/spinc" --check "$source" || complain "docs/language.md: the program above does not compile"
    done
}

# Every `    $ PROGRAM --help` block of docs/commands.md is what the program prints.
help_is_printed() {
    local command
    while read -r command; do
        # shellcheck disable=SC2086 # the command's words
        diff <(awk -v line="    \$ $command" '
                $0 == line { on = 1; next }
                on && /^(    .*)?$/ { print substr($0, 5); next }
                on { exit }' docs/commands.md | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}') \
            <("$bin"/$command) || complain "docs/commands.md: '$command' prints something else"
    done < <(sed -n 's/^    \$ \(.* --help\)$/\1/p' docs/commands.md)
}

# Paths in backquotes that begin with a folder of ours.
files_exist() {
    local path
    while read -r path; do
        compgen -G "${path%[.,]}" >/dev/null || complain "documents name $path, which is not there"
    done < <(grep -ohE '`(compiler|runtime|kernel|stdlib-ext|samples|tests|docs)/[A-Za-z0-9_./*-]*`' \
        README.md ARCHITECTURE.md CONTRIBUTING.md docs/safety.md docs/commands.md |
        tr -d '`' | grep -vE 'CODE|NAME' | sort -u)
}

# The section of ARCHITECTURE.md on a folder names what lies somewhere in it, and every folder in it.
architecture_is_so() {
    local folder name
    while read -r folder name; do
        [ -e "$name" ] || [ -n "$(find "$folder" -path "*/${name%/}" -print -quit)" ] ||
            complain "ARCHITECTURE.md: no $name in $folder"
    done < <(awk '
        /^## / { folder = $2 ~ /\/$/ ? $2 : "" }
        folder != "" {
            while (match($0, /`[A-Za-z0-9_\/*-]+(\/|\.(c|h|def|sh|S|md))`/)) {
                name = substr($0, RSTART + 1, RLENGTH - 2)
                if (name !~ /NAME/)
                    print folder, name
                $0 = substr($0, RSTART + RLENGTH)
            }
        }' ARCHITECTURE.md)
    for folder in compiler runtime kernel stdlib-ext tests; do
        for name in "$folder"/*/; do
            name=${name#"$folder/"}
            sed -n "/^## $folder\//,/^## /p" ARCHITECTURE.md | grep -q "[\`/]$name" ||
                complain "ARCHITECTURE.md does not name $folder/$name"
        done
    done
}

# The commands of README.md work as they are printed, one after the other; each of build.sh that a
# document names is one that it has.
commands_work() {
    local command name
    mkdir "$scratch/readme"
    ln -s "$PWD/samples" "$scratch/readme/samples"
    ln -s "$(dirname "$bin")" "$scratch/readme/build"
    while read -r command; do
        # shellcheck disable=SC2086 # the command's words
        (cd "$scratch/readme" && $command) >"$scratch/printed" 2>&1 ||
            complain "README.md: '$command' fails: $(head -1 "$scratch/printed")"
    done < <(sed -n 's#^    \(build/bin/[^#]*\)#\1#p' README.md)
    [ -e "$scratch/readme/hello.o" ] || complain "README.md: no command makes hello.o"
    # shellcheck disable=SC2086 # patterns of files
    grep -ohE '\./build\.sh [a-z]+' $documents | sort -u | while read -r _ name; do
        ./build.sh help | grep -qE "^  $name " || echo "$name"
    done >"$scratch/printed"
    [ ! -s "$scratch/printed" ] || complain "documents name build.sh $(xargs <"$scratch/printed"), which help does not"
}

# docs/safety.md may be off by a tenth.
trusted_base_is_so() {
    local folder lines stated
    while read -r folder lines; do
        stated=$(sed -n "s#^| \`$folder/\` | \([0-9]*\) |.*#\1#p" docs/safety.md)
        [ -n "$stated" ] && [ $((10 * (stated > lines ? stated - lines : lines - stated))) -le "$lines" ] ||
            complain "docs/safety.md: $folder has $lines lines, not ${stated:-none}"
    done < <(tests/project/trusted.sh)
}

# The repository speaks of itself only.
speaks_of_itself() {
    # shellcheck disable=SC2086 # patterns of files
    ! grep -nE '(^|[ `(])/(work|root|home)/|\b(session|helper)s? (named|called|that wrote)|\bissue #?[0-9]' \
        $documents || complain "documents speak of the place where they were written"
}

# The guide's table of faults has every word that reports use.
faults_are_listed() {
    local word
    while read -r word; do
        grep -q "^|.*\`$word\`.*|" docs/language.md || complain "docs/language.md: no fault '$word'"
    done < <(sed -n 's/^FAULT(.*"\(.*\)").*/\1/p' runtime/include/spin/fault.def)
}

programs_compile
faults_are_listed
help_is_printed
files_exist
architecture_is_so
commands_work
trusted_base_is_so
speaks_of_itself
exit $bad
