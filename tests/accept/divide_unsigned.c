// Unsigned division sees no sign.
// expect: 429496729 5 1844674407370955161 5
#include <spin/safe.h>
#include <console.h>

static u32 big = 4294967295u;
static u64 bigger = 18446744073709551615u;

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    console_print(out, "%u %u %lu %lu\n", big / 10, big % 10, bigger / 10, bigger % 10);
    return 0;
}
