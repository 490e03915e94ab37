// An index is computed in 64 bits: a product cannot wrap into the array.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 4);
    int big = 65536 + zero;
    return a[big * big]; // fault: bounds "a[big * big]" i=4294967296 len=4
    return 0;
}
