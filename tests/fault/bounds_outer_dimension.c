// The outer dimension is checked on its own.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    int grid[3][4] = {{0}};
    return grid[argc + 2][0]; // fault: bounds "grid[argc + 2]" i=3 len=3
}
