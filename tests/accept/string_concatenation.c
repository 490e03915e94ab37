// Adjacent literals and escapes.
// expect: tab	here AB|abc
#include <console.h>

static const char *name = "tab\there" " \x41\102";

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%s|%s\n", name, "a" "b" "c");
    return 0;
}
