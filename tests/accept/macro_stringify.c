// # makes text of an argument as it is written; ## joins tokens; the joined name is expanded again.
// expect: VALUE 42 a + "b\n"
// expect: 7 8 42
// expect: joined
#include <console.h>

#define TEXT(x)    #x
#define EXPAND(x)  TEXT(x)
#define JOIN(a, b) a##b
#define VALUE      42
#define V42        "joined"
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int xy = 7, x1 = 8;
    console_print(c, "%s %s %s\n", TEXT(VALUE), EXPAND(VALUE), TEXT(a + "b\n"));
    console_print(c, "%d %d %d\n", JOIN(x, y), JOIN(x, 1), JOIN(4, 2));
    console_print(c, "%s\n", JOIN(V, 42));
    return 0;
}
