// Tentative definitions are one variable; the one with a value counts, wherever it stands.
// expect: 307 5 0 12
#include <console.h>

static int a;
static int a;
static int b;
static int get(void)
{
    return a * 100 + b;
}
static int b = 7;
static int b;
static int a;
static int list[];
static int second(void)
{
    return list[1];
}
static int list[3] = {4, 5, 6};
static const struct pair {
    int x, y;
} p;
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    a = 3;
    console_print(c, "%d %d %d %lu\n", get(), second(), p.x + p.y, sizeof list);
    return 0;
}
