// Typedefs of typedefs, of arrays and of structs; a typedef's array decays as usual.
// expect: 6 15 24
// expect: 12 24 28
#include <console.h>

typedef int number;
typedef number row[3];
typedef row grid[2];
typedef struct {
    grid cells;
    number used;
} sheet;
static number sum(const number r[3])
{
    return r[0] + r[1] + r[2];
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    sheet s = {{{1, 2, 3}, {4, 5, 6}}, 6};
    row one = {7, 8, 9};
    console_print(c, "%d %d %d\n", sum(s.cells[0]), sum(s.cells[1]), sum(one));
    console_print(c, "%lu %lu %lu\n", sizeof(row), sizeof(grid), sizeof(sheet));
    return 0;
}
