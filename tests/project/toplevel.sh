#!/bin/bash
# The top level holds these and nothing else.
cd "$(dirname "$0")/../.." || exit 2
expected='.ci
.clang-format
.gitignore
ARCHITECTURE.md
CONTRIBUTING.md
LICENSE
README.md
build.sh
compile_flags.txt
compiler
docs
kernel
meson.build
runtime
samples
stdlib-ext
tests'
found=$(find . -mindepth 1 -maxdepth 1 ! -name .git ! -name build ! -name .cache -printf '%f\n' |
    LC_ALL=C sort)
diff <(echo "$expected") <(echo "$found") | sed -n 's/^</missing:/p; s/^>/unexpected:/p'
[ "$expected" = "$found" ]
