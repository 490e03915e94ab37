// The size of an array comes from its initialiser: its last place, a string, nested rows.
// expect: 3 10 5 2 10 4
// expect: 4 2 6 0 6
#include <console.h>

static int a[] = {1, 2, 3}, b[] = {[9] = 1, [2] = 5, 6};
static char s[] = "four", t[] = {'a', 'b'}, u[] = {"in braces"};
static int rows[][2] = {{1, 2}, {3}, 4, 5, 6};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%lu %lu %lu %lu %lu %lu\n", sizeof a / sizeof *a, sizeof b / sizeof *b,
                  sizeof s, sizeof t, sizeof u, sizeof rows / sizeof *rows);
    int local[] = {[3] = 1, [1] = 2};
    console_print(c, "%lu %d %d %d %d\n", sizeof local / sizeof *local, local[1], b[3], rows[1][1],
                  rows[3][0]);
    return 0;
}
