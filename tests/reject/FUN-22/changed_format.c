// rule: FUN-22
// A number would be taken for the address of a text.
#include <console.h>
__attribute__((format(printf, 1, 2)))
static void note(const char *format, ...)
{
    struct console *c = console_open();
    format = "%s";
    console_print(c, format, format_rest());  // error: FUN-22
}
int main(int argc, str_t *__array argv)
{
    note("%s", "text");
    return 0;
}
