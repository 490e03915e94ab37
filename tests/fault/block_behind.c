// A block that starts behind its array.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    u16 *a = new_array(u16, 4);
    zero(a + 5 + zero, 0); // fault: block "" i=5 len=4
    return 0;
}
