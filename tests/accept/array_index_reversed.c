// i[a] is a[i].
// expect: 5
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a[3] = {4, 5, 6};
    console_print(c, "%d\n", argc[a]);
    return 0;
}
