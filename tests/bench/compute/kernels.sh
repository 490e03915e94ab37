# To be sourced at the top of the tree: kernels of the compute bench, their variants, their instructions. $bin is
# where our programs are.
# shellcheck shell=bash disable=SC2154
compute=tests/bench/compute
# What makes plain C of a kernel, in the order of the search.
plain=(-I "$compute/plain" -I tests/plain -I runtime/include -I "$compute/interface")

# The kernels' names, or of one kind, computing or allocating.
kernel_names() {
    awk -v kind="${1:-}" 'kind == "" || $2 == kind { print $1 }' "$compute/kernels.list"
}

is_allocating() {
    grep -qx "$1 allocating" "$compute/kernels.list"
}

# Unchecked C with the flags that a release has; the library shows no more than a kernel's interface.
library() {
    local compiler=$1 name=$2 out=$3
    shift 3
    "$compiler" -O2 -std=gnu17 -w -fPIC -fvisibility=hidden -shared \
        "${plain[@]}" -o "$out" "$@" "$compute/$name.c"
}

wasm() {
    clang-19 --target=wasm32 -O2 -std=gnu17 -w -mbulk-memory -fvisibility=hidden -nostdlib -nostdlibinc \
        -Wl,--no-entry -Wl,-z,stack-size=262144 -I "$compute/plain/wasm" \
        "${plain[@]}" -o "$2" "$compute/harness/wasm_heap.c" "$compute/$1.c"
}

wasm2c_library() {
    local scratch=$2.parts runtime=/usr/share/wabt/wasm2c
    mkdir -p "$scratch"
    wasm "$1" "$scratch/kernel.wasm" && wasm2c -n kernel -o "$scratch/kernel.c" "$scratch/kernel.wasm" &&
        clang-19 -O2 -std=gnu17 -w -fPIC -fvisibility=hidden -shared -I "$scratch" -I "$runtime" -o "$2" \
            "$scratch/kernel.c" "$runtime/wasm-rt-impl.c" "$compute/harness/wasm2c.c" -lm
    local made=$?
    rm -rf "$scratch"
    return "$made"
}

safe() {
    "$bin/spinc" --backend="$1" -I "$compute/interface" -o "$3" "$compute/$2.c"
}

# build_variant VARIANT NAME OUT
build_variant() {
    case $1 in
        clang) library clang-19 "$2" "$3" ;;
        gcc) library gcc "$2" "$3" ;;
        clang-boehm) library clang-19 "$2" "$3" -DPLAIN_BOEHM -lgc ;;
        spindle) safe clang "$2" "$3" ;;
        spindle-tcc) safe tcc "$2" "$3" ;;
        wasm2c) wasm2c_library "$2" "$3" ;;
        v8) wasm "$2" "$3" ;;
    esac
}

# What the variant needs and is not there.
missing_of() {
    local tool
    case $1 in
        gcc) set -- gcc ;;
        wasm2c) set -- wasm2c wasm-ld-19 ;;
        v8) set -- node wasm-ld-19 ;;
        *) set -- ;;
    esac
    for tool; do
        command -v "$tool" >/dev/null || { echo "$tool"; return 0; }
    done
    return 1
}

suffix_of() {
    case $1 in
        spindle | spindle-tcc) echo o ;;
        v8) echo wasm ;;
        *) echo so ;;
    esac
}

