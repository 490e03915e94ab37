// A text wrapped to a width, and justified with blanks between the words.
// expect: |A   fault    ends    the|
// expect: |activation  that  caused|
// expect: |it,  and   neither   the|
// expect: |kernel  nor  any   other|
// expect: |extension notices.|
// expect: |A fault ends the activation that  caused|
// expect: |it, and neither the kernel nor any other|
// expect: |extension notices.|
#include <console.h>

static void line(struct console *c, const char *text, int from, int to, int width, _Bool is_last)
{
    int gaps = 0, extra = width - (to - from);
    for (int i = from; i < to; i++)
        gaps += text[i] == ' ';
    console_print(c, "|");
    for (int i = from, seen = 0; i < to; i++) {
        console_print(c, "%c", text[i]);
        if (text[i] != ' ' || is_last || !gaps)
            continue;
        int more = extra * (seen + 1) / gaps - extra * seen / gaps;
        console_print(c, "%*s", more, "");
        seen++;
    }
    console_print(c, "|\n");
}
static void wrap(struct console *c, const char *text, int width)
{
    int from = 0, at = 0, last = -1;
    for (;; at++) {
        if (text[at] == ' ')
            last = at;
        if (!text[at] || at - from >= width) {
            _Bool is_end = !text[at] && at - from <= width;
            int to = is_end ? at : last > from ? last : at;
            line(c, text, from, to, width, is_end);
            if (is_end)
                return;
            from = text[to] == ' ' ? to + 1 : to;
            at = from;
            last = -1;
        }
    }
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    static const char *const text = "A fault ends the activation that caused it, and neither the "
                                    "kernel nor any other extension notices.";
    wrap(c, text, 24);
    wrap(c, text, 40);
    return 0;
}
