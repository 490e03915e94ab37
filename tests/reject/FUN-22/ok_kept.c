// legal neighbour of kept
#include <console.h>
__attribute__((format(printf, 1, 2)))
static void note(const char *format, ...)
{
    struct console *c = console_open();
    console_print(c, format, format_rest());
}
int main(int argc, str_t *__array argv)
{
    note("%s", "text");
    return 0;
}
