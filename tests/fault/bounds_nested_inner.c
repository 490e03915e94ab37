// Each dimension is checked on its own.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    int a[3][4] = {{0}};
    int i = zero, j = 4;
    return a[i][j]; // fault: bounds "a[i][j]" i=4 len=4
    return 0;
}
