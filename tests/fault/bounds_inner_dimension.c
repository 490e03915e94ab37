// Every dimension has its own bound: [0][4] is not [1][0].
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    int grid[3][4] = {{0}};
    return grid[0][argc + 3]; // fault: bounds "grid[0][argc + 3]" i=4 len=4
}
