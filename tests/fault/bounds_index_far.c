// An index far behind an array.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    u8 *a = new_array(u8, 3);
    long i = 1l << 40;
    a[i] = 1; // fault: bounds "a[i]" i=1099511627776 len=3
    return 0;
}
