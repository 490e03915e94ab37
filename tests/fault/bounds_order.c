// The first of two wrong accesses is the one reported.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 2), *b = new_array(int, 3);
    int i = 2 + zero, j = 3 + zero;
    return a[i] + b[j]; // fault: bounds "a[i]" i=2 len=2
    return 0;
}
