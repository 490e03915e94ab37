// fill() stays inside.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    u16 *a = new_array(u16, 4);
    fill(a + 2, 1, 3 + zero); // fault: block "" n=3 len=2
    return 0;
}
