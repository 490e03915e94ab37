// Slices of one text: words without copying them.
// expect: [parts]2 [of]8 [one]13 [text]17 
#include <console.h>

SLICE(const char, text);
static text word(text *__scope from)
{
    u32 n = 0;
    while (n < from->len && elems(*from)[n] == ' ')
        n++;
    from->off += n;
    from->len -= n;
    for (n = 0; n < from->len && elems(*from)[n] != ' '; n++)
        ;
    text found = {from->base, from->off, n};
    from->off += n;
    from->len -= n;
    return found;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
#define ALL "  parts of   one text "
    text rest = {ALL, 0, sizeof ALL - 1}, w;
    while (w = word(&rest), w.len > 0)
        console_print(c, "[%.*s]%u ", (int)w.len, elems(w), w.off);
    console_print(c, "\n");
    return 0;
}
