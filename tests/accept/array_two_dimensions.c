// Rows of a two-dimensional array.
// expect: 20 12
#include <console.h>

static int grid[4][5];
static int row_sum(const int *__counted_by(5) __scope row)
{
    int s = 0;
    for (int i = 0; i < 5; i++)
        s += row[i];
    return s;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 5; j++)
            grid[i][j] = i * j;
    console_print(c, "%d %d\n", row_sum(grid[2]), grid[3][4]);
    return 0;
}
