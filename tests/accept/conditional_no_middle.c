// x ?: y evaluates x once.
// expect: 7 1 2
#include <spin/safe.h>
#include <console.h>

static int calls;
static int get(void)
{
    return calls++;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int a = get() ?: 7;
    int b = get() ?: 8;
    console_print(out, "%d %d %d\n", a, b, calls);
    return 0;
}
