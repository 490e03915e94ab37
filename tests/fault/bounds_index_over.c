// One element behind an array object.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 10);
    int i = zero + 10;
    return a[i]; // fault: bounds "a[i]" i=10 len=10
    return 0;
}
