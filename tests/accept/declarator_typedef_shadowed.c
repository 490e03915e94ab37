// A name of a type is hidden by a variable of an inner scope, and seen again behind it.
// expect: 11 55
// expect: 11 4
#include <console.h>

typedef int word;
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    word a = 1;
    {
        int word = 5;
        a += word * 2;
        word *= a;
        console_print(c, "%d %d\n", a, word);
    }
    word b = a;
    console_print(c, "%d %lu\n", b, sizeof(word));
    return 0;
}
