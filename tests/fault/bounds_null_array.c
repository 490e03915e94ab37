// A null array has no elements.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    int *a = NULL;
    if (zero > 5)
        a = new_array(int, 5);
    return a[0]; // fault: bounds "a[0]" i=0 len=0
    return 0;
}
