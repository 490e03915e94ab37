#include <console.h>
static void warn(int level, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void warn(int level, const char *format, ...)
{
    console_print(console_open(), level ? format : "%s", format_rest());
}
int main(int argc, str_t *__array argv)
{
    warn(1, "%d\n", 2);
    return 0;
}
