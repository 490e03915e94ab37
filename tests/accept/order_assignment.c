// The place on the left is found before the right side is evaluated.
// plain: no - order of evaluation
// expect: 11 0 3 0
#include <spin/safe.h>
#include <console.h>

static int at;
static int next(void)
{
    return at++;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int a[4] = {0};
    a[next()] = next() + 10;
    a[next()] = at;
    console_print(out, "%d %d %d %d\n", a[0], a[1], a[2], a[3]);
    return 0;
}
