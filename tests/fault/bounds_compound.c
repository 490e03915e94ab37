// A compound assignment reads and writes through one check.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    u32 *a = new_array(u32, 2);
    int i = 2 + zero;
    a[i] += 5; // fault: bounds "a[i]" i=2 len=2
    return 0;
}