# Whether a file is newer than everything that it is made of.
is_fresh() {
    local part
    for part in "$compute/$2.c" "$compute/kernels.sh" "$compute"/{plain,plain/*,interface,harness}/*.[ch] tests/plain/spin/safe.h "$bin/spinc"; do
        [ "$1" -nt "$part" ] || return 1
    done
}

# build_kernels OUT VARIANT...: OUT/VARIANT/NAME.* of every kernel; what cannot be made is said.
build_kernels() {
    local out=$1 variant name file missing
    shift
    for variant; do
        if missing=$(missing_of "$variant"); then
            echo "   $variant skipped: $missing is not installed" >&2
            rm -rf "${out:?}/$variant"
            continue
        fi
        mkdir -p "$out/$variant"
        for name in $(kernel_names "$([ "$variant" != clang-boehm ] || echo allocating)"); do
            file=$out/$variant/$name.$(suffix_of "$variant")
            is_fresh "$file" "$name" || build_variant "$variant" "$name" "$file" ||
                { echo "compute: $name cannot be made for $variant" >&2; rm -f "$file"; return 2; }
        done
    done
}

# --- Instructions ------------------------------------------------------------------------------------------

# Of the profile of one call of measured_run(): those that stand in the kernel, in what it calls of the
# machine's C library, and in the arena, where extensions and their runtime are and callgrind knows no file. What
# makes an object where the collector has blocks in spare is in the arena, so it counts for unchecked C, too:
# the procedures of libgc that do it, and how they find their thread's blocks.
own_instructions() {
    awk '
        function is_allocation() {
            return runs == "library" && (called == "__tls_get_addr" ||
                called ~ /^GC_(malloc|malloc_atomic|malloc_kind|end_stubborn_change)$/)
        }
        function note(text,  id) {
            id = text
            sub(/ .*/, "", id)
            if (sub(/^[^ ]* /, "", text)) name[id] = text
            return id
        }
        /^ob=/ { object = note(substr($0, 4)); next }
        /^cob=/ { note(substr($0, 5)); next }
        /^c?fn=/ {
            id = text = substr($0, index($0, "=") + 1)
            sub(/ .*/, "", id)
            if (sub(/^[^ ]* /, "", text)) procedure[id] = text
            if (/^fn=/) called = procedure[id]
            next
        }
        /^calls=/ { is_call = 1; next }
        /^[-+*0-9]/ { if (is_call) is_call = 0; else if (is_allocation()) total += $2; else sum[object] += $2 }
        END {
            for (id in sum) {
                if (name[id] == "???" || name[id] ~ /\/(clang|gcc|clang-boehm|wasm2c)\/[^\/]*$/ ||
                    (runs == "library" && name[id] ~ /\/libc\.so/))
                    total += sum[id]
            }
            print total + 0
        }' runs="$1" "$2"
}

# count_variant OUT VARIANT NAME...: lines `NAME VARIANT INSTRUCTIONS` for one turn of each kernel.
count_variant() {
    local out=$1 variant=$2 scratch i=0 name runs=library arguments=()
    shift 2
    case $variant in
        spindle | spindle-tcc) runs=spindle arguments=("$bin/../keys") ;;
    esac
    scratch=$(mktemp -d)
    for name; do
        echo "$out/$variant/$name.$(suffix_of "$variant") 1"
    done | valgrind --tool=callgrind --zero-before=measured_run --dump-after=measured_run \
        --callgrind-out-file="$scratch/profile" "$bin/test/bench-compute-$runs" "${arguments[@]}" \
        >"$scratch/answers" 2>"$scratch/messages" || { cat "$scratch/messages" >&2; rm -rf "$scratch"; return 2; }
    ! grep '^error' "$scratch/answers" >&2 || { rm -rf "$scratch"; return 2; }
    for name; do
        i=$((i + 1))
        echo "$name $variant $(own_instructions "$runs" "$scratch/profile.$i")"
    done
    rm -rf "$scratch"
}

# count_kernels OUT VARIANT...: of every kernel that there is. Under valgrind there is not room for the memories
# of many modules of WebAssembly, so these are counted one by one.
count_kernels() {
    local out=$1 variant name names
    shift
    for variant; do
        [ -d "$out/$variant" ] || continue
        mapfile -t names < <(kernel_names "$([ "$variant" != clang-boehm ] || echo allocating)")
        if [ "$variant" = wasm2c ]; then
            for name in "${names[@]}"; do
                count_variant "$out" "$variant" "$name" || return
            done
        else
            count_variant "$out" "$variant" "${names[@]}" || return
        fi
    done
}
