// const locals, fields and tables.
// expect: 111 7
#include <console.h>

struct config {
    const int limit;
    int n;
};
static const int primes[] = {2, 3, 5, 7};

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    const int base = argc * 10;
    struct config k = {100, 1};
    k.n += k.limit + base;
    console_print(c, "%d %d\n", k.n, primes[3]);
    return 0;
}
