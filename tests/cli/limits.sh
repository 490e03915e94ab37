# Sourced by run.sh: what spinc accepts at its limits, the kernel loads.
# shellcheck shell=bash disable=SC2016,SC2154
cat >"$world/full.c" <<'E2'
#include <spin/safe.h>

static u8 data[128 * 1024 * 1024], more[64 * 1024 * 1024];

int main(int argc, str_t *__array argv)
{
    data[sizeof data - 1] = 40;
    more[sizeof more - 1] = 2;
    return data[sizeof data - 1] + more[sizeof more - 1];
}
E2
for back_end in tcc clang; do
    run "$bin/spinc" --backend=$back_end -o "$world/full.o" "$world/full.c"
    expect "$back_end: as much static data as is allowed" 'exits 0'
    run "$bin/spindle" run "$world/full.o"
    expect "$back_end: the kernel loads it" 'exits 42'
done
