// legal neighbour of without_rest
#include <console.h>
__attribute__((format(printf, 1, 2))) static void note(const char *format, ...)
{
    console_print(console_open(), format, format_rest());
}
int f(void)
{
    note("text");
    return 0;
}
