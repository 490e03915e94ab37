// The outer dimension, although the element would be inside.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    int a[3][4] = {{0}};
    int i = 3 + zero;
    return a[i][0]; // fault: bounds "a[i]" i=3 len=3
    return 0;
}
