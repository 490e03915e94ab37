// A check in an argument.
#include <spin/safe.h>

static int zero;
static int twice(int n)
{
    return n * 2;
}

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 2);
    return twice(a[zero + 2]); // fault: bounds "a[zero + 2]" i=2 len=2
    return 0;
}
