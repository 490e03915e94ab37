// Counting and comparing characters.
// expect: 2 0
#include <console.h>

static int count(const char *text, char wanted)
{
    int n = 0;
    for (u64 i = 0; text[i]; i++)
        n += text[i] == wanted;
    return n;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d\n", count("extension", 'e'), count("", 'x'));
    return 0;
}
