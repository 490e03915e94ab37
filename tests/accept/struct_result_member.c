// A member of a result can be used at once.
// expect: 3 8
#include <spin/safe.h>
#include <console.h>

struct pair { int a; long b; };
static struct pair get(int n)
{
    return (struct pair){n, n * 2};
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    console_print(out, "%d %ld\n", get(3).a, get(4).b);
    return 0;
}
