// The place of a compound assignment is evaluated once.
// expect: 11 8 3 calls 2
#include <spin/safe.h>
#include <console.h>

static int calls;
static int next(void)
{
    return calls++;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int a[3] = {1, 2, 3};
    a[next()] += 10;
    a[next()] <<= 2;
    console_print(out, "%d %d %d calls %d\n", a[0], a[1], a[2], calls);
    return 0;
}
