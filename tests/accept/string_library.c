// slen, scopy, scmp and sfind of <string.h>.
// plain: no - lengths of references
// expect: 7 7 7
// expect: spindle 1 1 0
// expect: 4 7
#include <console.h>
#include <string.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    char buffer[8];
    console_print(c, "%lu %lu %lu\n", slen("spindle"), scopy(buffer, "spindles and more"),
                  slen(buffer));
    console_print(c, "%s %d %d %d\n", buffer, scmp("abc", "abd") < 0, scmp("b", "abc") > 0,
                  scmp("same", "same"));
    console_print(c, "%lu %lu\n", sfind("spindle", 'd'), sfind("spindle", 'x'));
    return 0;
}
