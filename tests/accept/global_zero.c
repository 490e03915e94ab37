// Static data without an initialiser is zero.
// expect: 0 0 1 0
#include <spin/safe.h>
#include <console.h>

static int n;
static struct { int a[3]; const char *s; } box;
static double d;

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    console_print(out, "%d %d %d %g\n", n, box.a[2], box.s == NULL, d);
    return 0;
}
