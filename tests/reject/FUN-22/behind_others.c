// rule: FUN-22
// The conversions would take other arguments than those they were matched with.
#include <console.h>
__attribute__((format(printf, 1, 2)))
static void note(const char *format, ...)
{
    struct console *c = console_open();
    console_print(c, format, 1, format_rest());  // error: FUN-22
}
int main(int argc, str_t *__array argv)
{
    note("%s", "text");
    return 0;
}
