// An unsigned index of 64 bits is no negative number.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 4);
    u64 i = (u64)zero - 1;
    return a[i]; // fault: bounds "a[i]" len=4
    return 0;
}
