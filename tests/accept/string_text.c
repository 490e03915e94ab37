/* The bounded helpers of string.h: text ends at its NUL or at the end of its array. */
#include <console.h>
#include <string.h>
// expect: 5 8 0 3
// expect: hello 5, hel 3, -1 0 1
// expect: 4 5 0

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    char full[8];
    char small[4];
    fill(full, 'x', 8);
    console_print(console, "%d %d %d %d\n", (int)slen("hello"), (int)slen(full), (int)slen(""),
                  (int)slen("abc\0def"));
    int n = (int)scopy(full, "hello");
    int m = (int)scopy(small, "hello");
    console_print(console, "%s %d, %s %d, %d %d %d\n", full, n, small, m,
                  scmp("abc", "abd") < 0 ? -1 : 9, scmp(full, "hello"), scmp("b", "a") > 0 ? 1 : 9);
    console_print(console, "%d %d %d\n", (int)sfind("hello", 'o'), (int)sfind("hello", 'z'),
                  (int)sfind("", 'a'));
    return 0;
}
