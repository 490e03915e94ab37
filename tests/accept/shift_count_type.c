// The count of a shift does not widen the result.
// expect: -2147483648 2147483648
#include <spin/safe.h>
#include <console.h>

static u8 one = 1;
static u64 count = 31;

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    console_print(out, "%d %u\n", one << count, (u32)one << count);
    return 0;
}
