// A negative number of elements.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    u16 *a = new_array(u16, 4);
    zero(a, -1 - zero); // fault: block "" len=4
    return 0;
}
