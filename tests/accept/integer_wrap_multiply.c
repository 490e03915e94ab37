// Signed products wrap.
// expect: 131073 12884901889
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = 65537;
    i64 b = 4294967297;
    console_print(c, "%d %ld\n", a * a * argc, b * b * b * argc);
    return 0;
}
