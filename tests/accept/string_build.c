// Building text in a buffer.
// expect: spindle 7
#include <console.h>

static u32 append(char *__counted_by(n) __scope out, u32 n, u32 at, const char *text)
{
    for (u32 i = 0; text[i] && at < n; i++)
        out[at++] = text[i];
    return at;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    char buffer[16];
    u32 n = append(buffer, 15, 0, "spin");
    n = append(buffer, 15, n, "dle");
    buffer[n] = 0;
    console_print(c, "%s %u\n", buffer, n);
    return 0;
}
