#!/bin/bash
# The layer rule: who may include what. Every #include of every C file is one of
#   - ours: a file of the same part, of the runtime, or an exception listed below;
#   - foreign: listed below for that very file, or a plain C header.
cd "$(dirname "$0")/../.." || exit 2
find compiler runtime kernel -name '*.[chS]' -print0 | xargs -0 -r awk '
function allowed(file, header,    i) {
    for (i = 1; i <= rules; i++)
        if (file ~ where[i] && header ~ what[i])
            return 1
    return 0
}
function permit(file_pattern, header_pattern) {
    where[++rules] = file_pattern
    what[rules] = header_pattern
}
function exists(name,    line, found) {
    if (name in known)
        return known[name]
    found = (getline line < name) >= 0
    close(name)
    return known[name] = found
}
# The repository file an #include names, or "" when it is foreign.
function resolve(file, header,    part, dir, n, tries, i) {
    part = file; sub("/.*", "", part)
    dir = file; sub("/[^/]*$", "", dir)
    n = split(dir "|" part "|" part "/include|.|runtime/include|kernel/include|stdlib-ext/interfaces|runtime/include/spin/libc", tries, "|")
    for (i = 1; i <= n; i++)
        if (tries[i] "/" header != file && exists(tries[i] "/" header))
            return (tries[i] == "." ? "" : tries[i] "/") header
    return ""
}
function complain(what_is_wrong) {
    print FILENAME ":" FNR ": " what_is_wrong
    bad = 1
}
BEGIN {
    # Foreign interfaces: each lives in the place named here and nowhere else.
    permit("^compiler/parse/clang\\.h$", "^clang-c/")
    permit("^compiler/(parse/preprocess|codegen/tcc)\\.c$", "^libtcc\\.h$")
    permit("^runtime/gc\\.c$", "^gc(/|\\.h)")
    permit("^(runtime/seal\\.c|compiler/main\\.c|compiler/object/[a-z_]+\\.c|kernel/host/keypair\\.c)$", "^sodium\\.h$")
    permit("^compiler/object/(frames|disassemble)\\.c$", "^Zydis/")
    permit("^compiler/(diag_json\\.h|lsp[a-z_]*\\.[ch])$", "^jansson\\.h$")
    permit("^kernel/host/", "^(editline/readline|histedit|jansson)\\.h$")
    # Plain C: the freestanding headers and string.h everywhere, the rest above the kernel core.
    permit(".", "^(float|iso646|limits|stdalign|stdarg|stdatomic|stdbool|stddef|stdint|stdnoreturn)\\.h$")
    permit(".", "^(string|inttypes)\\.h$")
    hosted = "^(compiler/|runtime/[a-z_]+\\.c$|runtime/object/embed\\.c$|kernel/host/|kernel/machine/hosted/)"
    # The bare machine has a C library of its own, which implements the headers of the system.
    permit("^kernel/machine/((debugger|keyring_text)\\.c|x86_64/)", "^(errno|stdio|stdlib)\\.h$")
    permit("^kernel/machine/x86_64/libc/", "^(time|unistd|sys/mman)\\.h$")
    permit(hosted, "^(assert|ctype|errno|fenv|locale|math|setjmp|signal|stdio|stdlib|time)\\.h$")
    permit("^kernel/machine/", "^cpuid\\.h$")
    # Linux: the hosted machine, the host program, and the compiler, which is a Linux program.
    permit("^(compiler/|kernel/host/|kernel/machine/hosted/)",
        "^((sys|linux|asm)/[a-z0-9_]+|unistd|fcntl|dirent|dlfcn|elf|getopt|libgen|link|poll|pthread|pwd|sched|spawn|ucontext|termios|glob|fnmatch|malloc|execinfo|syscall|cpuid)\\.h$")
    permit("^runtime/[a-z_]+\\.c$", "^elf\\.h$")
    permit("^kernel/[a-z_]+\\.[ch]$", "^elf\\.h$")
    # Ours: interface headers are one text for extensions and for the kernel table of exports.
    permit("^kernel/exports\\.c$", "^[a-z]+\\.interface\\.h$") # made by spinc
    permit("^kernel/exports[a-z_]*\\.c$", "^@stdlib-ext/interfaces/")
}
/^[ \t]*#[ \t]*include[ \t]*[<"]/ {
    header = $0
    sub("^[^<\"]*[<\"]", "", header)
    sub("[>\"].*", "", header)
    if (header ~ /(^\/|\.\.)/) {
        complain("includes " header ": no absolute path and no ..")
        next
    }
    ours = resolve(FILENAME, header)
    if (ours == "") {
        if (!allowed(FILENAME, header))
            complain("includes <" header ">, which this file may not")
        next
    }
    split(FILENAME, from, "/")
    split(ours, to, "/")
    if (to[1] != from[1] && to[1] != "runtime" && !allowed(FILENAME, "@" ours))
        complain("includes " ours ": " from[1] " may not see " to[1])
}
/^[ \t]*#[ \t]*if(def|ndef)?[ \t]/ && FILENAME ~ /\.c$/ && FILENAME !~ /machine\// {
    complain("#if in a .c file: let the build choose files instead")
}
END { exit bad }'
status=$?
exit $((status != 0))
