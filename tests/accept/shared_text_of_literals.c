// Literals with the same text are data that does not change, wherever they stand.
// expect: text next text r
#include <console.h>

static const char *pick(int n)
{
    return n ? "text" : "other";
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    const char *a = pick(1);
    char own[] = "text";
    own[0] = 'n';
    console_print(c, "%s %s %s %c\n", a, own, pick(1), pick(0)[4]);
    return 0;
}
