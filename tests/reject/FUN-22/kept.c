// rule: FUN-22
// Who has the values after the call would read the frame of a caller that is gone.
#include <console.h>
__attribute__((format(printf, 1, 2)))
static void note(const char *format, ...)
{
    struct console *c = console_open();
    const void *kept = format_rest(); console_print(c, "%p", kept);  // error: FUN-22
}
int main(int argc, str_t *__array argv)
{
    note("%s", "text");
    return 0;
}
