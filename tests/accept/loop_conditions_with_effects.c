// Conditions that assign, count and call.
// expect: 14 3 0
#include <console.h>

static int left = 5;
static int take(void)
{
    return left ? left-- : 0;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int n, sum = 0, tries = 0;
    while ((n = take()) != 0)
        sum += n;
    while (tries++ < 3 && sum-- > 0)
        ;
    do
        sum++;
    while (!(sum % 7 == 0 || tries-- == 0));
    console_print(c, "%d %d %d\n", sum, tries, left);
    return 0;
}
