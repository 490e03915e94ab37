// Literals side by side are one; an escape ends where its literal ends.
// expect: abcde 3 1 50 4 98
// expect: <spindle:spindle>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    const char *s = "ab"
                    "cd"
                    ""
                    "e";
    char t[] = "\x1"
               "2",
         u[] = "a"
               "\0"
               "b";
    console_print(c, "%s %lu %d %d %lu %d\n", s, sizeof t, t[0], t[1], sizeof u, u[2]);
#define NAME "spindle"
    console_print(c, "%s\n", "<" NAME ":" NAME ">");
    return 0;
}
