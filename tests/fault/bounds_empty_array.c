// An array of no elements has none.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, zero);
    return a[0]; // fault: bounds "a[0]" i=0 len=0
    return 0;
}
